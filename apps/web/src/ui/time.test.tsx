import { permissions } from '@patchbay/contract/permissions';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PlaceProvider, placeOf } from '#api/place.tsx';
import { anOrganisation, aSession, renderPage, tenantId } from '#test/render.tsx';
import { Fact, Facts } from './facts.tsx';
import { Time } from './time.tsx';
import { viewerZone } from './zones.ts';

const at = '2026-07-20T11:30:00.000Z';
const within = (timeZone: string) => placeOf(tenantId, [{ membership: { ...aSession().memberships[0]!, permissions: [...permissions] }, organisation: anOrganisation({ timeZone }) }]);
const fact = (timeZone: string) => (
  <PlaceProvider place={within(timeZone)}>
    <Facts>
      <Fact label="Changed">
        <Time at={at} />
      </Fact>
    </Facts>
  </PlaceProvider>
);

test('a time that is looked up says what the clocks of the enterprise showed, and where', async () => {
  // Fourteen hours before Greenwich: another day nearly everywhere.
  renderPage(fact('Pacific/Kiritimati'));
  expect(await screen.findByText(/Jul 21, 2026, 1:30.AM in Pacific\/Kiritimati/)).toBeTruthy();
});

test('where the clocks agree there is nothing to add', async () => {
  renderPage(fact(viewerZone));
  expect(await screen.findByRole('time')).toBeTruthy();
  expect(screen.queryByText(/ in /)).toBeNull();
});

test('dates are written as the region of the browser writes them', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB', 'en']);
  renderPage(fact(viewerZone));
  expect((await screen.findByRole('time')).textContent).toMatch(/^20 Jul 2026, \d\d:30$/);
});

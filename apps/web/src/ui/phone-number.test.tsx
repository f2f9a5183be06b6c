import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { anId, renderPage } from '#test/render.tsx';
import { PhoneNumbers } from './phone-number.tsx';

test('of several numbers the first is cut where it has to be, and how many there are besides is not', async () => {
  renderPage(<PhoneNumbers of={['+12025550100', '+12025550101', '+12025550102'].map((e164, place) => ({ id: anId(place + 1), e164 }))} />);
  const more = (await screen.findByText('+2')).parentElement!;
  expect(screen.getByText('+1 202 555 0100').parentElement!.contains(more)).toBe(false);
  expect(more.textContent).toBe('+2and 2 more');
  expect(more.title).toBe('+1 202 555 0101, +1 202 555 0102');
});

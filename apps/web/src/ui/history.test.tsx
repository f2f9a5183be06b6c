import { audit, type AuditEvent } from '@patchbay/contract/audit';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../test/answer.ts';
import { anId, renderPage, tenantId } from '../test/render.tsx';
import { History } from './history.tsx';

const anEvent = (id: number): AuditEvent => ({
  id: anId(id), at: '2026-11-20T09:30:00.000Z', actor: { kind: 'account', id: anId(7), name: `Person ${id}`, via: null }, action: 'phone.updated', entity: { type: 'phone', id: anId(100), label: 'Lobby' }, changeSetId: anId(800 + id),
  organisationId: tenantId, organisationName: 'Canistracci OIL', before: {}, after: {}, requestId: 'r', ip: '', revertedBy: null, reverts: null, isRevertible: true,
});

test('older changes open below, page after page, as far as there are some', async () => {
  const pages = { '': [anEvent(5), anEvent(4)], a: [anEvent(3)], b: [anEvent(2), anEvent(1)] };
  const next = { '': 'a', a: 'b', b: null };
  answer(audit.list, ({ query }) => ({ items: pages[(query.after ?? '') as 'a'], total: 5, totalIsEstimate: false, next: next[(query.after ?? '') as 'a'] }));
  const { user } = renderPage(<History type="phone" id={anId(100)} />, { path: '/phones', route: 'phones' });
  for (const count of [2, 3]) {
    await expect.poll(() => screen.queryAllByRole('listitem')).toHaveLength(count);
    await user.click(screen.getByRole('button', { name: 'Show older' }));
  }
  await expect.poll(() => screen.queryAllByText(/^Person/).map(({ textContent }) => textContent)).toEqual(['Person 5', 'Person 4', 'Person 3', 'Person 2', 'Person 1']);
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  expect(callsOf(audit.list).every(({ query }) => query.entityId === anId(100))).toBe(true);
});

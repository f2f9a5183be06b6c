import { endpoint } from '@patchbay/contract/http/endpoint';
import { ById } from '@patchbay/contract/primitives/id';
import { referencesEndpoint } from '@patchbay/contract/references';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { answer, callsOf, hold, refuse } from '#test/answer.ts';
import { anId, renderPage, tenantId } from '#test/render.tsx';
import { useRemove, type Removable } from './remove.tsx';

const things = {
  remove: endpoint({ id: 'things.remove', method: 'DELETE', path: '/things/:id', scope: 'tenant', permission: 'phones:write', summary: '', params: ById }),
  references: referencesEndpoint('things', '/things', 'tenant', 'phones:read'),
};
const nothing = { blocking: [], removed: [], released: [] };
const amber = { id: anId(1), name: 'Amber' };
const birch = { id: anId(2), name: 'Birch' };

const onAnswer = vi.fn();
const Page = ({ objects }: { objects: Removable[] }) => {
  const remove = useRemove(things);
  return (
    <button type="button" onClick={() => void remove(objects).then(onAnswer)}>
      Open
    </button>
  );
};

const open = async (...objects: Removable[]) => {
  onAnswer.mockReset();
  const page = renderPage(<Page objects={objects} />);
  await page.user.click(await screen.findByRole('button', { name: 'Open' }));
  await screen.findByRole('dialog');
  return page;
};
const button = () => screen.getByRole('button', { name: 'Remove' });

test('what hangs on it is named, each with the way there', async () => {
  answer(things.references, { ...nothing, released: [{ kind: 'phone', id: anId(8), label: 'Desk of Ana' }, { kind: 'phone-number', id: anId(9), label: '+12025550100' }] });
  answer(things.remove, undefined);
  const { user } = await open(amber);
  expect(await screen.findByRole('link', { name: 'Desk of Ana' })).toHaveProperty('pathname', `/t/${tenantId}/phones/${anId(8)}`);
  expect(screen.getByText('+1 202 555 0100')).toBeTruthy();
  await user.click(button());
  await waitFor(() => expect(onAnswer).toHaveBeenCalledWith(true));
  expect(callsOf(things.remove).map(({ params }) => params.id)).toEqual([amber.id]);
});

test('what does not come back with it is said, where it has an invitation or devices', async () => {
  answer(things.references, { ...nothing, removed: [{ kind: 'app-device', id: anId(8), label: 'Ann Lee · iOS 26' }] });
  await open(amber);
  expect(await screen.findByText(/neither the invitation to the app nor the devices come back/)).toBeTruthy();
});

test('nothing can be removed before it is known what that would break', async () => {
  const release = hold(things.references, nothing);
  await open(amber);
  expect(button()).toHaveProperty('disabled', true);
  release();
  await waitFor(() => expect(button()).toHaveProperty('disabled', false));
});

test('what must let go first is said, and keeps the button off', async () => {
  answer(things.references, { ...nothing, blocking: [{ kind: 'extension', id: anId(8), label: '100 Reception' }] });
  await open(amber);
  await screen.findByText('These must let go of it first');
  expect(button()).toHaveProperty('disabled', true);
});

test('a refusal stays in the dialog with what refers to it', async () => {
  answer(things.references, nothing);
  refuse(things.remove, 'in-use', { detail: 'Amber is in use.', references: [{ kind: 'extension', id: anId(8), label: '100 Reception' }] });
  const { user } = await open(amber);
  await waitFor(() => expect(button()).toHaveProperty('disabled', false));
  await user.click(button());
  await screen.findByText('Amber is in use.');
  expect(screen.getByRole('link', { name: '100 Reception' })).toBeTruthy();
  expect(onAnswer).not.toHaveBeenCalled();
});

test('of several, those that are gone are not removed again', async () => {
  answer(things.references, nothing);
  let failures = 1;
  answer(things.remove, ({ params }) => {
    if (params.id === birch.id && failures-- > 0) throw new Error('cut');
    return undefined;
  });
  const { user } = await open(amber, birch);
  await waitFor(() => expect(button()).toHaveProperty('disabled', false));
  await user.click(button());
  await screen.findByText('No connection');
  await user.click(button());
  await waitFor(() => expect(onAnswer).toHaveBeenCalledWith(true));
  expect(callsOf(things.remove).map(({ params }) => params.id)).toEqual([amber.id, birch.id, birch.id]);
});

test('Escape keeps everything', async () => {
  answer(things.references, nothing);
  const { user } = await open(amber);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(onAnswer).toHaveBeenCalledWith(false));
  expect(callsOf(things.remove)).toEqual([]);
});

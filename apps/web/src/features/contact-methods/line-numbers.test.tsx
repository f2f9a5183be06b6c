import { appConfigurations, type AppConfiguration } from '@patchbay/contract/app-configurations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { aNumber, pageOf } from '../../test/numbers.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { aLine } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const list = `/t/${tenantId}/contact-methods/app-configurations`;
const [first, second, third] = [aNumber(1), aNumber(2), aNumber(3)];
const shown = ({ e164 }: { e164: string }) => `+1 202 555 01${e164.slice(-2)}`;
const ids = (...numbers: { id: string }[]) => numbers.map(({ id }) => id);
const ringing = (...numbers: (typeof first)[]): Partial<AppConfiguration> => ({ phoneNumberIds: ids(...numbers), phoneNumbers: numbers.map(({ id, e164 }) => ({ id, e164 })) });

beforeEach(() => answer(phoneNumbers.list, pageOf(first, second, third)));

const open = async (line: AppConfiguration = aLine()) => {
  answer(appConfigurations.get, line);
  answer(appConfigurations.update, line);
  const opened = renderApp(`${list}/${line.id}/edit`, { pages });
  // The first test of the file waits for the pages to be loaded, too.
  await screen.findByRole('button', { name: 'Save' }, { timeout: 20_000 });
  return opened;
};
type Person = Awaited<ReturnType<typeof open>>['user'];
const saved = async (user: Person) => {
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(appConfigurations.update)).toHaveLength(1));
  return callsOf(appConfigurations.update)[0]!.body;
};
const choose = async (user: Person, field: RegExp, ...options: string[]) => {
  await user.click(screen.getByRole('combobox', { name: field }));
  for (const name of options) await user.click(await screen.findByRole('option', { name }));
  await user.keyboard('{Escape}');
};
const out = (number: typeof first) => screen.getByRole('button', { name: `Take ${shown(number)} out` });

test('[20] one DID number or several are chosen among those that are free, and ring once the line is saved', async () => {
  const { user } = await open();
  await choose(user, /^DID numbers/, shown(first), shown(third));
  expect(callsOf(phoneNumbers.list).some(({ query }) => query.preset === 'available-voice')).toBe(true);
  expect(callsOf(appConfigurations.update)).toEqual([]);
  expect(await saved(user)).toMatchObject({ phoneNumberIds: ids(first, third) });
});

test('[40] the x next to a DID number takes it away, by click and by keys, and it counts once the line is saved', async () => {
  const { user } = await open(aLine(ringing(first, second, third)));
  await user.click(out(second));
  expect(screen.queryByRole('button', { name: `Take ${shown(second)} out` })).toBeNull();
  out(first).focus();
  await user.keyboard('{Delete}');
  expect(document.activeElement).toBe(out(third));
  expect(callsOf(appConfigurations.update)).toEqual([]);
  expect(await saved(user)).toMatchObject({ phoneNumberIds: ids(third) });
});

const external = () => screen.getByRole('switch', { name: /^Enable external outbound calls/ });

test('[25] [26] external calls are not saved without a caller ID, which is asked for while they are on', async () => {
  const { user } = await open();
  expect(screen.queryByRole('combobox', { name: /^Caller IDs/ })).toBeNull();
  await user.click(external());
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('combobox', { name: /^Caller IDs/, description: /Choose at least one number that external calls show/ })).toBeTruthy();
  expect(callsOf(appConfigurations.update)).toEqual([]);
});

test('[27] one caller ID or several are chosen and saved', async () => {
  const { user } = await open();
  await user.click(external());
  await choose(user, /^Caller IDs/, shown(first), shown(second));
  expect(await saved(user)).toMatchObject({ externalOutboundEnabled: true, callerIdIds: ids(first, second) });
});

test('[25] [26] external calls are switched off and on again, and the caller IDs are still there', async () => {
  const { user } = await open(aLine({ externalOutboundEnabled: true, callerIdIds: ids(first), callerIds: [{ id: first.id, e164: first.e164 }] }));
  await user.click(external());
  expect(screen.queryByRole('combobox', { name: /^Caller IDs/ })).toBeNull();
  await user.click(external());
  expect(out(first)).toBeTruthy();
  await user.click(external());
  expect(await saved(user)).toMatchObject({ externalOutboundEnabled: false, callerIdIds: ids(first) });
});

test('[17] a line that nobody has configured says so in the list, whose menu leads to the form that configures it', async () => {
  const done = aLine({ id: anId(900), userName: 'Bob Ray', isConfigured: true });
  answer(appConfigurations.list, pageOf(aLine(), done));
  answer(appConfigurations.get, () => aLine({ isConfigured: callsOf(appConfigurations.update).length > 0 }));
  answer(appConfigurations.update, aLine({ isConfigured: true }));
  const { user, router } = renderApp(list, { pages });
  const stateOf = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) })).getByText(/onfigured$/).textContent;
  await screen.findByText('Not configured');
  expect(['Ann Lee', 'Bob Ray'].map(stateOf)).toEqual(['Not configured', 'Configured']);
  await user.click(screen.getByRole('button', { name: 'Actions for Bob Ray' }));
  expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Configure' })).toBeNull();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Actions for Ann Lee' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Configure' }));
  expect(await screen.findByRole('heading', { name: 'Application line of Ann Lee', level: 1 })).toBeTruthy();
  expect(router.state.location.pathname).toBe(`${list}/${aLine().id}/edit`);
  expect(await saved(user)).toMatchObject({ phoneNumberIds: [], externalOutboundEnabled: false });
  expect(callsOf(appConfigurations.update)[0]!.params).toMatchObject({ id: aLine().id });
  expect(await screen.findByText('Configured')).toBeTruthy();
});

import { endpoint } from '@patchbay/contract/http/endpoint';
import { Id, Version } from '@patchbay/contract/primitives/id';
import { label } from '@patchbay/contract/primitives/label';
import { Mac } from '@patchbay/contract/primitives/mac';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { call } from '#api/client.ts';
import { useCommand } from '#api/query.ts';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anId, renderPage, tenantId } from '#test/render.tsx';
import { MacField } from './fields/mac-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import { PhoneNumberField } from './fields/phone-number-field.tsx';
import { SecretField } from './fields/secret-field.tsx';
import { SwitchField } from './fields/switch-field.tsx';
import { TextField } from './fields/text-field.tsx';
import { FormPage } from './form-page.tsx';
import { useZodForm } from './use-zod-form.ts';

const ThingUpdate = z.object({
  name: label(20), number: E164.nullable().default(null), mac: Mac.nullable().default(null), size: z.int().max(9).nullable().default(null), isOn: z.boolean().default(true),
  password: z.string().optional(), version: Version,
});
const Thing = ThingUpdate.omit({ password: true }).extend({ id: Id });
const update = endpoint({ id: 'things.update', method: 'PUT', path: '/things/:id', scope: 'tenant', permission: 'phones:write', summary: '', params: z.object({ id: Id }), body: ThingUpdate, response: Thing });
const get = endpoint({ id: 'things.get', method: 'GET', path: '/things/:id', scope: 'tenant', permission: 'phones:read', summary: '', params: z.object({ id: Id }), response: Thing });

const id = anId(1);
const thing = { id, name: 'Amber', number: null, mac: null, size: null, isOn: true, version: 1 } as z.output<typeof Thing>;
const onSaved = vi.fn();

const Form = () => {
  const save = useCommand(update);
  const form = useZodForm(ThingUpdate, { defaultValues: thing });
  return (
    <FormPage form={form} title="Amber" parent={{ to: `/t/${tenantId}/list`, label: 'Things' }} latest={() => call(get, { at: tenantId, params: { id } })}
      onSave={(body) => save.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <TextField form={form} name="name" label="Name" help="What people call it." />
      <PhoneNumberField form={form} name="number" label="Number" country="US" />
      <MacField form={form} name="mac" label="MAC address" />
      <NumberField form={form} name="size" label="Size" />
      <SwitchField form={form} name="isOn" label="On" />
      <SecretField form={form} name="password" label="Password" isSet isClearable />
    </FormPage>
  );
};

const renderForm = () => {
  onSaved.mockReset();
  return renderPage(<Form />);
};
const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const save = () => screen.getByRole('button', { name: 'Save' });
const lastBody = () => callsOf(update).at(-1)!.body;

test('what is typed in any notation is sent in the one that is stored', async () => {
  answer(update, thing);
  const { user } = renderForm();
  await user.clear(await nameField());
  await user.type(await nameField(), '  Birch ');
  await user.type(screen.getByRole('textbox', { name: 'Number' }), '(202) 555-0100');
  await user.type(screen.getByRole('textbox', { name: 'MAC address' }), '00-15-65-AA-BB-CC');
  await user.type(screen.getByRole('textbox', { name: 'Size' }), '7');
  await user.click(screen.getByRole('switch', { name: 'On' }));
  await user.click(save());
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(lastBody()).toEqual({ name: 'Birch', number: '+12025550100', mac: '001565aabbcc', size: 7, isOn: false, version: 1 });
});

test('a stored secret is taken away where there may be none, unless one thinks better of it', async () => {
  answer(update, thing);
  const { user } = renderForm();
  await nameField();
  const takeAway = () => user.click(screen.getByRole('button', { name: 'Take away' }));
  await takeAway();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep the old one' }));
  await user.keyboard('{Enter}');
  expect(screen.queryByText('Is taken away when this is saved')).toBeNull();
  await takeAway();
  await user.click(save());
  await waitFor(() => expect(lastBody()).toMatchObject({ password: '' }));
});

test('a stored secret is kept unless it is replaced', async () => {
  answer(update, thing);
  const { user } = renderForm();
  await nameField();
  expect(screen.queryByLabelText('Password', { selector: 'input' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Replace' }));
  await user.type(screen.getByLabelText('Password', { selector: 'input' }), 'k3-ouf7');
  await user.click(save());
  await waitFor(() => expect(lastBody()).toMatchObject({ password: 'k3-ouf7' }));
  await user.click(screen.getByRole('button', { name: 'Keep the old one' }));
  await user.click(save());
  await waitFor(() => expect(callsOf(update)).toHaveLength(2));
  expect(lastBody()).not.toHaveProperty('password');
});

test('what cannot be right is said at the field, in words, and nothing is sent', async () => {
  const { user } = renderForm();
  await user.clear(await nameField());
  await user.type(screen.getByRole('textbox', { name: 'Number' }), '12');
  await user.type(screen.getByRole('textbox', { name: 'Size' }), '12');
  await user.click(save());
  await screen.findByText('Required');
  expect(screen.getByText('At most 9')).toBeTruthy();
  expect(screen.getByText(/A phone number in international form/)).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Number' })).toHaveProperty('value', '12');
  expect(document.activeElement).toBe(await nameField());
  expect((await nameField()).getAttribute('aria-invalid')).toBe('true');
  expect(callsOf(update)).toEqual([]);
});

test('a refusal of the server stands at its field, and the typed text stays', async () => {
  refuse(update, 'already-exists', { detail: 'Name is taken', errors: [{ pointer: '/name', detail: 'Another thing is called so' }] });
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(save());
  await screen.findByText('Another thing is called so');
  expect(await nameField()).toHaveProperty('value', 'Amber!');
  expect(document.activeElement).toBe(await nameField());
  expect(screen.queryByRole('alert')).toBeNull();
  expect(onSaved).not.toHaveBeenCalled();
});

test('a refusal without a field of this form stands at the form', async () => {
  refuse(update, 'rule-broken', { detail: 'A thing cannot ring itself.', errors: [{ pointer: '/hidden/0', detail: 'no' }] });
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(save());
  expect((await screen.findByRole('alert')).textContent).toBe('A thing cannot ring itself.');
});

test('of several refusals each stands at its field, and the first of the form has the focus', async () => {
  refuse(update, 'validation-failed', { errors: [{ pointer: '/size', detail: 'Too large today' }, { pointer: '/number', detail: 'Not yours' }, { pointer: '/name', detail: 'Rude' }] });
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(screen.getByRole('textbox', { name: 'Size' }));
  await user.click(save());
  await screen.findByText('Rude');
  for (const text of ['Too large today', 'Not yours']) expect(screen.getByText(text)).toBeTruthy();
  await waitFor(async () => expect(document.activeElement).toBe(await nameField()));
});

test('a save that fails is said where the buttons are, which stay in the window, and brought into view', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
  refuse(update, 'unavailable');
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(save());
  const alert = await screen.findByRole('alert');
  expect(alert.parentElement!.contains(save())).toBe(true);
  expect(alert.parentElement!.contains(await nameField())).toBe(false);
  expect(seen.mock.contexts).toContain(alert);
  expect(document.activeElement).not.toBe(document.body);
  seen.mockClear();
  await user.click(save());
  // Said anew, since it happened anew.
  await waitFor(() => expect(seen.mock.contexts).toContain(screen.getByRole('alert')));
});

test('a second attempt at the same thing repeats its key only for a POST, and Ctrl+Enter saves', async () => {
  answer(update, thing);
  const { user } = renderForm();
  await user.type(await nameField(), '!{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(callsOf(update)[0]!.headers.get('idempotency-key')).toBeNull();
  expect(callsOf(update)[0]!.headers.get('x-patchbay-request')).toBe('1');
});

test('of two editors the second sees where they differ, and can save over it', async () => {
  refuse(update, 'stale-version');
  answer(get, { ...thing, name: 'Cedar', size: 3, version: 5 });
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(save());
  const dialog = await screen.findByRole('dialog', { name: 'Changed meanwhile' });
  const rows = within(dialog).getAllByRole('row').slice(1).map((row) => row.textContent);
  expect(rows).toEqual(['NameCedarAmber!', 'Size3—']);
  answer(update, thing);
  await user.click(within(dialog).getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(lastBody()).toMatchObject({ name: 'Amber!', version: 5 });
});

test('or take what the first has saved', async () => {
  refuse(update, 'stale-version');
  answer(get, { ...thing, name: 'Cedar', version: 5 });
  const { user } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(save());
  await user.click(await screen.findByRole('button', { name: 'Take what is saved' }));
  await waitFor(async () => expect(await nameField()).toHaveProperty('value', 'Cedar'));
  expect(onSaved).not.toHaveBeenCalled();
});

test('leaving with unsaved input asks first', async () => {
  const { user, router } = renderForm();
  await user.type(await nameField(), '!');
  await user.click(screen.getByRole('link', { name: 'Things' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', { name: 'Cancel' }));
  expect(await nameField()).toHaveProperty('value', 'Amber!');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/list`));
});

test('leaving without a change, or after saving, asks nothing', async () => {
  answer(update, thing);
  const { user, router } = renderForm();
  await user.type(await nameField(), '!');
  onSaved.mockImplementation(() => void router.navigate(`/t/${tenantId}/list`));
  await user.click(save());
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/list`));
  expect(screen.queryByRole('dialog')).toBeNull();
});

import { endpoint } from '@patchbay/contract/http/endpoint';
import { screen, waitFor, within } from '@testing-library/react';
import { Outlet } from 'react-router';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { answer, callsOf } from '#test/answer.ts';
import { renderPage, tenantId } from '#test/render.tsx';
import { useDialog } from './dialog-host.tsx';
import { TextField } from './fields/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormPage } from './form-page.tsx';
import { useZodForm } from './use-zod-form.ts';

const Thing = z.object({ name: z.string() });
const create = endpoint({ id: 'things.create', method: 'POST', path: '/things', scope: 'tenant', permission: 'phones:write', summary: '', body: Thing, response: Thing });

const ThingDialog = ({ onClose }: { onClose: () => void }) => {
  const save = useCommand(create);
  const form = useZodForm(Thing, { defaultValues: { name: '' } });
  return (
    <FormDialog title="New thing" form={form} onSave={(body) => save.mutateAsync({ body })} onClose={onClose}>
      <TextField form={form} name="name" label="Name" />
    </FormDialog>
  );
};

const Opener = () => {
  const open = useDialog();
  return <button type="button" onClick={() => void open<void>((done) => <ThingDialog onClose={() => done()} />)}>Add</button>;
};

const Page = () => {
  const form = useZodForm(Thing, { defaultValues: { name: '' } });
  return (
    <FormPage form={form} title="Page" parent={{ to: `/t/${tenantId}`, label: 'All' }} onSave={() => Promise.resolve()}>
      <TextField form={form} name="name" label="Note" />
      <Opener />
    </FormPage>
  );
};

const openDialog = async (type = '', page = <Opener />) => {
  const rendered = renderPage(<Outlet />, { path: '/things/one', children: [{ path: 'one', element: page }, { path: 'two', element: <p>two</p> }] });
  await rendered.router.navigate(`/t/${tenantId}/things/two`);
  await rendered.router.navigate(`/t/${tenantId}/things/one`);
  await rendered.user.click(await screen.findByRole('button', { name: 'Add' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New thing' }));
  if (type) await rendered.user.type(dialog.getByRole('textbox', { name: 'Name' }), type);
  return { ...rendered, dialog };
};

const question = () => screen.findByRole('dialog', { name: 'Leave without saving?' });
const answerWith = async (user: Awaited<ReturnType<typeof openDialog>>['user'], name: string) => user.click(within(await question()).getByRole('button', { name }));
const isHeld = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const isGone = () => expect.poll(() => screen.queryByRole('dialog')).toBeNull();

test('reloading or closing the tab asks while a dialog holds unsaved input, and only then', async () => {
  const { user, dialog } = await openDialog();
  expect(isHeld()).toBe(false);
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Birch');
  expect(isHeld()).toBe(true);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await answerWith(user, 'Discard');
  await isGone();
  expect(isHeld()).toBe(false);
});

test('Back asks while a dialog holds unsaved input: staying keeps it, leaving closes the dialog', async () => {
  const { user, dialog, router } = await openDialog('Birch');
  await router.navigate(-1);
  await answerWith(user, 'Cancel');
  await expect.poll(() => screen.queryByRole('dialog', { name: 'Leave without saving?' })).toBeNull();
  expect(router.state.location.pathname).toMatch(/one$/);
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Birch');
  await router.navigate(-1);
  await answerWith(user, 'Discard');
  await screen.findByText('two');
  await isGone();
});

test('Back closes a dialog without input, and asks nothing', async () => {
  const { router } = await openDialog();
  await router.navigate(-1);
  await screen.findByText('two');
  await isGone();
});

test('of a page and a dialog above it that both hold unsaved input, leaving asks once', async () => {
  const { user, dialog, router } = await openDialog('', <Page />);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await isGone();
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Remember');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Birch');
  await router.navigate(-1);
  await answerWith(user, 'Discard');
  await screen.findByText('two');
  await isGone();
});

test('a dialog without input does not let go of the page below it', async () => {
  const { user, dialog, router } = await openDialog('', <Page />);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await isGone();
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Remember');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await screen.findByRole('textbox', { name: 'Name' });
  await router.navigate(-1);
  await question();
  expect(router.state.location.pathname).toMatch(/one$/);
});

test('once saved, leaving asks nothing', async () => {
  answer(create, { name: 'Birch' });
  const { user, dialog, router } = await openDialog('Birch');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(create)).toHaveLength(1));
  await isGone();
  expect(isHeld()).toBe(false);
  await router.navigate(-1);
  await screen.findByText('two');
});

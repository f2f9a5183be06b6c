import { destinations } from '@patchbay/contract/destinations';
import { Destination, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer, callsOf } from '#test/answer.ts';
import { anId, renderPage } from '#test/render.tsx';
import { useZodForm } from '../use-zod-form.ts';
import { DestinationField } from './destination-field.tsx';

const ann: LabelledDestination = { destination: { kind: 'EXTENSION', id: anId(1) }, label: '100 Ann', isEnabled: true };
const box: LabelledDestination = { destination: { kind: 'VOICEMAIL', extensionId: anId(1) }, label: '100 Ann', isEnabled: true };
const sales: LabelledDestination = { destination: { kind: 'RING_GROUP', id: anId(2) }, label: '600 Sales', isEnabled: true };
const outside: LabelledDestination = { destination: { kind: 'EXTERNAL', e164: '+351912345678' as E164 }, label: '+351912345678', isEnabled: true };

let saved: unknown;
const Form = ({ value = null, chosen = [] }: { value?: Destination | null; chosen?: (LabelledDestination | null)[] }) => {
  const form = useZodForm(z.object({ to: Destination.nullable() }), { defaultValues: { to: value as never } });
  saved = form.watch('to');
  return <DestinationField form={form} name="to" label="Forward to" chosen={chosen} />;
};

const field = () => screen.findByRole('combobox', { name: 'Forward to' });
const options = async () => (await screen.findAllByRole('option')).map((option) => option.textContent);

test('all kinds are searched at once and shown by kind, and one is chosen by keys alone', async () => {
  answer(destinations.find, { items: [ann, sales, box] });
  const { user } = renderPage(<Form />);
  await user.type(await field(), 'an');
  expect(await options()).toEqual(['100 Ann', '600 Sales', 'Voicemail of 100 Ann']);
  for (const group of ['Extensions', 'Ring groups', 'Voicemail']) expect(screen.getByText(group)).toBeTruthy();
  await waitFor(() => expect(callsOf(destinations.find).at(-1)?.query).toEqual({ q: 'an' }));
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(saved).toEqual(box.destination);
  expect((await field()) as HTMLInputElement).toHaveProperty('value', 'Voicemail of 100 Ann');
});

test('a number outside is offered as the server understands it', async () => {
  answer(destinations.find, ({ query }) => ({ items: query.q === '912 345 678' ? [outside] : [] }));
  const { user } = renderPage(<Form />);
  await user.type(await field(), '912 345 678');
  await user.click(await screen.findByRole('option', { name: /912 345 678/ }));
  expect(saved).toEqual(outside.destination);
});

test('what is chosen has its name before anything is searched, and what has gone says so', async () => {
  answer(destinations.find, { items: [ann] });
  const { unmount } = renderPage(<Form value={sales.destination} chosen={[sales]} />);
  expect((await field()) as HTMLInputElement).toHaveProperty('value', '600 Sales');
  unmount();
  const { user } = renderPage(<Form value={sales.destination} chosen={[null]} />);
  expect((await field()) as HTMLInputElement).toHaveProperty('value', 'What was chosen here is gone');
  await user.click(await field());
  await user.click(await screen.findByRole('option', { name: '100 Ann' }));
  expect(saved).toEqual(ann.destination);
});

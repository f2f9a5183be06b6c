import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderPage } from '#test/render.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { MultiSelectField } from './select-field.tsx';
import { TagsField } from './tags-field.tsx';

const Some = z.object({ tags: z.array(z.string()) });
const people = ['Ann', 'Bea', 'Cid'].map((label) => ({ value: label.toLowerCase(), label }));

const Form = ({ isTags }: { isTags: boolean }) => {
  const form = useZodForm(Some, { defaultValues: { tags: ['ann', 'bea', 'cid'] } });
  const { field } = useController({ control: form.control, name: 'tags' });
  const [sent, setSent] = useState(0);
  return (
    <form onSubmit={(event) => { event.preventDefault(); setSent(sent + 1); }}>
      {isTags ? <TagsField form={form} name="tags" label="Members" most={5} maxLength={20} /> : <MultiSelectField form={form} name="tags" label="Members" options={people} />}
      <button type="submit">Send</button>
      <output role="status">{`${(field.value ?? []).join(' ')}; sent ${sent}`}</output>
    </form>
  );
};

const out = (name: string) => screen.getByRole('button', { name: `Take ${name} out` });
const theField = async () => (await screen.findAllByLabelText('Members')).find((one) => one.tagName === 'INPUT')!;
const focused = () => document.activeElement;
const said = () => within(document.body).getByRole('status').textContent;

test.each([
  ['short texts', true, ['ann', 'bea', 'cid']],
  ['known values', false, ['Ann', 'Bea', 'Cid']],
] as const)('what is chosen of %s is taken out by keys alone, and the focus stays with it', async (_, isTags, [ann, bea, cid]) => {
  const { user } = renderPage(<Form isTags={isTags} />);
  const field = await theField();
  // Tab stops once before the field, at the last one; the arrows lead on.
  await user.tab();
  expect(focused()).toBe(out(cid));
  await user.tab();
  expect(focused()).toBe(field);
  await user.keyboard('{ArrowLeft}');
  expect(focused()).toBe(out(cid));
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(focused()).toBe(out(ann));
  await user.keyboard('{End}');
  expect(focused()).toBe(field);
  await user.keyboard('{ArrowLeft}{Home}{ArrowRight}');
  expect(focused()).toBe(out(bea));

  await user.keyboard('{Delete}');
  expect(said()).toBe('ann cid; sent 0');
  expect(focused()).toBe(out(cid));
  await user.keyboard('{Backspace}');
  expect(said()).toBe('ann; sent 0');
  expect(focused()).toBe(out(ann));
  await user.keyboard('{Enter}');
  expect(said()).toBe('; sent 0');
  expect(focused()).toBe(field);
});

test('by click, the field keeps the focus that it has, and what is typed is not left by the left arrow', async () => {
  const { user } = renderPage(<Form isTags />);
  const field = await theField();
  await user.click(field);
  await user.click(out('bea'));
  expect(said()).toBe('ann cid; sent 0');
  expect(focused()).toBe(field);
  await user.keyboard('de{ArrowLeft}');
  expect(focused()).toBe(field);
  await user.keyboard('{Enter}');
  expect(said()).toBe('ann cid de; sent 0');
});

import { InternalNumberAdd, internalNumbers } from '@patchbay/contract/internal-numbers';
import { ShortNumber } from '@patchbay/contract/primitives/phone-number';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import { useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

// An empty field is no range.
const schema = InternalNumberAdd.extend({ last: z.string().transform((last) => last || null).pipe(ShortNumber.nullable()) });

/** Adds one number, or a range of them. */
export const NewInternalNumbersPage = () => {
  const t = useTranslations('internalNumbers');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(internalNumbers.create);
  const form = useZodForm(schema, { defaultValues: { first: '', last: '', description: '' } });
  const [first, last] = useWatch({ control: form.control, name: ['first', 'last'] });
  const count = last ? (expandShortRange(first, last)?.length ?? 0) : 1;
  const list = listAddress(`${base}/internal-numbers`);
  return (
    <FormPage
      title={t('new')}
      parent={{ to: list, label: t('title') }}
      saveLabel={t('form.submit', { count })}
      form={form}
      onSave={(body) => create.mutateAsync({ body })}
      onSaved={({ added, first: from, last: to }) => {
        toast.done(t('added', { count: added, first: from.number, last: to.number }));
        void navigate(added === 1 ? `${base}/internal-numbers/${from.id}` : list);
      }}
    >
      <TextField form={form} name="first" label={t('fields.number')} help={t('form.numberHelp')} required inputMode="numeric" maxLength={4} mono />
      <TextField form={form} name="last" label={t('form.last')} help={t('form.lastHelp')} inputMode="numeric" maxLength={4} mono />
      <TextField form={form} name="description" label={t('fields.description')} help={t('form.descriptionHelp')} maxLength={60} />
    </FormPage>
  );
};

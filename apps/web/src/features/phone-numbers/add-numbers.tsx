import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { mostTags, phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useCallback, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { TagsField } from '#ui/fields/tags-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useNumberFormat, viewerCountry } from '#ui/phone-number.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { CapabilityFields } from './capability-fields.tsx';
import { CarrierFields } from './carrier-fields.tsx';
import { longestTag } from './edit-tags.tsx';
import styles from './phone-numbers.module.css';
import { atNumbersField, rangeForm, readRange, type RangeForm } from './range-form.ts';

/** Opens the dialog that adds a number or a range. */
export const useAddNumbers = () => {
  const open = useDialog();
  return useCallback(() => open<void>((done) => <AddNumbers onDone={done} />), [open]);
};

const AddNumbers = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations('phoneNumbers');
  const range = useTranslations('phoneNumbers.range');
  const place = usePlace();
  const format = useNumberFormat();
  const create = useCommand(phoneNumbers.create, { touches: ['organisations'] });
  const schema = useMemo(() => rangeForm({ country: viewerCountry(), problemText: (problem) => range(problem) }), [range]);
  const form = useZodForm(schema, { defaultValues: { numbers: '', ownerId: place.id, voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING', voiceCarrierId: null, smsCarrierId: null, tags: [] } });
  const ownerId = useWatch({ control: form.control, name: 'ownerId' });
  const count = useTypedRange(form)?.length ?? 0;
  const takenText = useTakenText();
  return (
    <FormDialog
      title={t('add')}
      saveLabel={t('form.submit', { count })}
      form={form}
      onClose={onDone}
      onSave={(body) =>
        create.mutateAsync({ body }).catch((error: unknown) => {
          throw atNumbersField(error, takenText);
        })
      }
      onSaved={({ added, first, last }) => toast.done(t('form.added', { count: added, first: format(first), last: format(last) }))}
    >
      <div>
        <TextField form={form} name="numbers" label={t('form.numbers')} help={t('form.numbersHelp')} placeholder={t('form.numbersPlaceholder')} required inputMode="tel" mono />
        <Preview form={form} />
      </div>
      {place.scope === 'organisation' && (
        <EntityField form={form} name="ownerId" label={t('form.owner')} help={t('form.ownerHelp', { name: place.name })} required endpoint={organisations.list} toOption={toOption}
          chosen={[{ value: place.id, label: place.name }]} />
      )}
      <CapabilityFields form={form} />
      {place.may('carrierProfiles:read') && ownerId && <CarrierFields key={ownerId} form={form} at={ownerId} help={t('form.carrierDefault')} />}
      <TagsField form={form} name="tags" label={t('fields.tags')} help={t('tag.help')} most={mostTags} maxLength={longestTag} />
    </FormDialog>
  );
};

const useTakenText = () => {
  const t = useTranslations('phoneNumbers.form');
  const format = useNumberFormat();
  return ({ count, total, numbers }: { count: number; total: number; numbers: string[] }) => {
    if (total === 1) return t('takenOne');
    return t('taken', { count, total, numbers: numbers.map(format).join(', '), more: Math.max(count - numbers.length, 0) });
  };
};

const toOption = ({ id, name }: Organisation) => ({ value: id, label: name });

/** What is typed so far, where it can be understood. */
const useTypedRange = (form: ZodForm<RangeForm>) => {
  const typed = useWatch({ control: form.control, name: 'numbers' });
  return useMemo(() => {
    const range = readRange(typed, viewerCountry());
    return range?.ok ? range.numbers : undefined;
  }, [typed]);
};

/** How the text is understood, said before anything is saved. */
const Preview = ({ form }: { form: ZodForm<RangeForm> }) => {
  const t = useTranslations('phoneNumbers.form');
  const format = useNumberFormat();
  const numbers = useTypedRange(form);
  return (
    <output className={styles.preview} aria-live="polite">
      {numbers && t('preview', { count: numbers.length, first: format(numbers[0]!), last: format(numbers.at(-1)!) })}
    </output>
  );
};

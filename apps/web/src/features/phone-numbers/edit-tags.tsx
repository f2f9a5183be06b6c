import { mostTags, phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { TagsField } from '#ui/fields/tags-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

export const longestTag = 40;

/** Opens the dialog that replaces a number's tags. */
export const useEditTags = () => {
  const open = useDialog();
  return useCallback((number: PhoneNumber) => open<void>((done) => <EditTags number={number} onDone={done} />), [open]);
};

const EditTags = ({ number, onDone }: { number: PhoneNumber; onDone: () => void }) => {
  const t = useTranslations('phoneNumbers');
  const { id: at } = usePlace();
  const format = useNumberFormat();
  const { id, tags, version } = number;
  const tag = useCommand(phoneNumbers.tag, { touches: ['audit'] });
  const form = useZodForm(phoneNumbers.tag.body!, { defaultValues: { tags, version } });
  return (
    <FormDialog
      title={t('tag.title', { number: format(number.e164) })}
      form={form}
      onClose={onDone}
      latest={() => call(phoneNumbers.get, { at, params: { id } })}
      onSave={(body) => tag.mutateAsync({ params: { id }, body })}
      onSaved={({ e164 }) => toast.done(t('form.saved', { number: format(e164) }))}
    >
      <TagsField form={form} name="tags" label={t('fields.tags')} help={t('tag.help')} most={mostTags} maxLength={longestTag} />
    </FormDialog>
  );
};

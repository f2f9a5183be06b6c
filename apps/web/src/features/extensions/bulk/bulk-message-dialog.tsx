import { extensionBulks, MessageDraft } from '@patchbay/contract/extension-bulks';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { TextAreaField, TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import type { BulkProps } from './bulk-actions.tsx';
import { Recipients, useRecipients } from './recipients.tsx';

/** Mails a message to people, and says before who has no address. */
export const BulkMessageDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList.bulk');
  const recipients = useRecipients(extensionBulks.bulkMessageRecipients, choice);
  const form = useZodForm(MessageDraft, { defaultValues: { subject: '', text: '' } });
  const send = useCommand(extensionBulks.bulkMessage, { touches: ['audit', 'outbox'] });
  const onSaved = ({ people }: { people: number }) => {
    toast.done(t('messageDone', { count: people }));
    onDone(true);
  };
  return (
    <FormDialog title={t('messageTitle', { count })} form={form} saveLabel={t('send')} onSave={(message) => send.mutateAsync({ body: { ...choice, ...message } })} onSaved={onSaved} onClose={() => onDone(true)} onDismiss={() => onDone(false)}>
      <p>{t('messageHelp')}</p>
      <Recipients of={recipients} people={(people) => t('messagePeople', { count: people })} />
      <TextField form={form} name="subject" label={t('subject')} maxLength={120} />
      <TextAreaField form={form} name="text" label={t('text')} rows={6} />
    </FormDialog>
  );
};

import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { BulkConfirmDialog } from '#ui/bulk-confirm-dialog.tsx';
import type { BulkProps } from './bulk-actions.tsx';
import { Recipients, useRecipients } from './recipients.tsx';

/** Resets passwords, after it has said who gets a link, and who does not. */
export const BulkResetDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList.bulk');
  const recipients = useRecipients(extensionBulks.bulkResetRecipients, choice);
  const reset = useCommand(extensionBulks.bulkReset, { touches: ['audit', 'outbox', 'accounts'] });
  const run = async () => t('resetDone', { count: (await reset.mutateAsync({ body: choice })).people });
  return (
    <BulkConfirmDialog title={t('resetTitle', { count })} action={t('resetAction')} isReady={Boolean(recipients.data?.people)} run={run} onDone={onDone}>
      <p>{t('resetBody')}</p>
      <Recipients of={recipients} people={(people) => t('resetPeople', { count: people })} />
    </BulkConfirmDialog>
  );
};

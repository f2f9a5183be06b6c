import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';
import type { BulkProps } from './bulk-actions.tsx';
import { Recipients, useRecipients } from './recipients.tsx';

/** Resets passwords, after it has said who gets a link, and who does not. */
export const BulkResetDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList.bulk');
  const common = useTranslations('common');
  const recipients = useRecipients(extensionBulks.bulkResetRecipients, choice);
  const reset = useCommand(extensionBulks.bulkReset, { touches: ['audit', 'outbox', 'accounts'] });
  const [failure, setFailure] = useState<unknown>();
  const run = async () => {
    setFailure(undefined);
    try {
      const { people } = await reset.mutateAsync({ body: choice });
      toast.done(t('resetDone', { count: people }));
      onDone(true);
    } catch (error) {
      setFailure(error);
    }
  };
  const footer = (
    <>
      <Button variant="default" onClick={() => onDone(false)} data-autofocus>{common('cancel')}</Button>
      <Button color="red" disabled={!recipients.data?.people} loading={reset.isPending} onClick={() => void run()}>{t('resetAction')}</Button>
    </>
  );
  return (
    <Dialog title={t('resetTitle', { count })} onClose={() => onDone(false)} footer={footer}>
      <p>{t('resetBody')}</p>
      <Recipients of={recipients} people={(people) => t('resetPeople', { count: people })} />
      {Boolean(failure) && <ProblemAlert error={failure} />}
    </Dialog>
  );
};

import { Button } from '@mantine/core';
import { useCallback, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from './dialog.tsx';
import { useDialog } from './dialog-host.tsx';

interface Question {
  title: string;
  body: ReactNode;
  /** The verb on the button: what happens, not "OK". */
  action: string;
  danger?: boolean;
}

/**
 * Asks before something that cannot be taken back.
 * @example if (await confirm({ title: 'Replace the password?', body: '…', action: 'Replace', danger: true })) …
 */
export const useConfirm = () => {
  const open = useDialog();
  return useCallback(
    async (question: Question): Promise<boolean> => (await open<boolean>((done) => <ConfirmDialog {...question} onAnswer={done} />)) ?? false,
    [open],
  );
};

const ConfirmDialog = ({ title, body, action, danger, onAnswer }: Question & { onAnswer: (isSure: boolean) => void }) => {
  const t = useTranslations('common');
  return (
    <Dialog
      title={title}
      size="sm"
      footer={
        <>
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('cancel')}
          </Button>
          <Button color={danger ? 'red' : undefined} onClick={() => onAnswer(true)} data-autofocus={danger ? undefined : true}>
            {action}
          </Button>
        </>
      }
    >
      {body}
    </Dialog>
  );
};

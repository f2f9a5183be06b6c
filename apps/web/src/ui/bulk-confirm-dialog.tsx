import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem.tsx';
import { toast } from './toast.ts';

interface Props {
  title: string;
  action: string;
  /** Whether what it would do has been said. */
  isReady: boolean;
  /** Does it, and answers what to say of it. */
  run: () => Promise<string>;
  onDone: (isDone: boolean) => void;
  children: ReactNode;
}

/** Does something that is not taken back lightly to many at once, after its children have said what. */
export const BulkConfirmDialog = ({ title, action, isReady, run, onDone, children }: Props) => {
  const common = useTranslations('common');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const start = async () => {
    setFailure(undefined);
    setRunning(true);
    try {
      toast.done(await run());
      onDone(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  const footer = (
    <>
      <Button variant="default" onClick={() => onDone(false)} data-autofocus>{common('cancel')}</Button>
      <Button color="red" disabled={!isReady} loading={isRunning} onClick={() => void start()}>{action}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={() => onDone(false)} footer={footer}>
      {children}
      {Boolean(failure) && <ProblemAlert error={failure} />}
    </Dialog>
  );
};

import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { type PhoneOperationKind, phoneOperationRuns, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button, Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import styles from './operations.module.css';
import { Skipped } from './skipped.tsx';
import { StartForm } from './start-form.tsx';

export type PhoneChoice = Omit<BodyInputOf<typeof phoneOperationRuns.create>, 'kind'>;

interface Props {
  kind: PhoneOperationKind;
  choice: PhoneChoice;
  /** Of the phone, where it is one. */
  name: string | undefined;
  onDone: (isStarted: boolean) => void;
}

/** Settles which phones are meant as it opens, says what will happen to how many and which are left out, and starts it. */
export const OperateDialog = ({ kind, choice, name, onDone }: Props) => {
  const t = useTranslations('phoneOperations');
  const { run, failure, retry } = useChosen(kind, choice);
  const close = () => onDone(false);
  const title = name === undefined ? run && t(`titles.${kind}`, { count: run.phones }) : t(`titlesOf.${kind}`, { name });
  if (run && run.counts.QUEUED > 0) return <StartForm run={run} title={title!} onDone={onDone} />;
  return (
    <Dialog title={title ?? t(`actions.${kind}`)} onClose={close} size="lg" footer={<Close onClose={close} />}>
      {failure !== undefined && <ProblemAlert error={failure} onRetry={retry} />}
      {failure === undefined && !run && <Skeleton h={120} />}
      {run && (
        <div className={styles.body}>
          <p>{t('nobody', { count: run.phones })}</p>
          <Skipped run={run} />
        </div>
      )}
    </Dialog>
  );
};

const useChosen = (kind: PhoneOperationKind, choice: PhoneChoice) => {
  const [run, setRun] = useState<PhoneOperationRun>();
  const [failure, setFailure] = useState<unknown>();
  const create = useCommand(phoneOperationRuns.create);
  const choose = async () => {
    setFailure(undefined);
    try {
      setRun(await create.mutateAsync({ body: { kind, ...choice } }));
    } catch (error) {
      setFailure(error);
    }
  };
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void choose();
  });
  return { run, failure, retry: () => void choose() };
};

const Close = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('common');
  return (
    <Button variant="default" onClick={onClose}>
      {t('close')}
    </Button>
  );
};

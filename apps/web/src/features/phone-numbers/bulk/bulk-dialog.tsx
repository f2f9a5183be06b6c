import { numberBulks, type NumberBulk, type NumberBulkType } from '@patchbay/contract/number-bulks';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button, Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { ActionForm, asksNothing } from './action-form.tsx';
import { Plan } from './plan.tsx';
import { useStartedHere } from './use-started-here.ts';

type Choice = BodyInputOf<typeof numberBulks.create>;
export type Action = BodyInputOf<typeof numberBulks.plan>['action'];

interface Props {
  type: NumberBulkType;
  /** Where it is asked for. */
  at: string;
  choice: Choice;
  /** As the list counts them; absent where it only estimates. */
  count: number | undefined;
  onDone: (isStarted: boolean) => void;
}

/** Settles which numbers are meant as it opens, asks what is to be done, shows what that comes to, and starts it. */
export const BulkDialog = ({ type, at, choice, count, onDone }: Props) => {
  const t = useTranslations('numberBulks');
  const { bulk, failure, plan, back, retry } = usePlanning({ type, at, choice });
  const known = bulk?.numbers ?? count;
  const title = known === undefined ? t('all') : t(`titles.${type}`, { count: known });
  const close = () => onDone(false);
  if (failure !== undefined || !bulk) {
    return (
      <Dialog title={title} onClose={close} size="lg" footer={<Close onClose={close} />}>
        {failure === undefined ? <Skeleton h={120} /> : <ProblemAlert error={failure} onRetry={retry} />}
      </Dialog>
    );
  }
  if (!bulk.plan) return asksNothing(type) ? null : <ActionForm type={type} at={at} bulk={bulk} title={title} onPlan={plan} onClose={close} />;
  return <Review {...{ type, at, title, bulk, onDone }} onBack={asksNothing(type) ? undefined : back} />;
};

/** The choice, and what was planned for it. */
const usePlanning = ({ type, at, choice }: Pick<Props, 'type' | 'at' | 'choice'>) => {
  const [bulk, setBulk] = useState<NumberBulk>();
  const [failure, setFailure] = useState<unknown>();
  const create = useCommand(numberBulks.create);
  const planning = useCommand(numberBulks.plan);
  const plan = async (id: string, action: Action) => setBulk(await planning.mutateAsync({ at, params: { id }, body: { action } }));
  const choose = async () => {
    setFailure(undefined);
    try {
      const chosen = await create.mutateAsync({ at, body: choice });
      if (asksNothing(type)) await plan(chosen.id, { type } as Action);
      else setBulk(chosen);
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
  return { bulk, failure, plan, retry: () => void choose(), back: () => setBulk((known) => known && { ...known, plan: null }) };
};

const Close = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('common');
  return (
    <Button variant="default" onClick={onClose}>
      {t('cancel')}
    </Button>
  );
};

interface ReviewProps extends Pick<Props, 'type' | 'at' | 'onDone'> {
  title: string;
  bulk: NumberBulk;
  onBack: (() => void) | undefined;
}

const Review = ({ type, at, title, bulk, onBack, onDone }: ReviewProps) => {
  const t = useTranslations('numberBulks');
  const run = useCommand(numberBulks.run, { touches: ['phoneNumbers'] });
  const { id, version, plan } = bulk;
  const { changed } = plan!;
  const { remember } = useStartedHere();
  const start = () => {
    remember(id);
    run.mutate({ at, params: { id }, body: { version } }, { onSuccess: () => onDone(true) });
  };
  const footer = (
    <>
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <Close onClose={() => onDone(false)} />
      <Button color={type === 'remove' ? 'red' : undefined} disabled={changed === 0} loading={run.isPending} onClick={start}>
        {t(type === 'remove' ? 'submitRemove' : 'submit', { count: changed })}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={() => onDone(false)} size="lg" footer={footer}>
      <Plan bulk={bulk} />
      {run.error && <ProblemAlert error={run.error} />}
    </Dialog>
  );
};

import { imports, type Import } from '@patchbay/contract/imports';
import { useParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { RevertStanding } from '#ui/reverts/revert-progress.tsx';
import { isUnderWay as isReverting, useRevertOf } from '#ui/reverts/use-reverts.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { AboutFile } from './about-file.tsx';
import { Decision } from './decision.tsx';
import { Discarded, Done, Failed, Notice } from './outcome.tsx';
import { PlanRows } from './plan-rows.tsx';
import { ImportState } from './status.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { isUnderWay, useImport } from './use-import.ts';
import { useSizeText } from '#ui/use-size-text.ts';
import { WorkUnderWay } from './work-under-way.tsx';
import styles from './imports.module.css';

/** One import: what it would do, how far it is, what became of it. Its address can be left and come back to. */
export const ImportPage = () => {
  const t = useTranslations('imports');
  const { id = '' } = useParams();
  const { base } = usePlace();
  const query = useImport(id);
  const found = query.data;
  return (
    <Page withoutCount title={found?.fileName ?? t('title')} parent={{ to: listAddress(`${base}/imports`), label: t('title') }} description={found && <About of={found} />} action={found && <Actions of={found} />}>
      <Loaded query={query}>{(loaded) => <Standing of={loaded} />}</Loaded>
    </Page>
  );
};

const About = ({ of }: { of: Import }) => {
  const t = useTranslations('imports');
  const format = useFormatter();
  const sizeText = useSizeText();
  const when = format.dateTime(new Date(of.createdAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className={styles.about}>
      <ImportState of={of} />
      <span>{t('plan.about', { kind: t(`kinds.${of.kind}`), size: sizeText(of.sizeBytes), name: of.uploadedBy, when })}</span>
    </span>
  );
};

/** The page's middle, by how far the import is. */
const Standing = ({ of }: { of: Import }) => (
  <div className={styles.standing}>
    <Notice of={of} />
    {isUnderWay(of) && <WorkUnderWay key={of.status} of={of} />}
    {of.status === 'planned' && <Decision of={of} />}
    {of.changeSetId && !of.revertedBy && <RevertStanding changeSetId={of.changeSetId} />}
    {of.status === 'done' && <Done of={of} />}
    {of.status === 'failed' && <Failed of={of} />}
    {of.status === 'discarded' && <Discarded />}
    {(of.status === 'planned' || of.status === 'done') && <PlanRows of={of} />}
    {of.status !== 'uploading' && <AboutFile of={of} />}
  </div>
);

const Actions = ({ of }: { of: Import }) => {
  const { may, base } = usePlace();
  const t = useTranslations('imports.plan');
  const { path, write } = importedNouns[of.kind];
  const mayImport = may('imports:write') && may(write);
  const run = useRevertOf(of.changeSetId);
  if (of.status === 'done') return of.changeSetId && !of.revertedBy && may('audit:revert') && !(run && isReverting(run)) && <Undo of={of} />;
  if (!mayImport) return null;
  if (['uploading', 'planning', 'planned'].includes(of.status)) return <Discard of={of} />;
  if (of.status === 'committing') return null;
  return (
    <ButtonLink to={`${base}/${path}/upload`} leftSection={<Icon name="upload" size={15} />}>
      {t('again')}
    </ButtonLink>
  );
};

const Discard = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const command = useCommand(imports.discard);
  const discard = async () => {
    const title = of.status === 'planned' ? t('discardTitle') : t('stopTitle');
    if (!(await confirm({ title, body: t('discardBody'), action: t('discard'), danger: true }))) return;
    if (await attempt(() => command.mutateAsync({ params: { id: of.id } }))) toast.done(t('discarded'));
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} loading={command.isPending} onClick={() => void discard()}>
      {t('discard')}
    </Button>
  );
};

const Undo = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.undo');
  const open = useDialog();
  return (
    <Button variant="default" leftSection={<Icon name="undo" size={15} />} onClick={() => void open<void>((done) => <UndoDialog changeSetId={of.changeSetId!} counts={of.counts!} onDone={() => done()} />)}>
      {t('action')}
    </Button>
  );
};

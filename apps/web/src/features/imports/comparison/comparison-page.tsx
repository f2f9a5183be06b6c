import { carrierComparisons, type CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Empty } from '#ui/empty.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert, Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useSizeText } from '#ui/use-size-text.ts';
import { ColumnsRead, HowRead } from '../about-file.tsx';
import styles from '../imports.module.css';
import { useFindingText } from '../use-finding-text.ts';
import { stepsOfComparing, WorkUnderWay } from '../work-under-way.tsx';
import { Findings } from './findings.tsx';
import { isOutcome, shownOutcomes, type Outcome } from './outcomes.ts';
import { UnreadableRows } from './unreadable-rows.tsx';

const isUnderWay = ({ status }: CarrierComparison) => status === 'uploading' || status === 'comparing';

// Events tell of each step; this is for those that were missed while the connection or the server was away.
const lookAgainMs = 2000;

/** One comparison: how far it is, and what was found. Its address can be left and come back to. */
export const ComparisonPage = () => {
  const t = useTranslations('carrierComparisons');
  const health = useTranslations('phoneNumbers.health');
  const { id = '' } = useParams();
  const { id: at, base } = usePlace();
  const comparison = useQuery({ ...query(carrierComparisons.get, { at, params: { id } }), refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? lookAgainMs : false) });
  const found = comparison.data;
  return (
    <Page withoutCount title={found?.fileName ?? t('title')} parent={{ to: `${base}/phone-numbers/health`, label: health('title') }} description={found && <About of={found} />} action={found && <Actions of={found} />}>
      <Loaded query={comparison}>{(loaded) => <Standing of={loaded} />}</Loaded>
    </Page>
  );
};

const tones: { [S in CarrierComparison['status']]: Tone } = { uploading: 'busy', comparing: 'busy', compared: 'good', failed: 'bad', discarded: 'neutral' };

const About = ({ of: { status, carrier, uploadedBy, createdAt } }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const format = useFormatter();
  const when = format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className={styles.about}>
      <Status tone={tones[status]}>{t(`states.${status}`)}</Status>
      <span>{t('about', { carrier: carrier?.label ?? t('anyCarrier'), name: uploadedBy, when })}</span>
    </span>
  );
};

/** The page's middle, by how far it is. */
const Standing = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  return (
    <div className={styles.standing}>
      {isUnderWay(of) && <WorkUnderWay of={{ status: of.status === 'uploading' ? 'uploading' : 'planning', progress: of.progress }} steps={stepsOfComparing} />}
      {of.status === 'failed' && <Failed of={of} />}
      {of.status === 'discarded' && <Empty icon="trash" title={t('isDiscarded')}>{t('isDiscardedText')}</Empty>}
      {of.counts && of.status === 'compared' && <Compared of={of} />}
      {(of.status === 'compared' || of.status === 'failed') && <AboutFile of={of} />}
    </div>
  );
};

const Failed = ({ of: { finding } }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const findingText = useFindingText();
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />} title={t('failed')} className={styles.notice} data-finding={finding?.code}>
      {finding && findingText(finding)}
    </Alert>
  );
};

const Compared = ({ of }: { of: CarrierComparison }) => {
  const { outcome } = useParams();
  const shown = shownOutcomes(of);
  const chosen = isOutcome(outcome) ? outcome : (shown.find((one) => of.counts![one] > 0) ?? 'matching');
  return (
    <div>
      <Outcomes of={of} chosen={chosen} />
      {chosen === 'unreadable' ? <UnreadableRows of={of} /> : <Findings key={chosen} of={of} outcome={chosen} />}
    </div>
  );
};

/** How many there are of each; each shows its own. The choice is part of the address. */
const Outcomes = ({ of, chosen }: { of: CarrierComparison; chosen: Outcome }) => {
  const t = useTranslations('carrierComparisons');
  const format = useFormatter();
  const navigate = useNavigate();
  const { base } = usePlace();
  return (
    <div className={styles.outcomes} role="group" aria-label={t('outcome')}>
      {shownOutcomes(of).map((outcome) => (
        <button key={outcome} type="button" className={styles.outcome} aria-pressed={chosen === outcome}
          onClick={() => void navigate(`${base}/phone-numbers/comparisons/${of.id}/${outcome}`, { replace: true, preventScrollReset: true })}>
          {t(`outcomes.${outcome}`)} <b>{format.number(of.counts![outcome])}</b>
        </button>
      ))}
    </div>
  );
};

const AboutFile = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const plan = useTranslations('imports.plan');
  const findingText = useFindingText();
  const sizeText = useSizeText();
  const format = useFormatter();
  const date = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details className={styles.aboutFile}>
      <summary>{plan('file')}</summary>
      <Facts>
        <Fact label={plan('fileFacts.organisation')}>{of.organisationName}</Fact>
        <Fact label={t('fields.carrier')}>{of.carrier?.label ?? t('anyCarrier')}</Fact>
        <Fact label={t('fields.country')}>{of.country ?? t('fields.none')}</Fact>
        <Fact label={plan('fileFacts.size')}>{sizeText(of.sizeBytes)}</Fact>
        <HowRead of={of} />
        {of.columns.length > 0 && (
          <Fact label={plan('fileFacts.columns')}>
            <ColumnsRead of={of} />
          </Fact>
        )}
        {of.warnings.map((warning) => (
          <Fact key={warning.code} label={plan('fileFacts.warnings')}>
            {findingText(warning)}
          </Fact>
        ))}
      </Facts>
      {of.comparedAt && of.keptUntil && <p className={styles.hint}>{t('asOf', { when: date(of.comparedAt), until: date(of.keptUntil) })}</p>}
    </details>
  );
};

const Actions = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const { base } = usePlace();
  return (
    <>
      {of.status !== 'discarded' && <Discard of={of} />}
      {!isUnderWay(of) && (
        <ButtonLink variant={of.status === 'compared' ? 'default' : 'filled'} to={`${base}/phone-numbers/compare${of.carrier ? `?carrier=${of.carrier.id}` : ''}`} leftSection={<Icon name="upload" size={15} />}>
          {t('another')}
        </ButtonLink>
      )}
    </>
  );
};

const Discard = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const command = useCommand(carrierComparisons.discard);
  const discard = async () => {
    if (!(await confirm({ title: t('discardTitle'), body: t('discardBody'), action: t('discard'), danger: true }))) return;
    if (await attempt(() => command.mutateAsync({ params: { id: of.id } }))) toast.done(t('discarded'));
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} loading={command.isPending} onClick={() => void discard()}>
      {t('discard')}
    </Button>
  );
};

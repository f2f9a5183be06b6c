import { carrierComparisons, type CarrierComparison, type ComparisonFinding, type ComparisonOutcome } from '@patchbay/contract/carrier-comparisons';
import { useNavigate } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { PhoneNumber, useNumberFormat } from '#ui/phone-number.tsx';
import { ResourceTable, type Column } from '#ui/resource-table.tsx';
import { useAttempt } from '#ui/use-attempt.ts';
import styles from '../imports.module.css';

interface Props {
  of: CarrierComparison;
  outcome: ComparisonOutcome;
}

/** The numbers of one outcome, what it means, and what to do about it. */
export const Findings = ({ of, outcome }: Props) => {
  const t = useTranslations('carrierComparisons');
  const format = useNumberFormat();
  const { base } = usePlace();
  const columns = useFindingColumns(of, outcome);
  const isEmpty = of.counts![outcome] === 0;
  return (
    <>
      {!isEmpty && (
        <section className={styles.next} aria-label={t(`outcomes.${outcome}`)}>
          <p>{t(`explained.${outcome === 'not-listed' && !of.carrier ? 'not-listedAny' : outcome}`)}</p>
          <NextStep of={of} outcome={outcome} />
        </section>
      )}
      <ResourceTable endpoint={carrierComparisons.findings} params={{ id: of.id, outcome }} columns={columns} label={t(`outcomes.${outcome}`)} nameOf={({ e164 }) => format(e164)}
        {...(outcome !== 'not-here' && { rowLink: ({ number }: ComparisonFinding) => `${base}/phone-numbers/${number?.id ?? ''}` })} searchPlaceholder={t('search')}
        empty={{ icon: 'check', title: t(`nothing.${outcome}`), text: '' }} />
    </>
  );
};

const NextStep = ({ of, outcome }: Props) => {
  const t = useTranslations('carrierComparisons');
  const { base, may } = usePlace();
  if (outcome === 'not-here') return may('imports:write') && may('phoneNumbers:upload') && <ImportThem of={of} />;
  return (
    <ButtonLink variant="default" to={`${base}/phone-numbers?comparison=${of.id}.${outcome}`} leftSection={<Icon name="phone" size={15} />}>
      {t(outcome === 'other-carrier' ? 'chooseNumbers' : 'openNumbers')}
    </ButtonLink>
  );
};

/** Hands them over to an import, which shows what it would do before it does anything. */
const ImportThem = ({ of: { id, counts } }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const navigate = useNavigate();
  const attempt = useAttempt();
  const { base } = usePlace();
  const command = useCommand(carrierComparisons.import, { touches: ['imports'] });
  const handOver = () =>
    attempt(async () => {
      const { importId } = await command.mutateAsync({ params: { id } });
      await navigate(`${base}/imports/${importId}`);
    });
  return (
    <Button leftSection={<Icon name="upload" size={15} />} loading={command.isPending} onClick={() => void handOver()}>
      {t('importThem', { count: counts!['not-here'] })}
    </Button>
  );
};

const capabilities = ['voice', 'sms', 'fax'] as const;

const useFindingColumns = ({ carrier }: CarrierComparison, outcome: ComparisonOutcome): Column<ComparisonFinding>[] => {
  const t = useTranslations('carrierComparisons.columns');
  const states = useTranslations('phoneNumbers.states');
  const isHere = outcome !== 'not-here';
  const dimmed = (text: string) => <span className={styles.dimmed}>{text}</span>;
  const here: Column<ComparisonFinding>[] = [
    { id: 'holder', header: t('holder'), width: 200, sort: false, narrow: 'detail', cell: ({ number }) => number?.ownerName ?? dimmed(t('gone')) },
    { id: 'state', header: t('state'), width: 110, sort: false, narrow: 'status', cell: ({ number }) => number && states(number.state) },
  ];
  // The others are with the carrier whose list it is.
  const withWhom: Column<ComparisonFinding> = { id: 'carrier', header: t('carrier'), width: 260, sort: false, narrow: 'detail', cell: ({ number }) => (carrier?.serves === 'SMS' ? number?.smsCarrier : number?.voiceCarrier)?.label ?? dimmed(t('noCarrier')) };
  return [
    { id: 'e164', header: t('number'), width: 170, narrow: 'title', cell: ({ e164 }) => <PhoneNumber e164={e164} copy={false} /> },
    ...(outcome === 'not-listed' ? [] : [{ id: 'row', header: t('row'), width: 70, align: 'end', sort: false, narrow: 'none', cell: ({ row }: ComparisonFinding) => <span className="pb-number">{row}</span> } as const]),
    ...(isHere ? here : []),
    ...(outcome === 'other-carrier' ? [withWhom] : []),
    ...(outcome === 'capabilities' ? [{ id: 'differs', header: t('differs'), width: 360, sort: false, narrow: 'detail', cell: (row: ComparisonFinding) => <Differences of={row} /> } as const] : []),
    ...(isHere ? [] : [{ id: 'listed', header: t('listed'), width: 300, sort: false, narrow: 'detail', cell: (row: ComparisonFinding) => <Listed of={row} /> } as const]),
  ];
};

const Differences = ({ of: { listed, number } }: { of: ComparisonFinding }) => {
  const t = useTranslations('carrierComparisons');
  const names = useTranslations('phoneNumbers.capabilities');
  const format = useFormatter();
  if (!number) return null;
  const differing = capabilities.filter((key) => listed[key] !== null && listed[key] !== number[key]);
  return format.list(differing.map((key) => t(listed[key] ? 'differsYes' : 'differsNo', { capability: names(key) })), { type: 'unit' });
};

const Listed = ({ of: { listed } }: { of: ComparisonFinding }) => {
  const t = useTranslations('carrierComparisons');
  const names = useTranslations('phoneNumbers.capabilities');
  const format = useFormatter();
  const said = capabilities.filter((key) => listed[key] !== null);
  return said.length === 0 ? '—' : format.list(said.map((key) => (listed[key] ? names(key) : t('hasNot', { capability: names(key) }))), { type: 'unit' });
};

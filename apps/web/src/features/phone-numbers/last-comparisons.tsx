import { carrierComparisons, type CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import styles from './health.module.css';

const shown = 6;
const outcomes = ['not-here', 'not-listed', 'other-carrier', 'capabilities', 'unreadable', 'matching'] as const;

/** What the last list of a carrier was found to say, and the ones before it. */
export const LastComparisons = () => {
  const t = useTranslations('carrierComparisons.health');
  const id = useId();
  const query = useApi(carrierComparisons.list, { query: { pageSize: shown } });
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <Loaded query={query}>{({ items }) => <Comparisons items={items.filter(({ status }) => status !== 'discarded')} />}</Loaded>
    </section>
  );
};

const Comparisons = ({ items }: { items: CarrierComparison[] }) => {
  const t = useTranslations('carrierComparisons');
  const { base } = usePlace();
  const nameOf = useComparisonName();
  const last = items.find(({ counts }) => counts !== null);
  const others = items.filter((item) => item !== last);
  if (items.length === 0) return <p className={styles.mend}>{t('health.never')}</p>;
  return (
    <>
      {last && <Last of={last} />}
      {others.length > 0 && (
        <details>
          <summary>{t('health.earlier')}</summary>
          <ul className={styles.others}>
            {others.map((item) => (
              <li key={item.id}>
                <TextLink to={`${base}/phone-numbers/comparisons/${item.id}`}>{nameOf(item)}</TextLink> <span className={styles.count}>{t(`states.${item.status}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const useComparisonName = () => {
  const t = useTranslations('carrierComparisons');
  const format = useFormatter();
  return ({ carrier, comparedAt, createdAt }: CarrierComparison) =>
    t('health.last', { carrier: carrier?.label ?? t('anyCarrier'), when: format.dateTime(new Date(comparedAt ?? createdAt), { dateStyle: 'medium', timeStyle: 'short' }) });
};

const Last = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const format = useFormatter();
  const { base } = usePlace();
  const nameOf = useComparisonName();
  const found = outcomes.filter((outcome) => of.counts![outcome] > 0);
  return (
    <>
      <p className={styles.mend}>
        <TextLink to={`${base}/phone-numbers/comparisons/${of.id}`}>{nameOf(of)}</TextLink> · {of.fileName}
      </p>
      <ul className={styles.figures}>
        {found.map((outcome) => (
          <li key={outcome}>
            <TextLink to={`${base}/phone-numbers/comparisons/${of.id}/${outcome}`}>
              {t(`outcomes.${outcome}`)} <b>{format.number(of.counts![outcome])}</b>
            </TextLink>
          </li>
        ))}
      </ul>
      {found.every((outcome) => outcome === 'matching') && <p className={styles.mend}>{t('health.allWell')}</p>}
    </>
  );
};

import { phoneNumbers, type NumberFinding } from '@patchbay/contract/phone-numbers';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert } from '#ui/kit.ts';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { Time } from '#ui/time.tsx';
import { objectPath } from '../../object-paths.ts';
import styles from './health.module.css';
import { LastComparisons } from './last-comparisons.tsx';

type Reason = NumberFinding['reason'];

/** Numbers that do not do what they seem to, by what is wrong with them, each with the place where that is mended. */
export const NumberHealthPage = () => {
  const t = useTranslations('phoneNumbers');
  const comparisons = useTranslations('carrierComparisons');
  const { base } = usePlace();
  const query = useApi(phoneNumbers.health);
  const compare = (
    <ButtonLink to={`${base}/phone-numbers/compare`} leftSection={<Icon name="upload" size={15} />}>
      {comparisons('action')}
    </ButtonLink>
  );
  return (
    <Page title={t('health.title')} description={t('health.description')} parent={{ to: listAddress(`${base}/phone-numbers`), label: t('title') }} action={compare}>
      <LastComparisons />
      <Loaded query={query}>{({ items, isComplete }) => <Findings items={items} isComplete={isComplete} />}</Loaded>
    </Page>
  );
};

const Findings = ({ items, isComplete }: { items: NumberFinding[]; isComplete: boolean }) => {
  const t = useTranslations('phoneNumbers.health');
  const byReason = [...Map.groupBy(items, ({ reason }) => reason)];
  if (items.length === 0) return <Empty icon="check" title={t('none')}>{t('noneText')}</Empty>;
  return (
    <>
      {!isComplete && <Alert color="gray" className={styles.incomplete}>{t('incomplete')}</Alert>}
      {byReason.map(([reason, found]) => (
        <Group key={reason} reason={reason} found={found} />
      ))}
    </>
  );
};

const hasUntil = (reason: Reason) => reason === 'quarantine-too-long';

const Group = ({ reason, found }: { reason: Reason; found: NumberFinding[] }) => {
  const t = useTranslations('phoneNumbers');
  const format = useFormatter();
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id}>
        {t(`health.reasons.${reason}`)} <span className={styles.count}>{format.number(found.length)}</span>
      </h2>
      <p className={styles.mend}>{t(`health.mend.${reason}`)}</p>
      <div className={styles.scroll} role="region" aria-labelledby={id} tabIndex={0}>
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('fields.e164')}</th>
              <th scope="col">{t('fields.holder')}</th>
              <th scope="col">{hasUntil(reason) ? t('health.until') : t('health.where')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((finding) => (
              <Finding key={`${finding.number.id} ${finding.target?.id}`} finding={finding} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const Finding = ({ finding: { reason, number, owner, target, until } }: { finding: NumberFinding }) => {
  const t = useTranslations('phoneNumbers.health');
  const { base } = usePlace();
  const format = useNumberFormat();
  const numberPath = `${base}/phone-numbers/${number.id}`;
  // A carrier is the business of whoever looks at this, not of the holder.
  const path = target && (target.kind === 'carrier-profile' ? `${base}/carrier-profiles/${target.id}` : objectPath(target.kind, target.id, owner.id));
  return (
    <tr>
      <td>
        <TextLink to={numberPath}>
          <span className="pb-number">{format(number.e164)}</span>
        </TextLink>
      </td>
      <td>
        <TextLink to={`/o/${owner.id}`}>{owner.name}</TextLink>
      </td>
      <td>{hasUntil(reason) ? <Time at={until} /> : target && path ? <TextLink to={path}>{target.label}</TextLink> : (target?.label ?? <TextLink to={numberPath}>{t('theNumber')}</TextLink>)}</td>
    </tr>
  );
};

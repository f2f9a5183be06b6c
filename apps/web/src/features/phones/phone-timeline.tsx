import { phoneTraffic, type PhoneFetch } from '@patchbay/contract/phone-traffic';
import type { Phone } from '@patchbay/contract/phones';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { formatMac } from '#ui/fields/mac-field.tsx';
import { Switch } from '#ui/kit.ts';
import { NewestFirst, type PageQuery } from '#ui/newest-first.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import styles from './timeline.module.css';

/** Every request of a phone, newest first: what it got, else why not and what helps. */
export const PhoneTimeline = ({ phone: { id, mac } }: { phone: Pick<Phone, 'id' | 'mac'> }) => {
  const t = useTranslations('provisioning.timeline');
  const [isOnlyRefused, setIsOnlyRefused] = useState(false);
  const useRequests = (query: PageQuery) => useApi(phoneTraffic.fetches, { params: { id }, query: { ...query, ...(isOnlyRefused && { outcome: 'refused' }) } });
  return (
    <>
      <Switch className={styles.filter} label={t('onlyRefused')} checked={isOnlyRefused} onChange={(event) => setIsOnlyRefused(event.currentTarget.checked)} />
      <NewestFirst
        key={String(isOnlyRefused)}
        usePage={useRequests}
        className={styles.list}
        entry={(fetch, above) => <Entry key={fetch.id} fetch={fetch} mac={mac} isSaid={isAlike(fetch, above)} />}
        empty={
          <Empty icon="history" title={t(isOnlyRefused ? 'emptyRefused' : 'empty')}>
            {!isOnlyRefused && t('emptyNext')}
          </Empty>
        }
        older={t('older')}
      />
    </>
  );
};

/** What is usual is no failure: phones begin without a password, and ask for what they have not sent yet. */
const usual: readonly (string | null)[] = ['credentials-missing', 'nothing-uploaded', 'nonce-used'];

const toneOf = ({ reason }: PhoneFetch): Tone => (reason === null ? 'good' : usual.includes(reason) ? 'neutral' : 'bad');

/** What a phone that asks again and again is told is said once. */
const isAlike = (one: PhoneFetch, other: PhoneFetch | undefined): boolean => other !== undefined && one.reason === other.reason && one.mac === other.mac && one.ip === other.ip && one.file === other.file;

/**
 * @param mac of the handset that the phone has now
 * @param isSaid the entry above says why, and what to do
 */
const Entry = ({ fetch, mac, isSaid }: { fetch: PhoneFetch; mac: string | null; isSaid: boolean }) => {
  const t = useTranslations('provisioning');
  const { reason, method, file, ip, at, userAgent, leftOut, lastAt } = fetch;
  return (
    <li className={styles.entry}>
      <span className={styles.head}>
        <Status tone={toneOf(fetch)}>{t(`timeline.${outcomeOf(fetch)}`)}</Status>
        <code className={styles.file}>{t('timeline.line', { method, file })}</code>
        <span className={styles.from} title={userAgent}>
          {t('timeline.from', { ip })}
        </span>
        <span className={styles.when}>
          <Time at={at} show="relative" /> <Time at={at} show="exact" />
        </span>
      </span>
      {fetch.mac && fetch.mac !== mac && <span className={styles.why}>{t('timeline.otherHandset', { mac: formatMac(fetch.mac) })}</span>}
      {reason && !isSaid && (
        <span className={styles.why}>
          {t(`reasons.${reason}.why`)} <span className={styles.next}>{t('timeline.next', { next: t(`reasons.${reason}.next`) })}</span>
        </span>
      )}
      {leftOut > 0 && (
        <span className={styles.why}>
          {t('timeline.leftOut', { count: leftOut })} <Time at={lastAt} show="exact" />
        </span>
      )}
    </li>
  );
};

const outcomeOf = ({ reason, status, method }: PhoneFetch): 'served' | 'unchanged' | 'refused' | 'taken' | 'asked' => {
  if (reason !== null) return status === 401 ? 'asked' : 'refused';
  if (method === 'PUT' || method === 'POST') return 'taken';
  return status === 304 ? 'unchanged' : 'served';
};

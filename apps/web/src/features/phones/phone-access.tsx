import { phones, type Phone } from '@patchbay/contract/phones';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { Button } from '#ui/kit.ts';
import { useProblemText } from '#ui/problem.tsx';
import { Status } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import styles from './phone.module.css';

const hours = 24;

/** From where and until when a phone may be fetched, and how that is opened again. */
export const FirstFetch = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('provisioning.access');
  const { may } = usePlace();
  const text = useProblemText();
  const set = useCommand(phones.setFirstFetch, { touches: ['audit'] });
  const put = (to: number | null, done: string) =>
    void set.mutateAsync({ params: { id: phone.id }, body: { hours: to } }).then(() => toast.done(done), (error: unknown) => toast.failed(text(error).title, text(error).detail));
  return (
    <span className={styles.firstFetch}>
      <FirstFetchText phone={phone} />
      {may('phones:write') && (
        <Button variant="default" size="xs" onClick={() => put(hours, t('opened', { name: phone.name }))}>
          {t('open')}
        </Button>
      )}
      {may('phones:write') && phone.firstFetchUntil && (
        <Button variant="default" size="xs" onClick={() => put(null, t('lifted'))}>
          {t('lift')}
        </Button>
      )}
    </span>
  );
};

const FirstFetchText = ({ phone: { firstFetchUntil, knownNetworks } }: { phone: Phone }) => {
  const t = useTranslations('provisioning.access');
  const format = useFormatter();
  if (firstFetchUntil === null) return t('always');
  if (new Date(firstFetchUntil) > new Date()) return <Status tone="busy">{t('openUntil', { at: format.dateTime(new Date(firstFetchUntil), { dateStyle: 'medium', timeStyle: 'short' }) })}</Status>;
  return knownNetworks.length > 0 ? t('known', { networks: knownNetworks.join(', ') }) : <Status tone="warning">{t('closed')}</Status>;
};

/** Whether the phone would get other settings than it took last; nothing for one that never came. */
export const ConfigurationState = ({ phone: { isChangedSinceFetch, lastFetch } }: { phone: Phone }) => {
  const t = useTranslations('provisioning.access');
  if (!lastFetch) return '—';
  return isChangedSinceFetch ? <Status tone="warning">{t('changed')}</Status> : <Status tone="good">{t('current')}</Status>;
};

import type { Reference } from '@patchbay/contract/http/problem';
import type { RingGroup } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { OnNoAnswer } from './columns.tsx';
import { Explanation } from './explanation.tsx';
import styles from './ring-groups.module.css';

/** Where calls to a group come from, who rings how, and what becomes of a call that nobody answers. */
export const RingGroupOverview = ({ found }: { found: RingGroup }) => {
  const t = useTranslations('ringGroups');
  return (
    <Facts>
      <Fact label={t('fields.name')}>{found.name}</Fact>
      <Fact label={t('fields.shortNumber')}>{found.shortNumber ?? '—'}</Fact>
      <Fact label={t('fields.phoneNumbers')}>
        {found.phoneNumbers.length === 0 && '—'}
        {found.phoneNumbers.map(({ id, e164 }) => <div key={id}><PhoneNumber e164={e164} /></div>)}
      </Fact>
      <Fact label={t('fields.members')}><Members of={found.members} /></Fact>
      <Fact label={t('fields.strategy')}>{t(`strategies.${found.strategy}`)}</Fact>
      <Fact label={t('fields.ringSeconds')}>{t('seconds', { count: found.ringSeconds })}</Fact>
      <Fact label={t('fields.isCyclic')}>{found.isCyclic ? t('yes') : t('no')}</Fact>
      <Fact label={t('sections.ringing')}><Explanation of={found} /></Fact>
      <QueueFacts found={found} />
      <Fact label={t('fields.onNoAnswer')}><OnNoAnswer group={found} /></Fact>
      <Fact label={t('fields.isRecorded')}>{found.isRecorded ? t('yes') : t('no')}</Fact>
    </Facts>
  );
};

const Members = ({ of }: { of: Reference[] }) => {
  const t = useTranslations('ringGroups');
  const { base } = usePlace();
  if (of.length === 0) return t('noMembers');
  return <ol className={styles.members}>{of.map(({ id, label }) => <li key={id}><TextLink to={`${base}/extensions/${id}`}>{label}</TextLink></li>)}</ol>;
};

const QueueFacts = ({ found: { queue, queueAudioFile, queuePlaylist } }: { found: RingGroup }) => {
  const t = useTranslations('ringGroups');
  if (!queue.isOn) return <Fact label={t('fields.queue')}>{t('no')}</Fact>;
  return (
    <>
      <Fact label={t('fields.maxWaiting')}>{queue.maxWaiting}</Fact>
      {queuePlaylist
        ? <Fact label={t('fields.queuePlaylist')}><Sound of={queuePlaylist} page="playlists" /></Fact>
        : <Fact label={t('fields.queueMessage')}><Sound of={queueAudioFile} page="audio-files" /></Fact>}
    </>
  );
};

const Sound = ({ of, page }: { of: Reference | null; page: string }) => {
  const { base, may } = usePlace();
  if (!of) return '—';
  return may('audioFiles:read') ? <TextLink to={`${base}/${page}/${of.id}`}>{of.label}</TextLink> : of.label;
};

import { audit, type AuditEvent, type EntityType } from '@patchbay/contract/audit';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import type { RecordedTexts } from './diff.tsx';
import { Empty } from './empty.tsx';
import styles from './history.module.css';
import { Icon } from './icons.tsx';
import { NewestFirst, type PageQuery } from './newest-first.tsx';
import { Time } from './time.tsx';

// Names what a change refers to, of whatever noun: fetched once a change is opened.
const RecordedDiff = lazy(async () => ({ default: (await import('./recorded/recorded-diff.tsx')).RecordedDiff }));

interface Props {
  type: EntityType;
  id: string;
  /** How a value reads that is more than a word. */
  texts?: RecordedTexts;
}

/** The History tab: who changed what and when, newest first. */
export const History = ({ type, id, texts }: Props) => {
  const t = useTranslations('audit');
  const useChanges = (query: PageQuery) => useApi(audit.list, { query: { entityType: type, entityId: id, ...query } });
  return (
    <NewestFirst
      usePage={useChanges}
      className={styles.list}
      entry={(event) => <HistoryEntry key={event.id} event={event} texts={texts} />}
      empty={<Empty icon="history" title={t('noHistory')} />}
      older={t('showOlder')}
    />
  );
};

const HistoryEntry = ({ event, texts }: { event: AuditEvent } & Pick<Props, 'texts'>) => {
  const t = useTranslations('audit');
  const [isOpen, setIsOpen] = useState(false);
  const hasDetails = event.before !== null || event.after !== null;
  return (
    <li className={styles.entry}>
      <button type="button" className={styles.line} aria-expanded={isOpen} disabled={!hasDetails} onClick={() => setIsOpen(!isOpen)}>
        <span className={styles.chevron} data-open={isOpen || undefined}>
          {hasDetails && <Icon name="right" size={14} />}
        </span>
        <span className={styles.what}>{t(`actions.${event.action.replace('.', '-') as 'phone-created'}`)}</span>
        <span className={styles.who}>{event.actor.name}</span>
        <Time at={event.at} />
      </button>
      {isOpen && (
        <div className={styles.details}>
          <Suspense fallback={null}>
            <RecordedDiff event={event} texts={texts} />
          </Suspense>
        </div>
      )}
    </li>
  );
};

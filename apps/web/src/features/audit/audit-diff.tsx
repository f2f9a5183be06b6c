import type { AuditEvent } from '@patchbay/contract/audit';
import { useTranslations } from 'use-intl';
import { RecordedDiff } from '#ui/recorded/recorded-diff.tsx';
import styles from './audit.module.css';

/** What a change was before and what it is after, in words. */
export const AuditDiff = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  return event.before === null && event.after === null ? <p className={styles.dimmed}>{t('noSnapshot')}</p> : <RecordedDiff event={event} />;
};

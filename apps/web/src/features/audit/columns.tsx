import type { Actor, AuditEvent } from '@patchbay/contract/audit';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import styles from './audit.module.css';
import { useEntityLabel } from './use-entity-label.ts';

/** `phone.updated` in words. */
export const useActionWords = () => {
  const t = useTranslations('audit.actions');
  return (action: AuditEvent['action']): string => {
    const key = action.replace('.', '-') as 'phone-created';
    return t.has(key) ? t(key) : action;
  };
};

export const useAuditColumns = (): Column<AuditEvent>[] => {
  const t = useTranslations('auditLog');
  const { kind } = usePlace();
  const words = useActionWords();
  const columns: (Column<AuditEvent> | false)[] = [
    { id: 'action', header: t('action'), width: 190, sort: false, cell: ({ action }) => words(action) },
    { id: 'object', header: t('object'), width: 260, sort: false, narrow: 'detail', cell: (event) => <EntityName event={event} /> },
    kind !== 'enterprise' && { id: 'organisation', header: t('organisation'), width: 170, sort: false, narrow: 'none', cell: ({ organisationName }) => organisationName },
    { id: 'person', header: t('person'), width: 230, sort: false, narrow: 'detail', cell: ({ actor }) => <ActorName actor={actor} /> },
    { id: 'at', header: t('at'), width: 160, narrow: 'status', cell: ({ at }) => <Time at={at} /> },
    { id: 'ip', header: t('ip'), width: 140, sort: false, isOptional: true, cell: ({ ip }) => ip },
    { id: 'requestId', header: t('request'), width: 180, sort: false, isOptional: true, cell: ({ requestId }) => <span className={styles.mono}>{requestId}</span> },
  ];
  return columns.filter((column) => column !== false);
};

const EntityName = ({ event: { entity } }: { event: AuditEvent }) => {
  const kinds = useTranslations('kinds');
  const labelOf = useEntityLabel();
  return (
    <>
      {labelOf(entity)} <span className={styles.kind}>{kinds(entity.type)}</span>
    </>
  );
};

const ActorName = ({ actor: { name, via } }: { actor: Actor }) => {
  const t = useTranslations('auditLog');
  return (
    <>
      {name} {via && <span className={styles.kind}>{t('via', { organisation: via.organisationName })}</span>}
    </>
  );
};

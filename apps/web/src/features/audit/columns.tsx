import type { Actor, AuditEvent } from '@patchbay/contract/audit';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import styles from './audit.module.css';
import { useEntityLabel } from './use-entity-label.ts';
import { sizeOf } from './use-groups.ts';

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
  const columns: (Column<AuditEvent> | false)[] = [
    { id: 'action', header: t('action'), width: 190, sort: false, cell: (event) => <Action event={event} /> },
    { id: 'object', header: t('object'), width: 260, sort: false, narrow: 'detail', cell: (event) => <EntityName event={event} /> },
    kind !== 'enterprise' && { id: 'organisation', header: t('organisation'), width: 170, sort: false, narrow: 'none', cell: ({ organisationName }) => organisationName },
    { id: 'person', header: t('person'), width: 230, sort: false, narrow: 'detail', cell: ({ actor }) => <ActorName actor={actor} /> },
    { id: 'at', header: t('at'), width: 160, narrow: 'status', cell: ({ at }) => <Time at={at} /> },
    { id: 'ip', header: t('ip'), width: 140, sort: false, isOptional: true, cell: ({ ip }) => ip },
    { id: 'requestId', header: t('request'), width: 180, sort: false, isOptional: true, cell: ({ requestId }) => <span className={styles.mono}>{requestId}</span> },
  ];
  return columns.filter((column) => column !== false);
};

const Action = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  const words = useActionWords();
  const count = sizeOf(event);
  if (count === 1) return words(event.action);
  const key = `several.${event.action.replace('.', '-')}` as 'several.phone-number-added';
  return t.has(key) ? t(key, { count }) : t('times', { count, action: words(event.action) });
};

const EntityName = ({ event }: { event: AuditEvent }) => {
  const { entity, group } = event;
  const t = useTranslations('auditLog');
  const kinds = useTranslations('kinds');
  const labelOf = useEntityLabel();
  if (group && group.size > 1) {
    const [first, last] = [group.firstLabel, group.lastLabel].map((label) => labelOf({ ...entity, label }));
    return isRange(group) ? t('range', { from: first!, to: last! }) : t('andOthers', { label: first!, count: group.size - 1 });
  }
  return (
    <>
      {labelOf(entity)} <span className={styles.kind}>{kinds(entity.type)}</span>
    </>
  );
};

/** Whether those between the first and the last number are all there are. */
const isRange = ({ size, firstLabel, lastLabel }: NonNullable<AuditEvent['group']>) =>
  [firstLabel, lastLabel].every((label) => /^\+\d+$/.test(label)) && Number(lastLabel) - Number(firstLabel) + 1 === size;

const ActorName = ({ actor: { name, via } }: { actor: Actor }) => {
  const t = useTranslations('auditLog');
  return (
    <>
      {name} {via && <span className={styles.kind}>{t('via', { organisation: via.organisationName })}</span>}
    </>
  );
};

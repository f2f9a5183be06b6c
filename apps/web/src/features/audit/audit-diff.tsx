import type { AuditEvent, EntityType } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { useQueries } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Diff } from '#ui/diff.tsx';
import styles from './audit.module.css';
import { withoutNamedIds } from './readable.ts';

// Where each noun's catalogue names its fields.
const areas: { [T in EntityType]?: string } = {
  organisation: 'organisations', account: 'accounts', membership: 'accounts', 'api-key': 'apiKeys', 'phone-number': 'phoneNumbers', extension: 'extensions', phone: 'phones', 'provisioning-settings': 'provisioning.settings', 'dial-plan-profile': 'dialPlanProfiles',
};

/** What a change was before and what it is after, in words. */
export const AuditDiff = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  const all = useTranslations();
  const worded = useWorded(event);
  if (event.before === null && event.after === null) return <p className={styles.dimmed}>{t('noSnapshot')}</p>;
  const labels = (key: string) => {
    const name = `${areas[event.entity.type]}.history.${key}` as 'phones.history.name';
    return all.has(name) ? all(name) : undefined;
  };
  const [before, after] = withoutNamedIds(event.before, event.after);
  return <Diff before={worded(before)} after={worded(after)} labels={labels} />;
};

type Snapshot = AuditEvent['before'];
const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

/** Values as the rest of the dashboard words them. */
const useWorded = (event: AuditEvent) => {
  const all = useTranslations();
  const t = useTranslations('auditLog');
  const format = useFormatter();
  const parents = useParentNames(event);
  // The catalogue's area for the values of a field, where they are words of ours.
  const vocabularies: { [key: string]: string } = { role: 'roles', kind: 'organisationKinds', organisationKind: 'organisationKinds', status: 'organisations.statuses', services: 'organisations.serviceNames', permissions: 'permissions.of', allowedClasses: 'dialPlanProfiles.classes' };
  const word = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((part) => word(key, part));
    if (key === 'parentId') return (value === null ? null : (parents.get(value as string) ?? t('elsewhere')));
    if (isMoment(value)) return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'medium' });
    const name = `${vocabularies[key]}.${String(value)}` as 'roles.agent';
    return vocabularies[key] && all.has(name) ? all(name) : value;
  };
  return (snapshot: Snapshot): Snapshot => snapshot && Object.fromEntries(Object.entries(snapshot).map(([key, value]) => [key, word(key, value)]));
};

/** Names of the organisations that one belonged to before and after, as far as the viewer sees them. */
const useParentNames = ({ before, after, entity }: AuditEvent): Map<string, string> => {
  const { path, kind, may } = usePlace();
  const known = new Map(path.map(({ id, name }) => [id, name]));
  const top = path[0]!.id;
  // What lies above the viewer's own highest organisation is not theirs to see.
  const mayKnow = kind !== 'enterprise' && entity.id !== top && may('organisations:read');
  const ids = [...new Set([before?.parentId, after?.parentId])].filter((id): id is string => typeof id === 'string' && !known.has(id));
  const found = useQueries({
    queries: ids.map((id) => ({ ...query(organisations.get, { at: top, params: { id } }), retry: false, enabled: mayKnow })),
    combine: (results) => results.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])),
  });
  return new Map([...known, ...found]);
};

import { phoneNumbers, type NumberChange, type NumberHistoryEntry } from '@patchbay/contract/phone-numbers';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Time } from '#ui/time.tsx';
import { objectPath } from '../../object-paths.ts';
import { capabilityNames } from './capabilities.tsx';
import styles from './phone-numbers.module.css';

/** What has become of a number: every holder, assignee and capability that it has had, newest first. */
export const NumberHistory = ({ id }: { id: string }) => {
  const t = useTranslations('phoneNumbers.past');
  const query = useApi(phoneNumbers.history, { params: { id } });
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="history" title={t('none')} />
        ) : (
          <ol className={styles.past}>
            {items.map((entry) => (
              <Entry key={entry.eventId} entry={entry} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
};

const Entry = ({ entry: { at, actorName, organisationId, action, changes } }: { entry: NumberHistoryEntry }) => {
  const titleOf = useTitles();
  return (
    <li>
      <div className={styles.when}>
        <Time at={at} />
        <span>{actorName}</span>
      </div>
      <dl className={styles.changes}>
        {changes.map((change, index) => (
          <div key={index}>
            <dt>{titleOf(change)}</dt>
            <dd>
              <FromTo change={change} place={organisationId} end={endOf(change, action)} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
};

const useTitles = () => {
  const t = useTranslations('phoneNumbers.past');
  return (change: NumberChange): string => (change.what === 'assignee' ? t(`assignee-${change.channel}`) : t(change.what));
};

type End = 'unassigned' | 'ended' | 'elsewhere' | 'removed';

/** What became of something that is no more: a number goes to somebody of whom the viewer does not learn, or off the platform. */
const endOf = ({ what }: NumberChange, action: NumberHistoryEntry['action']): End => {
  if (what === 'assignee') return 'unassigned';
  if (what === 'block' || what === 'quarantine') return 'ended';
  return action === 'phone-number.transferred' ? 'elsewhere' : 'removed';
};

const FromTo = ({ change, place, end }: { change: NumberChange; place: string | null; end: End }) => {
  const t = useTranslations('phoneNumbers.past');
  const [from, to] = useValues(change, place);
  if (from === null) return to;
  return (
    <>
      <span className={styles.former}>
        <span className="pb-visually-hidden">{`${t('before')}: `}</span>
        {from}
      </span>
      {' → '}
      <span className="pb-visually-hidden">{`${t('after')}: `}</span>
      {to ?? t(end)}
    </>
  );
};

/** Both sides of a change in words; null where there was nothing, or is nothing any more. */
const useValues = (change: NumberChange, place: string | null): (ReactNode | null)[] => {
  const t = useTranslations('phoneNumbers');
  switch (change.what) {
    case 'holder':
    case 'assignee':
      return [change.from, change.to].map((reference) => reference && <Named key={reference.id} {...reference} place={place} />);
    case 'capabilities':
      return [change.from, change.to].map((held) => {
        if (!held) return null;
        const names = capabilityNames.filter((name) => held[name]).map((name) => t(`capabilities.${name}`));
        const route = held.voiceRouteType && t.has(`routeTypes.${held.voiceRouteType as 'DIRECT_ROUTING'}`) ? [t(`routeTypes.${held.voiceRouteType as 'DIRECT_ROUTING'}`)] : [];
        return [names.join(', ') || t('noCapabilities'), ...route].join(' · ');
      });
    case 'block':
      return [change.from, change.to];
    case 'quarantine':
      return [change.from, change.to].map((at) => at && <Time key={at} at={at} />);
  }
};

/** With a link to where it is, or was: what the number had before belongs to whoever held it then. */
const Named = ({ kind, id, label, place }: { kind: string; id: string; label: string; place: string | null }) => {
  const path = place === null && kind !== 'organisation' ? undefined : objectPath(kind, id, place ?? id);
  return path ? <TextLink to={path}>{label}</TextLink> : label;
};

import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { History } from '../../platform/history.ts';

export type Histories = ReadonlyMap<EntityType, History>;

export type Does = 'restore' | 'recreate' | 'remove';

interface Recorded {
  entity_type: string;
  action: string;
  before: object | null;
  after: object | null;
}

/** What undoing a change comes to. */
export const doesOf = ({ before, after }: Pick<Recorded, 'before' | 'after'>): Does => {
  if (before === null) return 'remove';
  return after === null ? 'recreate' : 'restore';
};

/** What undoes this change; nothing where its noun has no way back from it. */
export const historyOf = (histories: Histories, event: Recorded): History | undefined => {
  const history = histories.get(event.entity_type as EntityType);
  return history?.[doesOf(event)] && !history.final?.includes(event.action as AuditAction) ? history : undefined;
};

/** Whether two states are the same in all that can be brought back. */
export const isSame = (history: History, one: object | null, other: object | null): boolean => {
  if (one === null || other === null) return one === other;
  return isDeepStrictEqual(plain(history.comparable(one)), plain(history.comparable(other)));
};

// As the log keeps it: without what JSON leaves out.
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Whether there is something to bring back: the log shows no difference where a secret was revealed or replaced. */
export const hasWayBack = (histories: Histories, event: Recorded): boolean => {
  const history = historyOf(histories, event);
  return history !== undefined && !isSame(history, event.before, event.after);
};

import { isDeepStrictEqual } from 'node:util';
import type { EntityType } from '@patchbay/contract/audit';
import type { History } from '../../platform/history.ts';

export type Histories = ReadonlyMap<EntityType, History>;

interface Recorded {
  entity_type: string;
  before: object | null;
  after: object | null;
}

export const historyOf = (histories: Histories, { entity_type }: Pick<Recorded, 'entity_type'>): History | undefined => histories.get(entity_type as EntityType);

/** Whether two states are the same in all that can be brought back. */
export const isSame = (history: History, one: object | null, other: object | null): boolean => {
  if (one === null || other === null) return one === other;
  return isDeepStrictEqual(plain(history.comparable(one)), plain(history.comparable(other)));
};

// As the log keeps it: without what JSON leaves out.
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Nothing to bring back where the log shows no difference, as when a secret was revealed or replaced. */
export const isRevertible = (histories: Histories, event: Recorded): boolean => {
  const history = historyOf(histories, event);
  return history !== undefined && !isSame(history, event.before, event.after);
};

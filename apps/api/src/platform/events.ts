import type { EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';

export const eventChannel = 'patchbay_events';

/** The first part of the query keys that show a noun. */
export const queryKeyOf: { [T in EntityType]: string[] } = {
  organisation: ['organisations', 'session'],
  account: ['accounts'],
  membership: ['accounts', 'session'],
  'api-key': ['apiKeys'],
  'phone-number': ['phoneNumbers', 'extensions'],
  extension: ['extensions', 'phoneNumbers', 'phones'],
  phone: ['phones', 'extensions'],
  job: ['jobs'],
};

/** Tells every API process, on commit, that something of this kind changed at or below `path`. */
export const announce = async (tx: Tx, path: string, type: EntityType): Promise<void> => {
  await tx.$executeRaw`select pg_notify(${eventChannel}, ${JSON.stringify({ path, keys: [...queryKeyOf[type], 'audit'] })})`;
};

import type { EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';

export const eventChannel = 'patchbay_events';

/** What the platform alone is told about, whatever its path. */
export const platformOnly = '/';

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

const notify = async (tx: Tx, path: string, keys: string[]): Promise<void> => {
  await tx.$executeRaw`select pg_notify(${eventChannel}, ${JSON.stringify({ path, keys })})`;
};

/** Tells every API process, on commit, that something of this kind changed at or below `path`. */
export const announce = (tx: Tx, path: string, type: EntityType): Promise<void> => notify(tx, path, [...queryKeyOf[type], 'audit']);

/** The same for what only the platform's administrators see. */
export const announceToPlatform = (tx: Tx, keys: string[]): Promise<void> => notify(tx, platformOnly, keys);

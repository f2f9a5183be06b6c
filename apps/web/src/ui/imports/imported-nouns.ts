import type { ImportKind } from '@patchbay/contract/imports';
import type { Permission } from '@patchbay/contract/permissions';
import type { IconName } from '#ui/icons.tsx';

interface ImportedNoun {
  /** Its list, below the place; the upload stands under it. */
  path: string;
  read: Permission;
  write: Permission;
  icon: IconName;
  /** The column that says what a row is about. */
  key: string;
}

/** Where each kind of import leads to, and who may do it. */
export const importedNouns: { [K in ImportKind]: ImportedNoun } = {
  'phone-numbers': { path: 'phone-numbers', read: 'phoneNumbers:read', write: 'phoneNumbers:upload', icon: 'phone', key: 'phoneNumber' },
  'internal-numbers': { path: 'internal-numbers', read: 'internalNumbers:read', write: 'internalNumbers:write', icon: 'hash', key: 'number' },
  users: { path: 'users', read: 'users:read', write: 'users:write', icon: 'users', key: 'lastName' },
  'ring-groups': { path: 'ring-groups', read: 'extensions:read', write: 'extensions:write', icon: 'users', key: 'name' },
  phones: { path: 'phones', read: 'phones:read', write: 'phones:write', icon: 'device', key: 'name' },
  extensions: { path: 'extensions', read: 'extensions:read', write: 'extensions:write', icon: 'hash', key: 'shortNumber' },
  'feature-codes': { path: 'feature-codes', read: 'featureCodes:read', write: 'featureCodes:write', icon: 'keyboard', key: 'action' },
};

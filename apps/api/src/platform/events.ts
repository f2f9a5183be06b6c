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
  'phone-number': ['phoneNumbers', 'extensions', 'appConfigurations', 'contactMethods', 'users', 'callFlows', 'externalTrunks', 'operatorConnectTrunks', 'smsGroups', 'ringGroups', 'destinations'],
  extension: ['extensions', 'phoneNumbers', 'phones', 'smsGroups', 'ringGroups', 'dialSpace', 'destinations', 'callFlows', 'dialPlanProfiles'],
  phone: ['phones', 'extensions'],
  'provisioning-settings': ['provisioningSettings', 'phones'],
  job: ['jobs'],
  'carrier-profile': ['carrierProfiles', 'phoneNumbers'],
  'external-trunk': ['externalTrunks', 'phoneNumbers'],
  'operator-connect-trunk': ['operatorConnectTrunks', 'phoneNumbers'],
  'sms-group': ['smsGroups', 'phoneNumbers'],
  'time-schedule': ['timeSchedules', 'callFlows'],
  'dial-plan-profile': ['dialPlanProfiles', 'extensions'],
  'delivery-method': ['deliveryMethods', 'appConfigurations', 'contactMethods', 'callFlows'],
  'audio-file': ['audioFiles', 'playlists', 'appConfigurations', 'contactMethods', 'callFlows', 'ringGroups'],
  playlist: ['playlists', 'audioFiles'],
  import: ['imports'],
  'carrier-comparison': ['carrierComparisons'],
  'saved-view': ['savedViews'],
  'app-device': ['appDevices', 'users', 'appConfigurations'],
  user: ['users', 'appDevices', 'appConfigurations', 'contactMethods', 'phoneNumbers', 'internalNumbers', 'callFlows'],
  'contact-method': ['contactMethods', 'users', 'phoneNumbers', 'internalNumbers', 'audioFiles', 'deliveryMethods', 'callFlows'],
  'call-flow': ['callFlows', 'phoneNumbers', 'internalNumbers', 'users', 'appConfigurations', 'contactMethods'],
  'phone-template': ['phoneTemplates', 'phones'],
  'key-layout': ['keyLayouts', 'phones'],
  'ring-group': ['ringGroups', 'extensions', 'phoneNumbers', 'dialSpace', 'destinations'],
  'app-configuration': ['appConfigurations', 'users', 'phoneNumbers', 'internalNumbers', 'audioFiles', 'deliveryMethods'],
  'internal-number': ['internalNumbers', 'dialSpace', 'appConfigurations', 'contactMethods', 'callFlows'],
  'feature-code': ['featureCodes', 'dialSpace'],
};

const notify = async (tx: Tx, payload: string): Promise<void> => {
  await tx.$executeRaw`select pg_notify(${eventChannel}, ${payload})`;
};

/** What is said on the channel when something of this kind changed at or below `path`. */
export const announcement = (path: string, type: EntityType): string => JSON.stringify({ path, keys: [...queryKeyOf[type], 'audit'] });

/** Tells every API process, on commit, that something of this kind changed at or below `path`. */
export const announce = (tx: Tx, path: string, type: EntityType): Promise<void> => notify(tx, announcement(path, type));

/** The same for what is shown by these query keys and is no noun of the log. */
export const announceKeys = (tx: Tx, path: string, keys: string[]): Promise<void> => notify(tx, JSON.stringify({ path, keys }));

/** The same for what only the platform's administrators see. */
export const announceToPlatform = (tx: Tx, keys: string[]): Promise<void> => notify(tx, JSON.stringify({ path: platformOnly, keys }));

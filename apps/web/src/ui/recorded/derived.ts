import type { EntityType } from '@patchbay/contract/audit';

/** Fields of each noun that nobody sets: counts, and what follows from other fields or other objects. */
export const derived: { readonly [T in EntityType]?: readonly string[] } = {
  organisation: ['isSuspended', 'ancestors', 'counts'],
  account: ['isOwn', 'lastSignInAt'],
  'api-key': ['lastUsedAt', 'createdByName'],
  'phone-number': ['services', 'state', 'voiceAssignee', 'smsAssignee'],
  extension: ['phones', 'smsGroups', 'ringGroups'],
  'internal-number': ['routing', 'assignee'],
  'dial-plan-profile': ['extensions'],
  phone: ['provisioningUrl', 'lastFetch', 'isChangedSinceFetch', 'firstFetchUntil', 'knownNetworks', 'oldSecretUntil'],
  'delivery-method': ['place', 'status', 'lastTest', 'lastFailure', 'testRequestedAt'],
  playlist: ['durationSeconds'],
  'carrier-profile': ['label'],
  'saved-view': ['createdByName'],
  user: ['name', 'appConfiguration', 'invitation', 'sipAccounts', 'pstnForwardings', 'sipForwardings', 'callFlows'],
  'app-configuration': ['email', 'invitation'],
  'call-flow': ['linked', 'findings'],
  'phone-template': ['fields', 'hasBaseMovedOn', 'copiedFrom', 'copyIds'],
};

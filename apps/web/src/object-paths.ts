import type { Permission } from '@patchbay/contract/permissions';

/** The page of each kind of object, below its organisation's address, and who may open it. */
const pages: Record<string, { path: string; permission: Permission }> = {
  account: { path: 'accounts', permission: 'accounts:read' },
  'api-key': { path: 'api-keys', permission: 'apiKeys:read' },
  'phone-number': { path: 'phone-numbers', permission: 'phoneNumbers:read' },
  extension: { path: 'extensions', permission: 'extensions:read' },
  phone: { path: 'phones', permission: 'phones:read' },
  job: { path: 'jobs', permission: 'jobs:read' },
  'external-trunk': { path: 'external-trunks', permission: 'externalTrunks:read' },
  'operator-connect-trunk': { path: 'operator-connect-trunks', permission: 'operatorConnectTrunks:read' },
  'ring-group': { path: 'ring-groups', permission: 'extensions:read' },
  'sms-group': { path: 'sms-groups', permission: 'smsGroups:read' },
  'delivery-method': { path: 'delivery-methods', permission: 'deliveryMethods:read' },
  'time-schedule': { path: 'time-schedules', permission: 'timeSchedules:read' },
  'dial-plan-profile': { path: 'dial-plan-profiles', permission: 'extensions:read' },
  user: { path: 'users', permission: 'users:read' },
  'app-configuration': { path: 'contact-methods/app-configurations', permission: 'contactMethods:read' },
  'contact-method': { path: 'contact-methods', permission: 'contactMethods:read' },
  'call-flow': { path: 'call-flows', permission: 'callFlows:read' },
  'audio-file': { path: 'audio-files', permission: 'audioFiles:read' },
  playlist: { path: 'playlists', permission: 'audioFiles:read' },
  'carrier-profile': { path: 'carrier-profiles', permission: 'carrierProfiles:read' },
  'internal-number': { path: 'internal-numbers', permission: 'internalNumbers:read' },
  'feature-code': { path: 'feature-codes', permission: 'featureCodes:read' },
  'phone-template': { path: 'phone-templates', permission: 'phoneTemplates:read' },
  'key-layout': { path: 'key-layouts', permission: 'phoneTemplates:read' },
};

// What only an enterprise has; the rest is found at `/o/…`, which leads on to `/t/…` where that is an enterprise.
const ofEnterprise = new Set(['extension', 'phone', 'external-trunk', 'operator-connect-trunk', 'ring-group', 'sms-group', 'delivery-method', 'time-schedule', 'dial-plan-profile', 'audio-file', 'playlist', 'user', 'app-configuration', 'internal-number', 'feature-code', 'contact-method', 'call-flow']);

/** Where an object can be looked at; nothing for a kind without a page. */
export const objectPath = (kind: string, id: string, organisationId: string): string | undefined => {
  if (kind === 'organisation') return `/o/${id}`;
  const page = pages[kind];
  return page && `${ofEnterprise.has(kind) ? '/t' : '/o'}/${organisationId}/${page.path}/${id}`;
};

/** What somebody needs to look at objects of a kind on their page; nothing where anybody may or there is none. */
export const permissionToSee = (kind: string): Permission | undefined => pages[kind]?.permission;

// What is edited elsewhere than on a page `…/edit` of its own.
const withoutEditPage = new Set(['audio-file', 'feature-code', 'phone-number']);

/** Where an object is edited; nothing for a kind without a page. App devices are looked after in their list, where each is found by its name. */
export const editPath = ({ kind, id, label }: { kind: string; id: string; label: string }, organisationId: string): string | undefined => {
  if (kind === 'app-device') return `/t/${organisationId}/users/app-devices?q=${encodeURIComponent(label)}`;
  const path = objectPath(kind, id, organisationId);
  return path && !withoutEditPage.has(kind) ? `${path}/edit` : path;
};

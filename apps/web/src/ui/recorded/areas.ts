import type { EntityType } from '@patchbay/contract/audit';

/** Where each noun's catalogue names its fields, under `history`. Those that are not here have words among `fields` only. */
export const areas = {
  organisation: 'organisations', account: 'accounts', membership: 'accounts', 'api-key': 'apiKeys', 'phone-number': 'phoneNumbers', extension: 'extensions', phone: 'phones',
  'carrier-profile': 'carrierProfiles', 'external-trunk': 'externalTrunks', 'operator-connect-trunk': 'operatorConnectTrunks', 'sms-group': 'smsGroups', 'time-schedule': 'timeSchedules',
  'dial-plan-profile': 'dialPlanProfiles', 'delivery-method': 'deliveryMethods', 'audio-file': 'audioFiles', playlist: 'playlists', user: 'users', 'app-configuration': 'appConfigurations',
  'internal-number': 'internalNumbers', 'feature-code': 'featureCodes', 'contact-method': 'contactMethods', 'call-flow': 'callFlows', 'ring-group': 'ringGroups',
  'provisioning-settings': 'provisioning.settings', 'phone-template': 'phoneTemplates', 'key-layout': 'keyLayouts',
} as const satisfies { [T in EntityType]?: string };

/**
 * Where the values of a field have their words, where they are words of ours, by the name of the field: the first area that has
 * the value.
 */
export const vocabularies: { [key: string]: readonly string[] } = {
  role: ['roles'], kind: ['organisationKinds', 'forms.keys.kinds', 'extensionCards.endpoints.kinds', 'fields.kinds', 'kinds', 'imports.kinds'], organisationKind: ['organisationKinds'],
  status: ['organisations.statuses', 'accounts.statuses', 'invitations.statuses', 'deliveryMethods.statuses'], services: ['organisations.serviceNames', 'phoneNumbers.services'],
  permissions: ['permissions.of'], allowedClasses: ['dialPlanProfiles.classes'], voiceRouteType: ['phoneNumbers.routeTypes'], source: ['phoneNumbers.sources', 'audioFiles.sources'],
  state: ['phoneNumbers.states', 'jobs.states'], routing: ['internalNumbers.routings'], action: ['featureCodes.actions', 'fields.actions'], httpScheme: ['provisioning.access.schemes'],
  type: ['deliveryMethods.types', 'timeSchedules.types', 'callFlows.types', 'fields.types'], mode: ['deliveryMethods.modes', 'extensionCards.unconditional.modes', 'imports.modes'], security: ['deliveryMethods.securities'],
  repeat: ['timeSchedules.repeats'], format: ['audioFiles.formats'], serves: ['carrierProfiles.serves'], page: ['imports.kinds'], obstacle: ['fields.obstacles'], whenUnavailable: ['appConfigurations.whenUnavailable'],
  strategy: ['ringGroups.strategies'], authentication: ['extensions.identity.authentications'], unanswered: ['extensionCards.voicemail.choices'], severity: ['fields.severities'],
};

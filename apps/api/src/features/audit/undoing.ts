import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Permission } from '@patchbay/contract/permissions';
import type { Does } from './histories.ts';

interface Undoing {
  permission: Permission;
  /** For what less allows to do, less allows to undo. */
  lesser?: { [A in AuditAction]?: Permission };
  actions: { [D in Does]: AuditAction };
  /** Belongs to the PBX of one enterprise. */
  isOfTenant: boolean;
}

/** What undoing asks for and how the log words it, for each noun that has a history. */
export const undoing: { [T in EntityType]?: Undoing } = {
  organisation: { permission: 'organisations:write', isOfTenant: false, actions: { restore: 'organisation.updated', recreate: 'organisation.created', remove: 'organisation.removed' } },
  'phone-number': { permission: 'phoneNumbers:write', lesser: { 'phone-number.tagged': 'phoneNumbers:tag', 'phone-number.added': 'phoneNumbers:upload', 'phone-number.removed': 'phoneNumbers:upload' }, isOfTenant: false, actions: { restore: 'phone-number.updated', recreate: 'phone-number.added', remove: 'phone-number.removed' } },
  extension: { permission: 'extensions:write', isOfTenant: true, actions: { restore: 'extension.updated', recreate: 'extension.created', remove: 'extension.removed' } },
  account: { permission: 'accounts:write', isOfTenant: false, actions: { restore: 'account.updated', recreate: 'account.invited', remove: 'account.removed' } },
  membership: { permission: 'accounts:write', isOfTenant: false, actions: { restore: 'membership.created', recreate: 'membership.created', remove: 'membership.removed' } },
  'api-key': { permission: 'apiKeys:write', isOfTenant: false, actions: { restore: 'api-key.updated', recreate: 'api-key.created', remove: 'api-key.removed' } },
  phone: { permission: 'phones:write', isOfTenant: true, actions: { restore: 'phone.updated', recreate: 'phone.created', remove: 'phone.removed' } },
  'external-trunk': { permission: 'externalTrunks:write', isOfTenant: true, actions: { restore: 'external-trunk.updated', recreate: 'external-trunk.created', remove: 'external-trunk.removed' } },
  'operator-connect-trunk': { permission: 'operatorConnectTrunks:write', isOfTenant: true, actions: { restore: 'operator-connect-trunk.updated', recreate: 'operator-connect-trunk.created', remove: 'operator-connect-trunk.removed' } },
  'sms-group': { permission: 'smsGroups:write', isOfTenant: true, actions: { restore: 'sms-group.updated', recreate: 'sms-group.created', remove: 'sms-group.removed' } },
  'time-schedule': { permission: 'timeSchedules:write', isOfTenant: true, actions: { restore: 'time-schedule.updated', recreate: 'time-schedule.created', remove: 'time-schedule.removed' } },
  'dial-plan-profile': { permission: 'extensions:write', isOfTenant: true, actions: { restore: 'dial-plan-profile.updated', recreate: 'dial-plan-profile.created', remove: 'dial-plan-profile.removed' } },
  'delivery-method': { permission: 'deliveryMethods:write', isOfTenant: true, actions: { restore: 'delivery-method.updated', recreate: 'delivery-method.created', remove: 'delivery-method.removed' } },
  'audio-file': { permission: 'audioFiles:write', isOfTenant: true, actions: { restore: 'audio-file.updated', recreate: 'audio-file.created', remove: 'audio-file.removed' } },
  playlist: { permission: 'audioFiles:write', isOfTenant: true, actions: { restore: 'playlist.updated', recreate: 'playlist.created', remove: 'playlist.removed' } },
  'carrier-profile': { permission: 'carrierProfiles:write', isOfTenant: false, actions: { restore: 'carrier-profile.updated', recreate: 'carrier-profile.created', remove: 'carrier-profile.removed' } },
  'internal-number': { permission: 'internalNumbers:write', isOfTenant: true, actions: { restore: 'internal-number.updated', recreate: 'internal-number.created', remove: 'internal-number.removed' } },
  'feature-code': { permission: 'featureCodes:write', isOfTenant: true, actions: { restore: 'feature-code.updated', recreate: 'feature-code.created', remove: 'feature-code.removed' } },
  'saved-view': { permission: 'phoneNumbers:tag', isOfTenant: false, actions: { restore: 'saved-view.updated', recreate: 'saved-view.created', remove: 'saved-view.removed' } },
  user: { permission: 'users:write', isOfTenant: true, actions: { restore: 'user.updated', recreate: 'user.created', remove: 'user.removed' } },
  'contact-method': { permission: 'contactMethods:write', isOfTenant: true, actions: { restore: 'contact-method.updated', recreate: 'contact-method.created', remove: 'contact-method.removed' } },
  'call-flow': { permission: 'callFlows:write', isOfTenant: true, actions: { restore: 'call-flow.updated', recreate: 'call-flow.created', remove: 'call-flow.removed' } },
  'ring-group': { permission: 'extensions:write', isOfTenant: true, actions: { restore: 'ring-group.updated', recreate: 'ring-group.created', remove: 'ring-group.removed' } },
  'provisioning-settings': { permission: 'phones:write', isOfTenant: true, actions: { restore: 'provisioning-settings.updated', recreate: 'provisioning-settings.updated', remove: 'provisioning-settings.updated' } },
  'phone-template': { permission: 'phoneTemplates:write', isOfTenant: false, actions: { restore: 'phone-template.updated', recreate: 'phone-template.created', remove: 'phone-template.removed' } },
  'key-layout': { permission: 'phoneTemplates:write', isOfTenant: false, actions: { restore: 'key-layout.updated', recreate: 'key-layout.created', remove: 'key-layout.removed' } },
  'app-device': { permission: 'users:write', isOfTenant: true, actions: { restore: 'app-device.activated', recreate: 'app-device.activated', remove: 'app-device.removed' } },
  'app-configuration': { permission: 'contactMethods:write', isOfTenant: true, actions: { restore: 'app-configuration.updated', recreate: 'app-configuration.updated', remove: 'app-configuration.removed' } },
};

/** What undoing asks for: that by which it was done. Nothing for what has no way back. */
export const permissionToUndo = (type: string, action: AuditAction): Permission | undefined => {
  const found = undoing[type as EntityType];
  return found && (found.lesser?.[action] ?? found.permission);
};

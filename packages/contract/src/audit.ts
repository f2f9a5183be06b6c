import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { Role } from './permissions.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';

/** Nouns that audit rows are about; the history tab and revert are keyed by it. */
export const entityTypes = ['organisation', 'account', 'membership', 'api-key', 'phone-number', 'extension', 'phone', 'job', 'carrier-profile', 'external-trunk', 'operator-connect-trunk', 'sms-group', 'time-schedule', 'dial-plan-profile', 'delivery-method', 'audio-file', 'playlist', 'import', 'carrier-comparison', 'saved-view', 'user', 'app-configuration', 'app-device', 'internal-number', 'feature-code', 'contact-method', 'call-flow', 'ring-group', 'provisioning-settings', 'phone-template', 'key-layout'] as const;
export const EntityType = z.enum(entityTypes);
export type EntityType = z.infer<typeof EntityType>;

/** Past tense, as an outcome: `phone.updated`. Renaming one is a breaking change. */
export const auditActions = [
  'organisation.created', 'organisation.updated', 'organisation.disabled', 'organisation.enabled', 'organisation.moved', 'organisation.left', 'organisation.removed',
  'account.invited', 'account.updated', 'account.removed', 'account.invitation-resent', 'account.invitation-accepted', 'account.reset-sent',
  'account.password-changed', 'account.second-factor-added', 'account.second-factor-removed', 'account.set-up',
  'membership.created', 'membership.removed',
  'api-key.created', 'api-key.updated', 'api-key.removed',
  'phone-number.added', 'phone-number.updated', 'phone-number.transferred', 'phone-number.removed',
  'phone-number.tagged', 'phone-number.blocked', 'phone-number.unblocked', 'phone-number.quarantined', 'phone-number.quarantine-ended',
  'extension.created', 'extension.updated', 'extension.removed', 'extension.sip-password-replaced', 'extension.sip-password-revealed', 'extension.temporary-forward-began', 'extension.temporary-forward-ended', 'extension.reset-sent', 'extension.messaged', 'extension.unregistered',
  'phone.created', 'phone.updated', 'phone.removed', 'phone.secret-replaced', 'phone.handset-replaced', 'phone.provisioning-revealed', 'phone.first-fetch-set', 'phone.upload-removed',
  'provisioning-settings.updated', 'provisioning-settings.enrolment-made', 'provisioning-settings.enrolment-ended', 'provisioning-settings.enrolment-revealed',
  'phone.resync-requested', 'phone.reboot-requested', 'phone.operation-cancelled',
  'phone.files-revealed',
  'phone-template.created', 'phone-template.updated', 'phone-template.removed', 'phone-template.base-accepted',
  'key-layout.created', 'key-layout.updated', 'key-layout.removed',
  'job.retried',
  'carrier-profile.created', 'carrier-profile.updated', 'carrier-profile.removed',
  'external-trunk.created', 'external-trunk.updated', 'external-trunk.removed',
  'operator-connect-trunk.created', 'operator-connect-trunk.updated', 'operator-connect-trunk.removed',
  'sms-group.created', 'sms-group.updated', 'sms-group.removed',
  'time-schedule.created', 'time-schedule.updated', 'time-schedule.removed',
  'dial-plan-profile.created', 'dial-plan-profile.updated', 'dial-plan-profile.removed',
  'delivery-method.created', 'delivery-method.updated', 'delivery-method.removed', 'delivery-method.tested', 'delivery-method.connected',
  'audio-file.created', 'audio-file.updated', 'audio-file.removed',
  'playlist.created', 'playlist.updated', 'playlist.removed',
  'import.uploaded', 'import.committed', 'import.discarded',
  'carrier-comparison.uploaded', 'carrier-comparison.discarded',
  'saved-view.created', 'saved-view.updated', 'saved-view.removed',
  'user.created', 'user.updated', 'user.removed', 'user.invited', 'user.invitation-resent', 'user.invitation-reissued',
  'app-device.activated', 'app-device.removed',
  'app-configuration.updated', 'app-configuration.removed',
  'internal-number.created', 'internal-number.updated', 'internal-number.removed',
  'feature-code.created', 'feature-code.updated', 'feature-code.removed',
  'call-flow.created', 'call-flow.updated', 'call-flow.removed',
  'ring-group.created', 'ring-group.updated', 'ring-group.removed',
  'contact-method.created', 'contact-method.updated', 'contact-method.removed', 'contact-method.sip-password-replaced', 'contact-method.sip-password-revealed',
] as const;
export const AuditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof AuditAction>;

const Snapshot = z.record(z.string(), z.unknown()).nullable();

export const Actor = z.object({
  kind: z.enum(['account', 'api-key', 'device', 'system']),
  id: Id.nullable(),
  name: z.string(),
  /** The membership or key by which this was allowed, when it is that of another organisation than the one that the row is about: one above it. */
  via: z.object({ organisationId: Id, organisationName: z.string(), role: Role.nullable() }).nullable(),
});
export type Actor = z.infer<typeof Actor>;

export const AuditEvent = z.object({
  id: Id,
  at: Timestamp,
  changeSetId: Id,
  organisationId: Id,
  organisationName: z.string(),
  actor: Actor,
  action: AuditAction,
  entity: z.object({ type: EntityType, id: Id, label: z.string() }),
  before: Snapshot,
  after: Snapshot,
  requestId: z.string(),
  ip: z.string(),
  /** The change set that undid this one, if any. */
  revertedBy: Id.nullable(),
  /** This change set undid that one. */
  reverts: Id.nullable(),
  isRevertible: z.boolean(),
  /** Where changes are listed in groups: this one and those of the same action that were made in the same change set. */
  group: z.object({
    /** How many, itself among them; as many as the query matches. */
    size: z.int().min(1),
    /** Of their objects, the first and the last by label. */
    firstLabel: z.string(),
    lastLabel: z.string(),
  }).optional(),
}).meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

/** The log holds no secrets, so undoing a removal cannot bring them back. */
export const lostSecrets = [
  'sip-password', 'voicemail-pin', 'sign-in-password', 'delivery-password', 'private-key', 'passphrase', 'secret-access-key', 'cloud-connection',
  'carrier-credentials', 'provisioning-address', 'http-password', 'template-secrets', 'web-password',
] as const;
export type LostSecret = (typeof lostSecrets)[number];

const RevertDoes = z.enum(['restore', 'recreate', 'remove']);

const RevertStep = z.object({
  eventId: Id,
  entity: z.object({ type: EntityType, id: Id, label: z.string() }),
  does: RevertDoes,
  conflict: z.string().nullable(),
  /** What it had and comes back without: SIP and HTTP passwords and the address of a phone are generated anew, everything else is missing until somebody sets it. */
  lost: z.array(z.enum(lostSecrets)),
  /** What it has now and keeps as it is: the log knows no earlier one. */
  kept: z.array(z.enum(lostSecrets)),
});

const grouped = flag.optional().describe('With true, what one change set did to many objects is one item, with its group. The total still counts each of them, and an export has a row for each.');

const base = { scope: 'organisation' } as const;

export const audit = {
  list: endpoint({ ...base, id: 'audit.list', method: 'GET', path: '/audit', permission: 'audit:read', csv: true, summary: 'Changes in the subtree, newest first',
    query: listQuery(['at'], { entityType: EntityType.optional(), entityId: Id.optional(), actorId: Id.optional(), action: AuditAction.optional(), changeSetId: Id.optional(), from: Timestamp.optional(), to: Timestamp.optional(), grouped }, '-at'),
    response: page(AuditEvent) }),
  get: endpoint({ ...base, id: 'audit.get', method: 'GET', path: '/audit/:id', permission: 'audit:read', summary: 'One change with before and after', params: ById, response: AuditEvent }),
  previewRevert: endpoint({ ...base, id: 'audit.previewRevert', method: 'GET', path: '/change-sets/:id/revert', permission: 'audit:revert', summary: 'What undoing a change set would do, and what stands in the way',
    params: ById, response: z.object({
      /** Of a large change only some: what stands in the way, and the first of the others. */
      steps: z.array(RevertStep),
      /** How many changes are not among them, by what would be done to which kind of object. */
      rest: z.array(z.object({ type: EntityType, does: RevertDoes, count: z.int().positive() })),
    }) }),
  revert: endpoint({ ...base, id: 'audit.revert', method: 'POST', path: '/change-sets/:id/revert', permission: 'audit:revert', summary: 'Undo a change set, all of it or nothing; a large one as a job that `reverts.list` tells of',
    params: ById, response: z.object({
      /** Of the undoing itself. */
      changeSetId: Id,
      /** How many objects went back; none yet where it goes on as a job. */
      reverted: z.int(),
      running: z.boolean(),
    }) }),
};

import { z } from 'zod';
import { DialledNumber } from './call-handling.ts';
import { CallWaiting, CallWaitingDraft } from './call-waiting.ts';
import { SipCredentials } from './extensions.ts';
import { ConditionalForward, ExceptionNumber, Forwarding, TemporaryForward, UnconditionalForward } from './forwarding.ts';
import { endpoint } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import { Role } from './permissions.ts';
import { LabelledDestination } from './primitives/destination.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { Country } from './primitives/locale.ts';
import { ShortNumber } from './primitives/phone-number.ts';
import { UsernameText } from './primitives/username.ts';
import { Voicemail, VoicemailDraft } from './voicemail.ts';

const on = z.boolean().default(false);
const distinct = z.array(Id).max(100).refine((ids) => new Set(ids).size === ids.length, 'Each once').default([]);

export const NumberSettingsDraft = z.object({
  shortNumber: ShortNumber,
  /** The number shown to the called party, any voice number of the enterprise; null: the first that rings here. */
  presentationNumberId: Id.nullable().default(null),
  /** Which destinations may be called; null: those of the default profile. */
  dialPlanProfileId: Id.nullable().default(null),
  /** By whose notation its numbers are read; null: that of the enterprise. */
  country: Country.nullable().default(null),
  /** Its calls show no number. */
  isAnonymous: on,
  /** Others may see whether it talks. */
  hasPresence: z.boolean().default(true),
  /** Its calls may be recorded. */
  isRecorded: on,
});
export type NumberSettingsDraft = z.infer<typeof NumberSettingsDraft>;

export const SoftphoneKind = z.enum(['BASIC', 'OPERATOR_CONSOLE']);

/** Letters, digits and what stands in the name of a SIP account without being escaped. */
export const SipUsername = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,59}$/, 'Three letters, digits or . _ - at least, the first of them a letter or a digit');

/** What every phone, file and softphone takes as it is; whether it is hard to guess, `domain/credentials/password-problem` knows. */
export const SipPassword = z.string().regex(/^[A-Za-z0-9._~!$*+@^-]{1,64}$/, 'Letters, digits and . _ ~ ! $ * + - @ ^ only');

/** What may ring, all at the same time. What is off keeps what was chosen for it. */
export const EndpointsDraft = z.object({
  softphone: z.object({ isOn: on, kind: SoftphoneKind.default('BASIC') }).prefault({}),
  /** The app on the devices of a user. */
  mobile: z
    .object({ isOn: on, userId: Id.nullable().default(null) })
    .refine(({ isOn, userId }) => !isOn || userId !== null, { path: ['userId'], error: 'Choose the user whose app rings' })
    .prefault({}),
  /** By the SIP account. Its name null: made of the short number. */
  thirdParty: z.object({ isOn: on, sipUsername: SipUsername.nullable().default(null) }).prefault({}),
  /** Phones with a line to it; one that has none yet gets it on its first free line. */
  ipPhone: z.object({ isOn: z.boolean().default(true), phoneIds: distinct }).prefault({}),
});
export type EndpointsDraft = z.infer<typeof EndpointsDraft>;

/** Listening takes both: whoever listens monitors others, and whom they listen to may be monitored. */
export const Monitoring = z.object({ monitorsOthers: on, mayBeMonitored: on });
export type Monitoring = z.infer<typeof Monitoring>;

/** Voice numbers of the enterprise by direct routing that ring here, and nowhere else. */
export const ExtensionNumbersDraft = z.object({ phoneNumberIds: distinct });
export type ExtensionNumbersDraft = z.infer<typeof ExtensionNumbersDraft>;

/** As people type or paste them, in any notation of the extension's country. */
export const ExceptionNumbersDraft = z.object({ numbers: z.array(z.object({ number: z.string().trim().min(1, 'Must not be empty').max(60), label: optionalLabel(60) })).default([]) });
export type ExceptionNumbersDraft = z.infer<typeof ExceptionNumbersDraft>;

/** Null: none, or the end of the one there is. */
export const TemporaryForwardDraft = z.object({ temporary: TemporaryForward.nullable().default(null) });
export type TemporaryForwardDraft = z.infer<typeof TemporaryForwardDraft>;

/** Letters, digits, and what stands in an e-mail address; no blanks. Compared without regard to case, and kept in NFKC: what only looks different is the same. */
export const Username = UsernameText.pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u, 'Letters, digits and . _ @ + - only, the first of them a letter or a digit'));

export const Authentication = z.enum(['SINGLE_STEP', 'TWO_STEP']);

/** Who an extension is, and how its person signs in: with the code of the enterprise, the user name and a password. */
export const IdentityDraft = z
  .object({
    /** Unique in the enterprise. */
    username: Username,
    /** The full name. */
    displayName: label(60),
    authentication: Authentication.default('SINGLE_STEP'),
    /** Where codes and links go: an e-mail address, or a phone number in any notation of the extension's country. Empty: none. */
    personalContact: z.string().trim().max(254).default(''),
    isSignInAllowed: on,
    role: Role.default('agent'),
  })
  .refine(({ authentication, personalContact }) => authentication === 'SINGLE_STEP' || personalContact !== '', { path: ['personalContact'], error: 'Two steps need a personal contact, to which the code is sent' });
export type IdentityDraft = z.infer<typeof IdentityDraft>;

const version = { version: Version };
const kept = Forwarding.shape;

/** Everything about an extension by cards. Each is saved by itself and has a version of its own. */
export const ExtensionSettings = z
  .object({
    id: Id,
    displayName: z.string(),
    isEnabled: z.boolean(),
    identity: z.object({
      ...IdentityDraft.shape,
      hasImage: z.boolean(),
      /** A password was chosen, so that the person can sign in if that is allowed. */
      hasPassword: z.boolean(),
      lastSignInAt: Timestamp.nullable(),
      ...version,
    }),
    numberSettings: NumberSettingsDraft.extend({ presentationNumber: DialledNumber.nullable(), dialPlanProfile: Reference.nullable(), ...version }),
    endpoints: z.object({
      softphone: z.object({ isOn: z.boolean(), kind: SoftphoneKind }),
      mobile: z.object({ isOn: z.boolean(), userId: Id.nullable(), user: Reference.nullable(), devices: z.array(z.object({ id: Id, os: z.string() })) }),
      thirdParty: z.object({ isOn: z.boolean(), sipUsername: z.string().nullable(), account: z.string().describe('The name of the SIP account as it is now') }),
      ipPhone: z.object({ isOn: z.boolean(), phoneIds: z.array(Id), phones: z.array(z.object({ id: Id, name: z.string(), position: z.int() })) }),
      ...version,
    }),
    voicemail: Voicemail.extend({ greetingAudio: Reference.nullable(), ...version }),
    callWaiting: CallWaiting.extend({ welcomeAudio: Reference.nullable(), musicOnHoldAudio: Reference.nullable(), musicOnHoldPlaylist: Reference.nullable(), ...version }),
    monitoring: Monitoring.extend(version),
    phoneNumbers: z.object({ phoneNumberIds: z.array(Id), phoneNumbers: z.array(DialledNumber), ...version }),
    unconditionalForward: kept.unconditional.unwrap().extend(version),
    exceptionNumbers: z.object({ numbers: z.array(ExceptionNumber), ...version }),
    conditionalForward: kept.conditional.unwrap().extend(version),
    temporaryForward: z.object({ temporary: TemporaryForward.nullable(), ...version }),
    /** In words, where it forwards to, each once. One that is missing here has gone. */
    destinations: z.array(LabelledDestination),
  })
  .meta({ id: 'ExtensionSettings' });
export type ExtensionSettings = z.infer<typeof ExtensionSettings>;

const base = { scope: 'tenant', params: ById } as const;
const write = { ...base, method: 'PUT', permission: 'extensions:write', response: ExtensionSettings } as const;

export const extensionCards = {
  settings: endpoint({ ...base, id: 'extensions.settings', method: 'GET', path: '/extensions/:id/settings', permission: 'extensions:read', summary: 'Everything about an extension, by cards', response: ExtensionSettings }),
  updateIdentity: endpoint({ ...write, id: 'extensions.updateIdentity', path: '/extensions/:id/identity', summary: 'Change who an extension is, and how its person signs in', body: IdentityDraft.safeExtend(version) }),
  updateNumberSettings: endpoint({ ...write, id: 'extensions.updateNumberSettings', path: '/extensions/:id/number-settings', summary: 'Change the number settings of an extension', body: NumberSettingsDraft.extend(version) }),
  updateEndpoints: endpoint({ ...write, id: 'extensions.updateEndpoints', path: '/extensions/:id/endpoints', summary: 'Change what may ring as an extension', body: EndpointsDraft.extend(version) }),
  updateVoicemail: endpoint({ ...write, id: 'extensions.updateVoicemail', path: '/extensions/:id/voicemail', summary: 'Change the voicemail of an extension', body: VoicemailDraft.safeExtend(version) }),
  updateCallWaiting: endpoint({ ...write, id: 'extensions.updateCallWaiting', path: '/extensions/:id/call-waiting', summary: 'Change how calls wait for an extension', body: CallWaitingDraft.safeExtend(version) }),
  updateMonitoring: endpoint({ ...write, id: 'extensions.updateMonitoring', path: '/extensions/:id/monitoring', summary: 'Change who listens to whom', body: Monitoring.extend(version) }),
  updatePhoneNumbers: endpoint({ ...write, id: 'extensions.updatePhoneNumbers', path: '/extensions/:id/phone-numbers', summary: 'Change which phone numbers ring at an extension', body: ExtensionNumbersDraft.extend(version) }),
  updateUnconditionalForward: endpoint({ ...write, id: 'extensions.updateUnconditionalForward', path: '/extensions/:id/unconditional-forward', summary: 'Change what forwards calls before anything rings', body: UnconditionalForward.safeExtend(version) }),
  updateExceptionNumbers: endpoint({ ...write, id: 'extensions.updateExceptionNumbers', path: '/extensions/:id/exception-numbers', summary: 'Change whose calls are not forwarded unconditionally', body: ExceptionNumbersDraft.extend(version) }),
  updateConditionalForward: endpoint({ ...write, id: 'extensions.updateConditionalForward', path: '/extensions/:id/conditional-forward', summary: 'Change what becomes of calls that were not taken', body: ConditionalForward.extend(version) }),
  updateTemporaryForward: endpoint({ ...write, id: 'extensions.updateTemporaryForward', path: '/extensions/:id/temporary-forward', summary: 'Forward for a time, or end that', body: TemporaryForwardDraft.extend(version) }),
  replaceSipPassword: endpoint({ ...base, id: 'extensions.replaceSipPassword', method: 'POST', path: '/extensions/:id/sip-credentials', permission: 'extensions:write',
    summary: 'Replace the SIP password by a generated or a chosen one; this answer alone shows it', response: SipCredentials,
    body: z.object({ sipPassword: SipPassword.nullable().default(null).describe('Null: generated').meta({ secret: true }) }) }),
};

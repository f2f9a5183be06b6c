import type { CallWaiting } from '@patchbay/contract/call-waiting';
import type { IdentityDraft, Monitoring, NumberSettingsDraft } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { Forwarding } from '@patchbay/contract/forwarding';
import { notFound } from '@patchbay/contract/http/problem';
import type { Voicemail } from '@patchbay/contract/voicemail';
import type { Tx } from '@patchbay/database/scope';
import { type Endpoints, endpointsOf } from '../../platform/extension-cards.ts';
import { extensionToWire } from './listing.ts';

/** What the cards of an extension hold beside what the extension itself tells. */
export interface CardStates extends Omit<NumberSettingsDraft, 'shortNumber' | 'presentationNumberId'> {
  identity: Omit<IdentityDraft, 'displayName'> & { imageId: string | null };
  endpoints: Endpoints;
  /** The phones with a line to it. */
  phoneIds: string[];
  voicemail: Voicemail;
  callWaiting: CallWaiting;
  monitoring: Monitoring;
  unconditionalForward: Forwarding['unconditional'];
  exceptionNumbers: Forwarding['exceptionNumbers'];
  conditionalForward: Forwarding['conditional'];
  temporaryForward: Forwarding['temporary'];
}

/** An extension with all of its cards: what its history tells, and goes back to. */
export type ExtensionState = Extension & CardStates;

const withRelations = {
  phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } },
  lines: { select: { position: true, phone: { select: { id: true, name: true } } }, orderBy: { phone: { name: 'asc' } } },
  ownedSmsGroups: { select: { id: true, name: true } },
  smsGroups: { select: { group: { select: { id: true, name: true } } } },
} as const;

const findRow = (tx: Tx, id: string) => tx.extension.findUnique({ where: { id }, include: withRelations });
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

type Group = Pick<Extension['smsGroups'][number], 'id' | 'name'>;

const smsGroupsOf = (owned: Group[], joined: Group[]): Extension['smsGroups'] => {
  const has = (groups: Group[], id: string) => groups.some((group) => group.id === id);
  return [...owned, ...joined.filter(({ id }) => !has(owned, id))].map((group) => ({ ...group, isOwner: has(owned, group.id), isMember: has(joined, group.id) }));
};

const extensionOf = (row: Row): Extension => extensionToWire({
  id: row.id, short_number: row.shortNumber, display_name: row.displayName, presentation_number_id: row.presentationNumberId, is_enabled: row.isEnabled, sip_username: row.sipUsername,
  version: row.version, created_at: row.createdAt, updated_at: row.updatedAt, phone_numbers: row.phoneNumbers as Extension['phoneNumbers'],
  phones: row.lines.map(({ position, phone }) => ({ ...phone, position })), sms_groups: smsGroupsOf(row.ownedSmsGroups, row.smsGroups.map(({ group }) => group)),
});

const stateOf = (row: Row): ExtensionState => ({ ...extensionOf(row), ...cardsOf(row) });

/** What the log keeps of one that is made or removed: where its phones have it, says which they are. */
export const recorded = ({ phoneIds: _phoneIds, ...state }: ExtensionState): Omit<ExtensionState, 'phoneIds'> => state;

/** What forwards the calls of an extension, as it is kept. */
export const forwardingOf = (row: Pick<Row, 'unconditionalForward' | 'exceptionNumbers' | 'conditionalForward' | 'temporaryForward'>): Forwarding =>
  Forwarding.parse({ unconditional: row.unconditionalForward, exceptionNumbers: row.exceptionNumbers, conditional: row.conditionalForward, temporary: row.temporaryForward });

const identityOf = ({ username, authentication, personalContact, isSignInAllowed, role, imageId }: Row): CardStates['identity'] =>
  ({ username, authentication: authentication as IdentityDraft['authentication'], personalContact, isSignInAllowed, role: role as IdentityDraft['role'], imageId });

const cardsOf = (row: Row): CardStates => {
  const { unconditional, exceptionNumbers, conditional, temporary } = forwardingOf(row);
  return {
    dialPlanProfileId: row.dialPlanProfileId, country: row.country, isAnonymous: row.isAnonymous, hasPresence: row.hasPresence, isRecorded: row.isRecorded,
    identity: identityOf(row),
    endpoints: endpointsOf(row),
    phoneIds: row.lines.map(({ phone }) => phone.id),
    voicemail: { unanswered: row.unanswered as Voicemail['unanswered'], hasPin: row.voicemailPin !== null, greetingAudioId: row.greetingAudioId, isNotified: row.voicemailNotified, email: row.voicemailEmail },
    callWaiting: { isQueued: row.isQueued, maxWaiting: row.maxWaiting, welcomeAudioId: row.welcomeAudioId, maxSimultaneous: row.maxSimultaneous, musicOnHoldAudioId: row.musicOnHoldAudioId, musicOnHoldPlaylistId: row.musicOnHoldPlaylistId },
    monitoring: { monitorsOthers: row.monitorsOthers, mayBeMonitored: row.mayBeMonitored },
    unconditionalForward: unconditional, exceptionNumbers, conditionalForward: conditional, temporaryForward: temporary,
  };
};

/** Several with their cards, by short number. */
export const findStates = async (tx: Tx, ids: string[]): Promise<ExtensionState[]> => {
  const rows = await tx.extension.findMany({ where: { id: { in: ids } }, include: withRelations, orderBy: { shortNumber: 'asc' } });
  return rows.map(stateOf);
};

/** The extension, or null, as it is inside the transaction. */
export const findExtension = async (tx: Tx, id: string): Promise<Extension | null> => {
  const row = await findRow(tx, id);
  return row && extensionOf(row);
};

export const loadExtension = async (tx: Tx, id: string): Promise<Extension> => {
  const extension = await findExtension(tx, id);
  if (!extension) throw notFound('extension');
  return extension;
};

/** The same with its cards. */
export const findState = async (tx: Tx, id: string): Promise<ExtensionState | null> => {
  const row = await findRow(tx, id);
  return row && stateOf(row);
};

export const loadState = async (tx: Tx, id: string): Promise<ExtensionState> => {
  const state = await findState(tx, id);
  if (!state) throw notFound('extension');
  return state;
};

export const entityOf = ({ id, shortNumber, displayName }: Extension) => ({ type: 'extension' as const, id, label: `${shortNumber} ${displayName}` });

import { assignees, type AssigneeKind } from '@patchbay/contract/assignees';
import { Problem } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';
import type { Sql, Tx } from '@patchbay/database/scope';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import type { ActingCtx } from './ctx.ts';

/** The column that says which one of a kind a number is given to. Labels and kinds are copied from there by a trigger. */
const columns = {
  extension: 'voice_extension_id',
  'app-configuration': 'voice_app_configuration_id',
  'contact-method': 'voice_contact_method_id',
  'call-flow': 'voice_call_flow_id',
  'ring-group': 'voice_ring_group_id',
  'external-trunk': 'voice_external_trunk_id',
  'operator-connect-trunk': 'voice_operator_trunk_id',
  'sms-group': 'sms_group_id',
} as const satisfies Partial<Record<AssigneeKind, string>>;

/** Something that numbers are given to: a kind and an id. */
export interface Assignee {
  kind: keyof typeof columns;
  id: string;
}

export interface OwnNumber {
  id: string;
  e164: string;
  voice: boolean;
  sms: boolean;
  route: string | null;
  smsCarrierId: string | null;
  hasSmsCredentials: boolean;
  voiceAssigneeKind: AssigneeKind | null;
  voiceAssigneeId: string | null;
  voiceAssigneeLabel: string | null;
  smsAssigneeId: string | null;
  smsAssigneeLabel: string | null;
  isBlocked: boolean;
  isResting: boolean;
}

const ownColumns = `id, e164, voice, sms, voice_route_type as "route", sms_carrier_id as "smsCarrierId", voice_assignee_kind as "voiceAssigneeKind", voice_assignee_id as "voiceAssigneeId", voice_assignee_label as "voiceAssigneeLabel",
  sms_assignee_id as "smsAssigneeId", sms_assignee_label as "smsAssigneeLabel", blocked_reason is not null as "isBlocked", coalesce(quarantine_until > now(), false) as "isResting"`;

/** Ten thousand numbers take a trunk more time than a transaction has. */
export const longestAssignment = { longestMs: 30_000 };

/**
 * The enterprise's numbers of these ids, locked in one order until the transaction ends. `no key`, because two extensions
 * with one presentation number both hold its key already, by the foreign key, and would wait for each other.
 */
export const lockNumbers = async (tx: Tx, ids: string[]): Promise<Map<string, OwnNumber>> => {
  const rows = await tx.$queryRaw<OwnNumber[]>`
    select ${Prisma.raw(ownColumns)}, id in (select numbers_that_text(${ids}::uuid[])) as "hasSmsCredentials" from phone_number where id = any(${ids}::uuid[]) order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
};

/** The enterprise's numbers among these, to look at. */
export const findOwnNumbers = async (sql: Sql, e164s: string[]): Promise<Map<string, OwnNumber>> => {
  const rows = await sql<OwnNumber>(`
    select ${ownColumns}, id in (select numbers_that_text(array(select id from phone_number where e164 = any($1::text[])))) as "hasSmsCredentials" from phone_number where e164 = any($1::text[])`, [e164s]);
  return new Map(rows.map((row) => [row.e164, row]));
};

export const refuseNumber = (code: 'rule-broken' | 'already-exists', pointer: string, detail: string): never => {
  throw new Problem(code, detail, { errors: [{ pointer, detail }] });
};

/** What a number needs to be given to each kind, as it is told to whoever picked another. */
const needs: { [K in keyof typeof columns]: string } = {
  extension: 'Only voice numbers by direct routing ring at an extension.',
  'app-configuration': 'Only voice numbers by direct routing ring in the app.',
  'contact-method': 'Only voice numbers by direct routing ring at a contact method.',
  'call-flow': 'Only voice numbers by direct routing lead into a call flow.',
  'ring-group': 'Only voice numbers by direct routing ring at a ring group.',
  'external-trunk': 'Only voice numbers of the route type External Trunk go to an external trunk.',
  'operator-connect-trunk': 'Only voice numbers of the route type Operator Connect go to an Operator Connect trunk.',
  'sms-group': 'Only SMS numbers with an SMS carrier profile are given to an SMS group.',
};
/** Where a number is now, as it is told to whoever wants it elsewhere. */
const heldBy: { [K in keyof typeof columns]: (holder: string) => string } = {
  extension: (holder) => `rings at extension ${holder}`,
  'app-configuration': (holder) => `rings at the application line of ${holder}`,
  'contact-method': (holder) => `rings at the contact method ${holder}`,
  'call-flow': (holder) => `leads into the call flow ${holder}`,
  'ring-group': (holder) => `rings at the ring group ${holder}`,
  'external-trunk': (holder) => `goes to the external trunk ${holder}`,
  'operator-connect-trunk': (holder) => `goes to the Operator Connect trunk ${holder}`,
  'sms-group': (holder) => `belongs to the SMS group ${holder}`,
};

interface Refusal {
  code: 'rule-broken' | 'already-exists';
  detail: string;
}

/** What keeps a number that fits from being given away now. */
const unreadyTo = (ctx: ActingCtx, number: OwnNumber, channel: 'voice' | 'sms'): string | undefined => {
  if (channel === 'sms' && !number.hasSmsCredentials) return 'The SMS carrier profile of the number has no credentials; its owner must set them first.';
  if (number.isBlocked) return 'The number is blocked; the organisation above can unblock it.';
  // What is undone goes back to where it rested from.
  return number.isResting && ctx.reverts === undefined ? 'The number rests after its release; the organisation above can end its quarantine.' : undefined;
};

/** Why a number cannot be given to this one; nothing where it can. A stranger's number and none at all read the same. */
export const whyUnusable = (ctx: ActingCtx, number: OwnNumber | undefined, { kind, id }: Assignee): Refusal | undefined => {
  if (!number) return { code: 'rule-broken', detail: 'The enterprise has no such number.' };
  const { channel, route } = assignees[kind];
  const fits = channel === 'voice' ? number.voice && number.route === route : number.sms && number.smsCarrierId !== null;
  if (!fits) return { code: 'rule-broken', detail: needs[kind] };
  const holder = channel === 'voice' ? { kind: number.voiceAssigneeKind, id: number.voiceAssigneeId, label: number.voiceAssigneeLabel } : { kind: 'sms-group' as const, id: number.smsAssigneeId, label: number.smsAssigneeLabel };
  if (holder.id === id) return undefined;
  if (holder.id !== null) return { code: 'already-exists', detail: `${formatNumber(number.e164, 'international')} ${heldBy[holder.kind!](holder.label!)}: take it from there first.` };
  const unready = unreadyTo(ctx, number, channel);
  return unready === undefined ? undefined : { code: 'rule-broken', detail: unready };
};

/** Throws where a number cannot be given to this one. */
export const refuseUnusable = (ctx: ActingCtx, number: OwnNumber | undefined, assignee: Assignee, pointer: string): void => {
  const why = whyUnusable(ctx, number, assignee);
  if (why) refuseNumber(why.code, pointer, why.detail);
};

/** Whether an extension, a line of the app or a contact method shows a number already. */
const isShownBy = async (tx: Tx, holderId: string, numberId: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<unknown[]>`
    select from extension where id = ${holderId}::uuid and presentation_number_id = ${numberId}::uuid
    union all select from app_configuration_caller_id where app_configuration_id = ${holderId}::uuid and phone_number_id = ${numberId}::uuid
    union all select from contact_method where id = ${holderId}::uuid and presented_number_id = ${numberId}::uuid`;
  return rows.length > 0;
};

/** What calls can show: a number of a trunk is exclusive to its trunk, and stays off it while somebody shows it. */
export const shownRoute = 'DIRECT_ROUTING';

const notToBeShown = (ctx: ActingCtx, number: OwnNumber): string | undefined =>
  number.route === shownRoute ? unreadyTo(ctx, number, 'voice') : 'A number of an external trunk or of Operator Connect is for that alone.';

/** Whether calls of one that does not show a number yet could begin to. */
export const canBeShown = async (tx: Tx, ctx: ActingCtx, numberId: string): Promise<boolean> => {
  const number = (await lockNumbers(tx, [numberId])).get(numberId);
  return number?.voice === true && notToBeShown(ctx, number) === undefined;
};

/** Throws where calls of this one cannot begin to show a number; what it shows already stays. */
export const refuseShowing = async (tx: Tx, ctx: ActingCtx, number: OwnNumber | undefined, { holderId, pointer, detail }: { holderId: string; pointer: string; detail: string }): Promise<void> => {
  if (!number?.voice) return refuseNumber('rule-broken', pointer, detail);
  const why = notToBeShown(ctx, number);
  if (why !== undefined && !(await isShownBy(tx, holderId, number.id))) refuseNumber('rule-broken', pointer, why);
};

/** Checks that these numbers can be given to this one, and holds them until the transaction ends. */
export const claimNumbers = async (tx: Tx, ctx: ActingCtx, assignee: Assignee, wanted: { id: string; pointer: string }[]): Promise<void> => {
  if (wanted.length === 0) return;
  const own = await lockNumbers(tx, wanted.map(({ id }) => id));
  for (const { id, pointer } of wanted) refuseUnusable(ctx, own.get(id), assignee, pointer);
};

/** What one of several of a kind is to have. */
interface Having {
  id: string;
  phoneNumberIds: string[];
}

/**
 * Gives exactly these numbers to each of several of a kind. A number's version stays: it guards its capabilities, and those
 * are checked against who uses it. What is released rests as long as its organisation says, by a trigger.
 */
export const assignNumbersOfMany = async (tx: Tx, ctx: ActingCtx, kind: Assignee['kind'], having: Having[]): Promise<void> => {
  await releaseOtherNumbers(tx, ctx, kind, having);
  const numbers = having.flatMap(({ phoneNumberIds }) => phoneNumberIds);
  if (numbers.length === 0) return;
  const column = Prisma.raw(columns[kind]);
  await tx.$executeRaw`update phone_number set ${column} = (${holders(having)}::jsonb ->> id::text)::uuid, updated_at = ${ctx.now} where id = any(${numbers}::uuid[]) and ${column} is null`;
};

/** Takes from each of several of a kind what they are not to have. */
export const releaseOtherNumbers = async (tx: Tx, ctx: ActingCtx, kind: Assignee['kind'], having: Having[]): Promise<void> => {
  const column = Prisma.raw(columns[kind]);
  await tx.$executeRaw`update phone_number set ${column} = null, updated_at = ${ctx.now} where ${column} = any(${having.map(({ id }) => id)}::uuid[]) and ${holders(having)}::jsonb ->> id::text is distinct from ${column}::text`;
};

/** Who has which number, to be looked up: PostgreSQL would guess how many there are, and may join by the square of them. */
const holders = (having: Having[]): string => JSON.stringify(Object.fromEntries(having.flatMap(({ id, phoneNumberIds }) => phoneNumberIds.map((number) => [number, id]))));

export const assignNumbers = (tx: Tx, ctx: ActingCtx, { kind, id }: Assignee, phoneNumberIds: string[]): Promise<void> => assignNumbersOfMany(tx, ctx, kind, [{ id, phoneNumberIds }]);

/** Takes the numbers of all of these assignees from them. */
export const releaseNumbers = (tx: Tx, ctx: ActingCtx, kind: Assignee['kind'], ids: string[]): Promise<void> => releaseOtherNumbers(tx, ctx, kind, ids.map((id) => ({ id, phoneNumberIds: [] })));

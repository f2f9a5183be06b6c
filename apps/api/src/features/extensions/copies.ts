import { type DuplicateDraft, type ExtensionRangeDraft, type extensionCopies, mostInRange } from '@patchbay/contract/extension-copies';
import type { Extension } from '@patchbay/contract/extensions';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import { mostMembers } from '@patchbay/contract/ring-groups';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { claimCodes } from '../../platform/dial-space.ts';
import { canBeShown } from '../../platform/number-assignment.ts';
import { cards } from './cards/all.ts';
import { restoreCards } from './cards/card.ts';
import { insertExtension, sipUsernamesFor } from './extensions.ts';
import { entityOf, type ExtensionState, findStates, loadState, recorded } from './load.ts';
import { newSipPassword } from './sip-password.ts';

/** Of an extension, what another one may have too; what it sends to its own voicemail, the other one sends to its own. */
const sharedBy = (source: ExtensionState, { id, identity: { username } }: ExtensionState, now: Date): Partial<ExtensionState> => {
  const { identity, dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded, endpoints, voicemail, callWaiting, monitoring, unconditionalForward, exceptionNumbers, conditionalForward, temporaryForward } = source;
  const own = { ...endpoints, thirdParty: { ...endpoints.thirdParty, sipUsername: null } };
  const lasts = temporaryForward !== null && Date.parse(temporaryForward.until) > now.getTime();
  const forwards = JSON.parse(JSON.stringify({ unconditionalForward, conditionalForward, temporaryForward: lasts ? temporaryForward : null }).replaceAll(source.id, id)) as Partial<ExtensionState>;
  return { id, identity: { ...identity, username }, dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded, endpoints: own, voicemail, callWaiting, monitoring, exceptionNumbers, ...forwards };
};

/** Makes one a member, the last, of the ring groups of another one, where they have room. Whoever is editing one of these groups learns so. */
const joinGroups = async (tx: Tx, ctx: TenantCtx, sourceId: string, id: string): Promise<void> => {
  await tx.$executeRaw`
    with joined as (
      insert into ring_group_member (group_id, member_id, position)
      select m.group_id, ${id}::uuid, max(m.position) + 1 from ring_group_member m
      where m.group_id in (select own.group_id from ring_group_member own where own.extension_id = ${sourceId}::uuid)
      group by m.group_id having count(m.extension_id) < ${mostMembers} returning group_id)
    update ring_group g set version = g.version + 1, updated_at = ${ctx.now} where g.id in (select group_id from joined)`;
};

/** Makes one a member of the SMS groups of another one; each has one owner, and keeps that. */
const joinSmsGroups = async (tx: Tx, ctx: TenantCtx, sourceId: string, id: string): Promise<void> => {
  const joined = await tx.smsGroupMember.findMany({ where: { extensionId: sourceId }, select: { groupId: true } });
  await tx.smsGroupMember.createMany({ data: joined.map(({ groupId }) => ({ groupId, extensionId: id })) });
  await tx.smsGroup.updateMany({ where: { id: { in: joined.map(({ groupId }) => groupId) } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
};

/** An extension with the settings and in the groups of another one. Numbers, the user name, credentials, the PIN and phones are not copied: its person chooses a password of their own. */
export const duplicateExtension = (ctx: TenantCtx, sourceId: string, { shortNumber, displayName }: DuplicateDraft): Promise<Extension> =>
  ctx.inTenant(async (tx) => {
    const source = await loadState(tx, sourceId);
    const id = ctx.newId();
    const { presentationNumberId: shown, isEnabled } = source;
    // Who shows a number that was blocked or went to a trunk since goes on doing so; nobody begins to.
    const presentationNumberId = shown !== null && (await canBeShown(tx, ctx, shown)) ? shown : null;
    await insertExtension(tx, ctx, id, { shortNumber, displayName: displayName ?? source.displayName, phoneNumberIds: [], presentationNumberId, isEnabled });
    await joinGroups(tx, ctx, sourceId, id);
    await joinSmsGroups(tx, ctx, sourceId, id);
    const before = await loadState(tx, id);
    await restoreCards(tx, ctx, { before, wire: sharedBy(source, before, ctx.now) }, cards);
    const after = await loadState(tx, id);
    await audit(tx, ctx, 'extension.created', { entity: entityOf(after), after: recorded(after) });
    return after;
  });

const refuse = (detail: string, params = {}): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/to', detail }], params });
};

const numbersOf = ({ from, to }: ExtensionRangeDraft): string[] => {
  const numbers = expandShortRange(from, to) ?? refuse('The last short number is as long as the first, and not before it.');
  return numbers.length > mostInRange ? refuse(`A range has ${mostInRange} extensions at most.`, { limit: mostInRange }) : numbers;
};

/** Those that are nobody's user name yet; for the others the database finds one. */
const freeNames = async (tx: Tx, numbers: string[]): Promise<Set<string>> => {
  const taken = new Set((await tx.extension.findMany({ where: { username: { in: numbers } }, select: { username: true } })).map(({ username }) => username));
  return new Set(numbers.filter((number) => !taken.has(number)));
};

// A thousand on a busy machine.
const longest = { longestMs: 60_000 };

/** All extensions of a range or, where any of their short numbers is taken, none. */
export const createRange = (ctx: TenantCtx, draft: ExtensionRangeDraft): Promise<ResponseOf<typeof extensionCopies.createRange>> =>
  ctx.inTenant(async (tx) => {
    const numbers = numbersOf(draft);
    await claimCodes(tx, { kind: 'extension', codes: numbers, pointer: '/from' });
    const accounts = await sipUsernamesFor(tx, ctx, numbers);
    const names = await freeNames(tx, numbers);
    const data = numbers.map((shortNumber) => {
      const id = ctx.newId();
      return { id, shortNumber, username: names.has(shortNumber) ? shortNumber : '', displayName: draft.displayName.replaceAll('{number}', shortNumber), sipUsername: accounts.get(shortNumber)!, sipPassword: newSipPassword(ctx, id), createdAt: ctx.now, updatedAt: ctx.now };
    });
    await tx.extension.createMany({ data });
    const made = await findStates(tx, data.map(({ id }) => id));
    await auditMany(tx, ctx, { action: 'extension.created', type: 'extension' }, made.map((one) => ({ ...entityOf(one), before: null, after: recorded(one), organisation: ctx.organisation })));
    return { items: made.map(({ id, shortNumber, displayName }) => ({ id, shortNumber, displayName })) };
  }, longest);

import type { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { idOf } from '../../platform/destinations.ts';
import { claimCodes } from '../../platform/dial-space.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { forwardsOf } from './cards/forwarding.ts';
import { lockPhones } from './cards/lines.ts';
import { scheduleEnds } from './cards/temporary-forward.ts';
import { sipUsernamesFor } from './extensions.ts';
import type { ExtensionState } from './load.ts';
import { assignNumbersOfMany, claimNumbersOfMany } from './numbers.ts';
import { refuseGiving } from './person.ts';
import { newSipPassword } from './sip-password.ts';

/** A state as the log has it: of a time before there was a card, it tells nothing of that. */
type Told = Partial<ExtensionState> & Pick<ExtensionState, 'id' | 'shortNumber' | 'displayName' | 'isEnabled' | 'presentationNumberId' | 'phoneNumberIds' | 'phones'>;
type Row = Prisma.ExtensionCreateManyInput;

const settingsOf = ({ dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded, monitoring, callWaiting, voicemail }: Told): Partial<Row> => ({
  dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded, ...monitoring, ...callWaiting,
  ...(voicemail && { unanswered: voicemail.unanswered, greetingAudioId: voicemail.greetingAudioId, voicemailNotified: voicemail.isNotified, voicemailEmail: voicemail.email }),
});

const endpointsOf = ({ endpoints }: Told): Partial<Row> => (endpoints ? {
  softphoneOn: endpoints.softphone.isOn, softphoneKind: endpoints.softphone.kind, mobileOn: endpoints.mobile.isOn, mobileUserId: endpoints.mobile.userId,
  thirdPartyOn: endpoints.thirdParty.isOn, hasOwnSipUsername: endpoints.thirdParty.sipUsername !== null, ipPhoneOn: endpoints.ipPhone.isOn,
} : {});

const forwardingOf = ({ unconditionalForward, exceptionNumbers, conditionalForward, temporaryForward }: Told): Partial<Row> =>
  ({ unconditionalForward, exceptionNumbers, conditionalForward, ...(temporaryForward && { temporaryForward }) });

const nobody = { isSignInAllowed: false, role: 'agent' } as const;

const identityOf = (ctx: ActingCtx, { identity }: Told, images: ReadonlySet<string>): Partial<Row> => {
  if (!identity) return {};
  refuseGiving(ctx, nobody, identity);
  return { ...identity, imageId: identity.imageId !== null && images.has(identity.imageId) ? identity.imageId : null };
};

/** Those of their images that were not taken away for good. */
const keptImages = async (tx: Tx, wires: Told[]): Promise<ReadonlySet<string>> => {
  const wanted = wires.flatMap(({ identity }) => identity?.imageId ?? []);
  const found = wanted.length === 0 ? [] : await tx.$queryRaw<{ id: string }[]>`select id from avatar where id = any(${wanted}::uuid[]) and not is_condemned order by id for key share`;
  return new Set(found.map(({ id }) => id));
};

const insert = async (tx: Tx, ctx: ActingCtx, wires: Told[]): Promise<void> => {
  const images = await keptImages(tx, wires);
  const ownName = ({ endpoints }: Told) => endpoints?.thirdParty.sipUsername ?? null;
  const [chosen, made] = [wires.filter((wire) => ownName(wire) !== null), wires.filter((wire) => ownName(wire) === null)];
  const rowOf = (wire: Told, sipUsername: string): Row => ({
    id: wire.id, shortNumber: wire.shortNumber, displayName: wire.displayName, isEnabled: wire.isEnabled, presentationNumberId: wire.presentationNumberId,
    ...settingsOf(wire), ...endpointsOf(wire), ...forwardingOf(wire), ...identityOf(ctx, wire, images),
    sipUsername, sipPassword: newSipPassword(ctx, wire.id), createdAt: ctx.now, updatedAt: ctx.now,
  });
  await insertMany(tx, 'extension', chosen.map((wire) => rowOf(wire, ownName(wire)!)));
  // A chosen name comes before one that is made of a short number and may be another one.
  const names = await sipUsernamesFor(tx, ctx, made.map(({ shortNumber }) => shortNumber));
  await insertMany(tx, 'extension', made.map((wire) => rowOf(wire, names.get(wire.shortNumber)!)));
};

/** What they forward to, and the ends of what forwards for a time. */
const putBackForwards = async (tx: Tx, ctx: ActingCtx, wires: Told[]): Promise<void> => {
  const told = wires.filter(({ unconditionalForward, conditionalForward }) => unconditionalForward && conditionalForward) as ExtensionState[];
  const data = told.flatMap((wire) => [...new Set(forwardsOf(wire).flatMap(({ to }) => idOf(to) ?? []))].map((targetId) => ({ extensionId: wire.id, targetId })));
  await tx.extensionForward.createMany({ data });
  for (const { id, temporaryForward } of wires) if (temporaryForward) await scheduleEnds(tx, ctx, id, temporaryForward);
};

/** The lines that they had, where the phone is still there and has put nothing else on that line. */
const putBackOnPhones = async (tx: Tx, ctx: ActingCtx, wires: Told[]): Promise<void> => {
  const had = wires.flatMap(({ id: extensionId, phones }) => phones.map(({ id: phoneId, position }) => ({ phoneId, position, extensionId })));
  if (had.length === 0) return;
  const found = await lockPhones(tx, had.map(({ phoneId }) => phoneId));
  const data = had.filter(({ phoneId, position }) => found.get(phoneId)?.lines.every((line) => line.position !== position));
  await tx.phoneLine.createMany({ data });
  await tx.phone.updateMany({ where: { id: { in: data.map(({ phoneId }) => phoneId) } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
};

/** The SMS groups that they owned and belonged to, where they are still there and nobody else owns them. */
const putBackInSmsGroups = async (tx: Tx, ctx: ActingCtx, wires: Told[]): Promise<void> => {
  const had = wires.flatMap(({ id: extensionId, smsGroups = [] }) => smsGroups.map(({ id: groupId, isOwner, isMember }) => ({ groupId, extensionId, isOwner, isMember })));
  if (had.length === 0) return;
  const found = new Set((await tx.$queryRaw<{ id: string }[]>`update sms_group set version = version + 1, updated_at = ${ctx.now} where id = any(${had.map(({ groupId }) => groupId)}::uuid[]) returning id`).map(({ id }) => id));
  for (const { groupId, extensionId, isOwner } of had) if (isOwner && found.has(groupId)) await tx.smsGroup.updateMany({ where: { id: groupId, ownerExtensionId: null }, data: { ownerExtensionId: extensionId } });
  await tx.smsGroupMember.createMany({ data: had.filter(({ groupId, isMember }) => isMember && found.has(groupId)).map(({ groupId, extensionId }) => ({ groupId, extensionId })) });
};

/** Makes removed extensions again with all of their cards, however many, by the same few statements. SIP passwords are new, and PINs are gone. */
export const recreateExtensions = async (tx: Tx, ctx: ActingCtx, wires: Told[]): Promise<void> => {
  await claimNumbersOfMany(tx, ctx, wires);
  await claimCodes(tx, { kind: 'extension', codes: wires.map(({ shortNumber }) => shortNumber), pointer: '/shortNumber' });
  await insert(tx, ctx, wires);
  await assignNumbersOfMany(tx, ctx, wires);
  await putBackForwards(tx, ctx, wires);
  await putBackOnPhones(tx, ctx, wires);
  await putBackInSmsGroups(tx, ctx, wires);
};

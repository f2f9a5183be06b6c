import type { Extension } from '@patchbay/contract/extensions';
import type { Tx } from '@patchbay/database/scope';
import type { History } from '../../platform/history.ts';
import { changeExtension, dropExtension, findExtension, insertExtension, loadExtension } from './extensions.ts';
import { noPresentation } from './numbers.ts';

/** The lines that it had, where the phone is still there and has put nothing else on that line. */
const putBackOnPhones = async (tx: Tx, { id, phones }: Extension): Promise<void> => {
  for (const { id: phoneId, position } of phones) {
    const phone = await tx.phone.findUnique({ where: { id: phoneId }, select: { lines: { where: { position } } } });
    if (!phone || phone.lines.length > 0) continue;
    await tx.phoneLine.create({ data: { phoneId, position, extensionId: id }, select: { phoneId: true } });
    await tx.phone.update({ where: { id: phoneId }, data: { version: { increment: 1 } }, select: { id: true } });
  }
};

/** The SMS groups that it owned and belonged to, where they are still there and nobody else owns them. */
const putBackInSmsGroups = async (tx: Tx, { id, smsGroups = [] }: Extension): Promise<void> => {
  for (const { id: groupId, isOwner, isMember } of smsGroups) {
    const { count } = await tx.smsGroup.updateMany({ where: { id: groupId }, data: { version: { increment: 1 } } });
    if (count === 0) continue;
    if (isOwner) await tx.smsGroup.updateMany({ where: { id: groupId, ownerExtensionId: null }, data: { ownerExtensionId: id } });
    if (isMember) await tx.smsGroupMember.create({ data: { groupId, extensionId: id }, select: { groupId: true } });
  }
};

export const extensionHistory: History<Extension> = {
  type: 'extension',
  current: (tx, _ctx, id) => findExtension(tx, id),
  restore: async (tx, ctx, wire) => {
    const { version: _version, ...draft } = wire;
    return changeExtension(tx, ctx, await loadExtension(tx, wire.id), draft);
  },
  recreate: async (tx, ctx, wire) => {
    await insertExtension(tx, ctx, wire.id, wire);
    await putBackOnPhones(tx, wire);
    await putBackInSmsGroups(tx, wire);
    return loadExtension(tx, wire.id);
  },
  remove: async (tx, ctx, id) => dropExtension(tx, ctx, await loadExtension(tx, id)),
  claims: ({ id, shortNumber, phoneNumberIds, presentationNumberId }) => ({
    numbers: { assignee: { kind: 'extension', id }, ids: phoneNumberIds },
    shown: { ids: presentationNumberId === null ? [] : [presentationNumberId], detail: noPresentation },
    code: shortNumber,
  }),
  comparable: ({ shortNumber, displayName, phoneNumberIds, presentationNumberId, isEnabled }) =>
    ({ shortNumber, displayName, phoneNumberIds: [...phoneNumberIds].sort(), presentationNumberId, isEnabled }),
};

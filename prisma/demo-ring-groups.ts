import { createRingGroup } from '@patchbay/api/features/ring-groups/ring-groups';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { RingGroupDraft, type ringGroups } from '@patchbay/contract/ring-groups';

type Draft = BodyInputOf<typeof ringGroups.create>;

/** The ring groups of the enterprise in Rome: the sellers, and the front desk that takes what they do not. */
export const addRingGroups = async (ctx: TenantCtx): Promise<void> => {
  const extension = (shortNumber: string) => ctx.inTenant(async (tx) => (await tx.extension.findFirstOrThrow({ where: { shortNumber }, select: { id: true } })).id);
  const [reception, director, marco, francesca, luca] = [await extension('101'), await extension('102'), await extension('103'), await extension('104'), await extension('105')];
  const [number, melody] = await ctx.inTenant(async (tx) => [
    (await tx.phoneNumber.findUniqueOrThrow({ where: { e164: '+442079460140' }, select: { id: true } })).id,
    (await tx.audioFile.findFirstOrThrow({ where: { name: 'Hold melody' }, select: { id: true } })).id,
  ] as const);
  const add = (draft: Draft) => createRingGroup(ctx, RingGroupDraft.parse(draft));
  const desk = await add({
    name: 'Front desk', shortNumber: '610', strategy: 'SEQUENTIAL', ringSeconds: 15, memberExtensionIds: [reception, director], onNoAnswer: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: reception } },
  });
  await add({
    name: 'Sales', shortNumber: '600', phoneNumberIds: [number], strategy: 'SIMULTANEOUS', ringSeconds: 20, isCyclic: true, queue: { isOn: true, audioFileId: melody, maxWaiting: 4 },
    memberExtensionIds: [marco, francesca, luca], onNoAnswer: { action: 'FORWARD', destination: { kind: 'RING_GROUP', id: desk.id } },
  });
};

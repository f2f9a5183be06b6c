import { notFound } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { baseColumns, changeTemplate, dropTemplate, insertTemplate, loadOwnTemplate, loadTemplate, type RecordedTemplate, recordedTemplate, templateWire } from './phone-templates.ts';

const recreate = async (tx: Tx, ctx: ActingCtx, wire: RecordedTemplate): Promise<RecordedTemplate> => {
  const owner = await tx.organisation.findUnique({ where: { id: wire.ownerId ?? '' }, select: { id: true, path: true } });
  if (!owner) throw notFound('organisation');
  const base = wire.baseId && (await tx.phoneTemplate.findUnique({ where: { id: wire.baseId }, select: { id: true } }));
  const { id, name, family, device, boot, common, copiedFrom, copyIds = [] } = wire;
  await insertTemplate(tx, ctx, owner, { id, name, family, device, boot, common, baseId: base ? base.id : null });
  if (copiedFrom) await tx.phoneTemplate.update({ where: { id }, data: baseColumns(family, copiedFrom), select: { id: true } });
  await tx.phoneTemplate.updateMany({ where: { id: { in: copyIds }, baseId: null }, data: { baseId: id } });
  return templateWire(ctx, await loadTemplate(tx, id));
};

export const phoneTemplateHistory: History<RecordedTemplate> = {
  type: 'phone-template',
  final: ['phone-template.base-accepted'],
  current: async (tx, ctx, id) => {
    if (!(await tx.phoneTemplate.findUnique({ where: { id }, select: { id: true } }))) return null;
    return recordedTemplate(tx, ctx, await loadOwnTemplate(tx, ctx, id));
  },
  restore: async (tx, ctx, { id, name, device, boot, common }) => templateWire(ctx, await changeTemplate(tx, ctx, id, { name, device, boot, common })),
  recreate,
  remove: async (tx, ctx, id) => void (await dropTemplate(tx, ctx, id)),
  comparable: ({ name, family, device, boot, common }) => ({ name, family, device, boot, common }),
};

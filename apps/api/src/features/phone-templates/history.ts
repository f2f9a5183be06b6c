import type { PhoneTemplate } from '@patchbay/contract/phone-templates';
import { notFound } from '@patchbay/contract/http/problem';
import type { History } from '../../platform/history.ts';
import { changeTemplate, dropTemplate, insertTemplate, loadOwnTemplate, templateWire } from './phone-templates.ts';

export const phoneTemplateHistory: History<PhoneTemplate> = {
  type: 'phone-template',
  final: ['phone-template.base-accepted'],
  current: async (tx, ctx, id) => {
    if (!(await tx.phoneTemplate.findUnique({ where: { id }, select: { id: true } }))) return null;
    return templateWire(ctx, await loadOwnTemplate(tx, ctx, id));
  },
  restore: async (tx, ctx, { id, name, device, boot, common }) => templateWire(ctx, await changeTemplate(tx, ctx, id, { name, device, boot, common })),
  recreate: async (tx, ctx, wire) => {
    const owner = await tx.organisation.findUnique({ where: { id: wire.ownerId ?? '' }, select: { id: true, path: true } });
    if (!owner) throw notFound('organisation');
    const base = wire.baseId && (await tx.phoneTemplate.findUnique({ where: { id: wire.baseId }, select: { id: true } }));
    const { id, name, family, device, boot, common } = wire;
    return templateWire(ctx, await insertTemplate(tx, ctx, owner, { id, name, family, device, boot, common, baseId: base ? base.id : null }));
  },
  remove: async (tx, ctx, id) => void (await dropTemplate(tx, ctx, id)),
  comparable: ({ name, family, device, boot, common }) => ({ name, family, device, boot, common }),
};

import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { PhoneTemplate, phoneTemplates, TemplateTexts } from '@patchbay/contract/phone-templates';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { shippedBase } from './listing.ts';
import { baseColumns, entityOf, loadOwnTemplate, loadTemplate, ownerOf, type TemplateRow, templateWire } from './phone-templates.ts';
import { textsOf } from './texts.ts';

/** What a template was copied from, as it is now; nothing if that is gone. */
const baseNow = async (tx: Tx, row: TemplateRow): Promise<TemplateTexts | null> => {
  if (row.baseId !== null) return textsOf(await tx.phoneTemplate.findUniqueOrThrow({ where: { id: row.baseId }, select: { device: true, boot: true, common: true } }));
  return row.baseName === '' ? (shippedBase(row.family) ?? null) : null;
};

export const phoneTemplateBase = (ctx: SubtreeCtx, id: string): Promise<ResponseOf<typeof phoneTemplates.base>> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadTemplate(tx, id);
    return {
      name: row.baseName,
      hasMovedOn: templateWire(ctx, row).hasBaseMovedOn,
      then: { device: row.baseDevice, boot: row.baseBoot, common: row.baseCommon },
      now: await baseNow(tx, row),
    };
  });

/** What is compared with from now on is the base as it is now. */
export const acceptBase = (ctx: SubtreeCtx, id: string): Promise<PhoneTemplate> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadOwnTemplate(tx, ctx, id);
    const now = await baseNow(tx, row);
    if (!now) throw new Problem('rule-broken', 'What this template was copied from is gone.');
    const data = { ...baseColumns(row.family, { name: row.baseName, texts: now }), version: { increment: 1 }, updatedAt: ctx.now };
    await tx.phoneTemplate.update({ where: { id }, data, select: { id: true } });
    const after = templateWire(ctx, await loadTemplate(tx, id));
    await audit(tx, ctx, 'phone-template.base-accepted', { entity: entityOf(after), organisation: await ownerOf(tx, row) });
    return after;
  });

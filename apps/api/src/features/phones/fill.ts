import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { LineFill, LineFillPlan, phoneCopies } from '@patchbay/contract/phone-copies';
import type { Phone } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { fillLines } from '@patchbay/domain/provisioning/fill-lines';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { bumpCards } from '../../platform/extension-cards.ts';
import { findPhones } from './find.ts';
import { entityOf, recorded } from './phones.ts';

interface Filled {
  phone: Phone;
  lines: LineFillPlan['phones'][number]['lines'];
}

const filling = async (tx: Tx, ctx: TenantCtx, { ids, from, to, ...how }: LineFill): Promise<{ filled: Filled[]; leftOver: string[] }> => {
  const numbers = expandShortRange(from, to);
  const detail = 'The last short number is as long as the first, and not before it.';
  if (!numbers) throw new Problem('rule-broken', detail, { errors: [{ pointer: '/to', detail }] });
  const phones = await findPhones(tx, ctx, ids);
  if (phones.length === 0) throw notFound('phone');
  const extensions = await tx.extension.findMany({ where: { shortNumber: { in: numbers } }, select: { id: true, shortNumber: true, displayName: true }, orderBy: { shortNumber: 'asc' } });
  const known = new Map([...extensions.map(({ id, ...said }) => [id, said] as const), ...phones.flatMap(({ lines }) => lines.map(({ extensionId, shortNumber, displayName }) => [extensionId, { shortNumber, displayName }] as const))]);
  const { lines, leftOver } = fillLines(phones.map((phone) => ({ model: phoneModel(phone.modelId), lines: phone.lines })), extensions.map(({ id }) => id), how);
  const filled = phones.map((phone, index) => ({
    phone,
    lines: lines[index]!.map(({ position, extensionId }) => ({ position, extensionId, ...known.get(extensionId)!, isNew: !phone.lines.some((line) => line.position === position && line.extensionId === extensionId) })),
  }));
  return { filled, leftOver: leftOver.map((id) => known.get(id)!.shortNumber) };
};

export const previewFill = (ctx: TenantCtx, fill: LineFill): Promise<LineFillPlan> =>
  ctx.inTenant(async (tx) => {
    const { filled, leftOver } = await filling(tx, ctx, fill);
    return { phones: filled.map(({ phone: { id, name, modelName }, lines }) => ({ id, name, modelName, lines })), leftOver };
  });

/** Who got or lost a line of a phone. */
const movedExtensions = ({ phone, lines }: Filled): string[] => {
  const without = (all: Phone['lines'], others: Phone['lines']) => all.map(({ extensionId }) => extensionId).filter((id) => !others.some(({ extensionId }) => extensionId === id));
  return [...without(phone.lines, lines), ...without(lines, phone.lines)];
};
const isOther = ({ phone, lines }: Filled): boolean => lines.some(({ isNew }) => isNew) || lines.length !== phone.lines.length;

/** Fills the lines. Phones that have it so already stay untouched. */
export const fillPhones = (ctx: TenantCtx, fill: LineFill): Promise<ResponseOf<typeof phoneCopies.fillLines>> =>
  ctx.inTenant(async (tx) => {
    await tx.$queryRaw`select from phone where id = any(${fill.ids}::uuid[]) order by id for update`;
    const changed = (await filling(tx, ctx, fill)).filled.filter(isOther);
    const ids = changed.map(({ phone }) => phone.id);
    await tx.phoneLine.deleteMany({ where: { phoneId: { in: ids } } });
    await tx.phoneLine.createMany({ data: changed.flatMap(({ phone, lines }) => lines.map(({ position, extensionId }) => ({ phoneId: phone.id, position, extensionId }))) });
    await tx.phone.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
    await bumpCards(tx, ctx, changed.flatMap(movedExtensions), ['endpoints']);
    const after = new Map((await findPhones(tx, ctx, ids)).map((phone) => [phone.id, phone]));
    await auditMany(tx, ctx, { action: 'phone.updated', type: 'phone' }, changed.map(({ phone }) => ({ ...entityOf(phone), before: recorded(phone), after: recorded(after.get(phone.id)!), organisation: ctx.organisation })));
    return { changed: changed.length };
  });

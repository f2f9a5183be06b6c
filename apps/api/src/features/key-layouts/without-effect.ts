import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { keyLayouts, PhoneKey } from '@patchbay/contract/key-layouts';
import { mostImpactNames } from '@patchbay/contract/phone-impact';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { phonesUsing } from '../../platform/phones-using.ts';
import { mostRendered, reachedPhones } from '../../provisioning/impact.ts';
import { maskedView } from '../../provisioning/masked.ts';
import { templatesOf } from './impact.ts';

/** A key in the same place that does something else: with none at all a phone is not told of its other keys either. */
const otherwise = <K extends PhoneKey>(key: K): K => ({ ...key, kind: key.kind === 'none' ? 'line' : 'none', value: '', label: '' });

/** The phones below that have the layout and get the same files as they would without it. */
export const phonesWithoutEffect = (ctx: SubtreeCtx, id: string): Promise<ResponseOf<typeof keyLayouts.withoutEffect>> =>
  ctx.inSubtree(async (tx) => {
    if (!(await tx.keyLayout.findUnique({ where: { id }, select: { id: true } }))) throw notFound('key layout');
    const { phones, total } = await phonesUsing(tx, id, mostRendered);
    const templateFor = templatesOf(tx);
    const reached = await reachedPhones(tx, phones, async (phone) => {
      const template = await templateFor(phone);
      const without = { ...phone, extras: phone.extras && { ...phone.extras, layoutKeys: phone.extras.layoutKeys.map(otherwise) } };
      return { before: { view: maskedView(ctx.deps, without), template }, after: { view: maskedView(ctx.deps, phone), template } };
    });
    const changed = new Set(reached.flatMap(({ id: of, isChanged }) => (isChanged ? [of] : [])));
    const left = phones.filter((phone) => !changed.has(phone.id));
    return { using: total, total: left.length, isExact: total <= mostRendered, phones: left.slice(0, mostImpactNames) };
  });

import type { KeyLayoutDraft } from '@patchbay/contract/key-layouts';
import type { PhoneImpact } from '@patchbay/contract/phone-impact';
import type { Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { FoundPhone } from '../../provisioning/find-phone.ts';
import { phoneImpact } from '../../provisioning/impact.ts';
import { maskedView } from '../../provisioning/masked.ts';
import { templateOf } from '../../provisioning/provisioned.ts';
import { loadKeyLayout } from './key-layouts.ts';

/** The phones that would get another file if the layout were saved with these keys: not those that have others in their places, or cannot do what changes. */
export const keyLayoutImpact = (ctx: SubtreeCtx, id: string, { keys }: Pick<KeyLayoutDraft, 'keys'>): Promise<PhoneImpact> =>
  ctx.inSubtree(async (tx) => {
    await loadKeyLayout(tx, ctx, id);
    const templateFor = templatesOf(tx);
    return phoneImpact(tx, id, async (phone) => {
      const template = await templateFor(phone);
      const changed = { ...phone, extras: phone.extras && { ...phone.extras, layoutKeys: keys } };
      return { before: { view: maskedView(ctx.deps, phone), template }, after: { view: maskedView(ctx.deps, changed), template } };
    });
  });

/** Each template is read once for all phones of a model that have it. */
export const templatesOf = (tx: Tx) => {
  const known = new Map<string, ReturnType<typeof templateOf>>();
  return (phone: FoundPhone): ReturnType<typeof templateOf> => {
    const key = `${phone.model_id} ${phone.extras?.templateId ?? ''}`;
    const found = known.get(key) ?? templateOf(tx, phone);
    known.set(key, found);
    return found;
  };
};

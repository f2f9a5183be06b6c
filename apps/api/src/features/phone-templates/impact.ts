import type { PhoneImpact } from '@patchbay/contract/phone-impact';
import type { TemplateTexts } from '@patchbay/contract/phone-templates';
import { loadOwnTemplate as loadSaved } from '@patchbay/domain/provisioning/own-templates/own-template';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { phoneImpact } from '../../provisioning/impact.ts';
import { maskedView } from '../../provisioning/masked.ts';
import { loadOwnTemplate } from './phone-templates.ts';
import { loadFamily, readTexts } from './texts.ts';

/** The phones that would get another file if the template were saved with these texts. */
export const templateImpact = (ctx: SubtreeCtx, id: string, texts: TemplateTexts): Promise<PhoneImpact> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadOwnTemplate(tx, ctx, id);
    const [before, after] = [loadSaved(loadFamily(row.family).family, row), readTexts(ctx, row.family, texts)];
    return phoneImpact(tx, id, async (phone) => {
      const view = maskedView(ctx.deps, phone);
      return { before: { view, template: before }, after: { view, template: after } };
    });
  });

import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { mostImpactNames, type phoneTemplates, type TemplateTexts } from '@patchbay/contract/phone-templates';
import type { Tx } from '@patchbay/database/scope';
import type { OwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { phonesUsing, type UsingPhone } from '../../platform/phones-using.ts';
import type { FoundPhone } from '../../provisioning/find-phone.ts';
import { maskedView } from '../../provisioning/masked.ts';
import { provisionedPhones } from '../../provisioning/provisioned.ts';
import { loadOwnTemplate } from './phone-templates.ts';
import { readTexts } from './texts.ts';

/** Rendering all of them twice takes this many phones about a second. */
const mostRendered = 2_000;
const together = 200;

type Impact = ResponseOf<typeof phoneTemplates.impact>;

/** The phones that would get another file if the template were saved with these texts. */
export const templateImpact = (ctx: SubtreeCtx, id: string, texts: TemplateTexts): Promise<Impact> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadOwnTemplate(tx, ctx, id);
    const [before, after] = [readTexts(row.family, row), readTexts(row.family, texts)];
    const { phones, total } = await phonesUsing(tx, id, mostRendered);
    const changed = await changedPhones(tx, phones, (phone) => isChanged(ctx, phone, before, after));
    return { using: total, changed: changed.length, isExact: total <= mostRendered, phones: changed.slice(0, mostImpactNames) };
  });

const changedPhones = async (tx: Tx, phones: UsingPhone[], isOther: (phone: FoundPhone) => boolean): Promise<UsingPhone[]> => {
  const changed = new Set<string>();
  for (let from = 0; from < phones.length; from += together) {
    const ids = phones.slice(from, from + together).map(({ id }) => id);
    for (const { phone } of await provisionedPhones(tx, ids)) if (isOther(phone)) changed.add(phone.phone_id);
  }
  return phones.filter(({ id }) => changed.has(id));
};

const isChanged = ({ deps }: SubtreeCtx, phone: FoundPhone, before: OwnTemplate, after: OwnTemplate): boolean => {
  const view = maskedView(deps, phone);
  return filesOf(view.phone).some(({ name }) => renderFile(view, name, before)?.body !== renderFile(view, name, after)?.body);
};

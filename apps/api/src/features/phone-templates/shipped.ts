import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { phoneTemplates } from '@patchbay/contract/phone-templates';
import { knownFamilies, shippedTexts } from '@patchbay/domain/provisioning/families';
import type { FileKind } from '@patchbay/domain/provisioning/model';

/** What the families come with; the texts of the one that is asked for. */
export const listShippedTemplates = async ({ family: wanted }: QueryOf<typeof phoneTemplates.shipped>): Promise<ResponseOf<typeof phoneTemplates.shipped>> => ({
  items: knownFamilies
    .filter(({ id }) => wanted === undefined || id === wanted)
    .map(({ id, vendor, family }) => ({
      family: id,
      vendor: vendor.name,
      familyName: family.name,
      models: family.models.length,
      guide: { ...family.guide },
      files: Object.keys(family.templates) as FileKind[],
      ...(wanted !== undefined && { texts: shippedTexts(family) }),
    })),
});

import type { Tx } from '@patchbay/database/scope';
import { familyOf, findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf, findFamily } from '@patchbay/domain/provisioning/families';
import { loadOwnTemplate, type OwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { type FoundPhone, foundPhone, type PhoneRow } from './find-phone.ts';

export interface Provisioned {
  phone: FoundPhone;
  enterpriseName: string;
}

/** Phones of the scope as the provisioning server sees them, for what is shown of their files. Models that the catalogue has lost have none. */
export const provisionedPhones = async (tx: Tx, ids: string[]): Promise<Provisioned[]> => {
  const rows = await tx.$queryRaw<{ phone: PhoneRow; enterprise_name: string }[]>`select phone, enterprise_name from phones_as_provisioned(${ids}::uuid[])`;
  return rows.filter(({ phone }) => findPhoneModel(phone.model_id)).map(({ phone, enterprise_name }) => ({ phone: foundPhone(phone), enterpriseName: enterprise_name }));
};

/** The template that a phone has instead of its family's; one for another family is none. */
export const templateOf = async (tx: Tx, { model_id, extras }: FoundPhone): Promise<OwnTemplate | undefined> => {
  if (!extras?.templateId) return undefined;
  const found = await tx.phoneTemplate.findUnique({ where: { id: extras.templateId }, select: { family: true, device: true, boot: true, common: true } });
  const model = findPhoneModel(model_id);
  if (!found || !model || familyIdOf(model.vendor, familyOf(model).name) !== found.family) return undefined;
  return loadOwnTemplate(findFamily(found.family)!.family, found);
};

import { familyOf, findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { refusesWebPassword } from '@patchbay/domain/provisioning/web-password';
import type { Deps } from '../platform/deps.ts';
import { webPasswordPurpose } from '../platform/sealed-columns.ts';
import type { FoundPhone } from './find-phone.ts';
import { viewOf } from './view.ts';

/** What stands where a secret would. */
export const secretMask = '********';

type MaskDeps = Pick<Deps, 'config'> & { secrets: Pick<Deps['secrets'], 'open'> };

/** Whether the enterprise's password of web pages is left out of the files of this phone, which only the password itself tells, and only of some families. */
const isWebPasswordLeftOut = ({ secrets }: MaskDeps, { model_id, web_password, tenant_id }: FoundPhone): boolean => {
  const model = findPhoneModel(model_id);
  const family = model && familyOf(model);
  return web_password !== null && family?.takesWebPassword !== undefined && refusesWebPassword(family, secrets.open(web_password, webPasswordPurpose(tenant_id)));
};

/** What the template of a phone sees, with a mask in place of each secret: none is opened to be shown. */
export const maskedView = (deps: MaskDeps, phone: FoundPhone) => {
  const names = phone.extras?.secretFieldNames ?? [];
  const fields = JSON.stringify(Object.fromEntries(names.map((name) => [name, secretMask])));
  const secrets = { open: (_sealed: string, purpose: string) => (purpose.startsWith('phone:secret-field-values:') ? fields : secretMask) };
  const shown = isWebPasswordLeftOut(deps, phone) ? { ...phone, web_password: null } : phone;
  return viewOf({ config: deps.config, secrets }, shown, secretMask, secretMask);
};

import type { Deps } from '../platform/deps.ts';
import type { FoundPhone } from './find-phone.ts';
import { viewOf } from './view.ts';

/** What stands where a secret would. */
export const secretMask = '********';

/** What the template of a phone sees, with a mask in place of each secret: none of them is even opened. */
export const maskedView = ({ config }: Pick<Deps, 'config'>, phone: FoundPhone) => {
  const names = phone.extras?.secretFieldNames ?? [];
  const fields = JSON.stringify(Object.fromEntries(names.map((name) => [name, secretMask])));
  const secrets = { open: (_sealed: string, purpose: string) => (purpose.startsWith('phone:secret-field-values:') ? fields : secretMask) };
  return viewOf({ config, secrets }, phone, secretMask, secretMask);
};

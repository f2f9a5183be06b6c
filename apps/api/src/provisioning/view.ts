import { type DeviceView, deviceView } from '@patchbay/domain/provisioning/device-view';
import { accountAt } from '@patchbay/domain/provisioning/line-positions';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import type { Deps } from '../platform/deps.ts';
import { filePhone } from '../platform/phone-files.ts';
import { httpPasswordPurpose, sipPasswordPurpose, webPasswordPurpose } from '../platform/sealed-columns.ts';
import { extrasFacts } from './extras.ts';
import type { FoundPhone } from './find-phone.ts';

/** What the phone's file names are made of. */
export const identityOf = (phone: FoundPhone): DeviceView['phone'] =>
  filePhone({ id: phone.phone_id, name: phone.phone_name, modelId: phone.model_id, mac: phone.mac, fileName: phone.file_name });

/** Opens a phone's secrets and puts together what its template sees; a password that is known already need not be opened. */
export const viewOf = ({ config, secrets }: Pick<Deps, 'config'> & { secrets: Pick<Deps['secrets'], 'open'> }, phone: FoundPhone, secret: string, knownPassword?: string): DeviceView => {
  const model = phoneModel(phone.model_id);
  const [server, port] = config.sipServer.split(':') as [string, string | undefined];
  const httpPassword = knownPassword ?? (phone.http_username === '' || phone.http_password === null ? '' : secrets.open(phone.http_password, httpPasswordPurpose(phone.phone_id)));
  const adminPassword = phone.web_password === null ? '' : secrets.open(phone.web_password, webPasswordPurpose(phone.tenant_id));
  return deviceView({
    phone: identityOf(phone),
    timeZone: phone.time_zone,
    language: phone.language,
    country: phone.country,
    acceptsData: phone.accepts_data,
    // The mask is the secret of the address too, and nothing else is.
    web: { adminPassword, isMasked: adminPassword === secret },
    lines: phone.lines.filter((line) => line.isEnabled).map((line) => ({
      position: accountAt(model, line.position),
      label: line.shortNumber,
      displayName: line.displayName,
      username: line.sipUsername,
      password: secrets.open(line.sipPassword, sipPasswordPurpose(line.extensionId)),
      server,
      transport: config.sipTransport,
      voicemailNumber: line.voicemailNumber ?? '',
      ...(port !== undefined && { port: Number(port) }),
    })),
    ...extrasFacts(secrets, phone, model),
    provisioning: { url: `${config.provisioningUrl}/p/${secret}/`, username: phone.http_username, password: httpPassword },
  });
};

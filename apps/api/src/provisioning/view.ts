import { type DeviceView, deviceView } from '@patchbay/domain/provisioning/device-view';
import type { Deps } from '../platform/deps.ts';
import type { FoundPhone } from './find-phone.ts';

/** 12 hex digits that stand for a phone without hardware: the end of its id, marked as locally administered. */
export const virtualMac = (phoneId: string): string => `02${phoneId.replaceAll('-', '').slice(-10)}`;

export const macOf = (phone: FoundPhone): string => phone.mac ?? virtualMac(phone.phone_id);

/** Opens a phone's secrets and puts together what its template sees. */
export const viewOf = ({ config, secrets }: Deps, phone: FoundPhone, secret: string, httpPassword: string): DeviceView => {
  const [server, port] = config.sipServer.split(':') as [string, string | undefined];
  return deviceView({
    phone: { name: phone.phone_name, modelId: phone.model_id, mac: macOf(phone), fileName: phone.file_name },
    timeZone: phone.time_zone,
    language: phone.language,
    lines: phone.lines.filter((line) => line.isEnabled).map((line) => ({
      position: line.position,
      label: line.shortNumber,
      displayName: line.displayName,
      username: line.sipUsername,
      password: secrets.open(line.sipPassword, `extension:sip-password:${line.extensionId}`),
      server,
      transport: config.sipTransport,
      ...(port !== undefined && { port: Number(port) }),
    })),
    provisioning: { url: `${config.provisioningUrl}/p/${secret}/`, username: phone.http_username, password: httpPassword },
  });
};

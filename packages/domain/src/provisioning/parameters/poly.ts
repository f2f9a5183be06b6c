import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,255}$/);

const changeOfClocks = (name: string): Parameters => ({
  [`tcpIpApp.sntp.daylightSavings.${name}.month`]: whole(1, 12),
  [`tcpIpApp.sntp.daylightSavings.${name}.date`]: oneOf('1', '8', '15', '22'),
  [`tcpIpApp.sntp.daylightSavings.${name}.time`]: whole(0, 23),
  [`tcpIpApp.sntp.daylightSavings.${name}.dayOfWeek`]: whole(1, 7),
  [`tcpIpApp.sntp.daylightSavings.${name}.dayOfWeek.lastInMonth`]: flag,
});

/**
 * Parameters of UC Software (4 and newer) and of Poly Voice Software that a template of ours may need, as the UC Software
 * Administrator Guide describes them; Wazo's and FusionPBX's provisioning agrees.
 */
export const polyParameters: Parameters = {
  'reg.#34.address': text(255),
  'reg.#34.label': text(255),
  'reg.#34.displayName': text(255),
  'reg.#34.auth.userId': text(255),
  'reg.#34.auth.password': text(255),
  'reg.#34.server.#4.address': host,
  'reg.#34.server.#4.port': whole(0, 65_535),
  'reg.#34.server.#4.transport': oneOf('DNSnaptr', 'TCPpreferred', 'UDPOnly', 'TLS', 'TCPOnly'),
  'reg.#34.server.#4.expires': whole(10, 2_147_483_647),
  'reg.#34.server.#4.register': flag,
  'reg.#34.srtp.enable': flag,
  'reg.#34.srtp.offer': flag,
  'reg.#34.srtp.require': flag,
  'msg.mwi.#34.subscribe': text(255),
  'msg.mwi.#34.callBackMode': oneOf('contact', 'registration', 'disabled'),
  'msg.mwi.#34.callBack': text(255),

  'lineKey.#136.category': oneOf('Line', 'BLF', 'Unassigned'),
  'lineKey.#136.index': whole(0, 34),
  'lineKey.reassignment.enabled': flag,
  'attendant.resourceList.#100.address': text(255),
  'attendant.resourceList.#100.label': text(255),
  'attendant.resourceList.#100.type': oneOf('normal', 'automata'),

  'tcpIpApp.sntp.address': host,
  'tcpIpApp.sntp.address.overrideDHCP': flag,
  'tcpIpApp.sntp.gmtOffset': like(/^-?\d{1,5}$/),
  'tcpIpApp.sntp.gmtOffset.overrideDHCP': flag,
  'tcpIpApp.sntp.daylightSavings.enable': flag,
  'tcpIpApp.sntp.daylightSavings.fixedDayEnable': flag,
  ...changeOfClocks('start'),
  ...changeOfClocks('stop'),
  'lcl.ml.lang': like(/^[A-Z][a-z]+(?:_[A-Z][a-z]+){1,2}$/),

  'device.set': flag,
  'device.prov.serverType': oneOf('FTP', 'TFTP', 'HTTP', 'HTTPS', 'FTPS'),
  'device.prov.serverType.set': flag,
  'device.prov.serverName': host,
  'device.prov.serverName.set': flag,
  'device.prov.user': text(255),
  'device.prov.user.set': flag,
  'device.prov.password': text(255),
  'device.prov.password.set': flag,
  'device.auth.localAdminPassword': text(32),
  'device.auth.localAdminPassword.set': flag,
  'log.render.file': flag,
  'log.render.file.upload.append': flag,
  'log.render.file.upload.period': whole(0, 2_147_483_647),
  'prov.polling.enabled': flag,
  'prov.polling.mode': oneOf('abs', 'rel', 'random'),
  'prov.polling.period': whole(3600, 2_147_483_647),
};

/** Attributes of the master file: which files a phone fetches, and where it puts its own. */
export const polyBootParameters: Parameters = {
  APP_FILE_PATH: text(255),
  CONFIG_FILES: like(/^[A-Za-z0-9._-]+(?:, ?[A-Za-z0-9._-]+)*$/),
  MISC_FILES: text(255),
  LOG_FILE_DIRECTORY: text(255),
  OVERRIDES_DIRECTORY: text(255),
  CONTACTS_DIRECTORY: text(255),
  LICENSE_DIRECTORY: text(255),
};

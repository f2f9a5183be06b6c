import { flag, like, oneOf, text, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,256}$/);

/**
 * Parameters of Algo's SIP endpoints that a template of ours may need, from Algo's guides to its parameters; those of time,
 * provisioning and the web page as in the files that the devices export and in FusionPBX's templates.
 */
export const algoParameters: Parameters = {
  'sip.proxy': like(/^[\x21-\x7e]{1,256}:\d{1,5}$/),
  'sip.transp': oneOf('udp', 'tcp', 'tls'),
  'sip.u1.user': text(64),
  'sip.u1.auth': text(64),
  'sip.u1.pwd': text(64),
  'sip.u1.dname': text(64),
  'admin.timezone': text(64),
  'net.time': host,
  'prov.use': flag,
  'prov.server.method': oneOf('auto', 'static', 'dhcp'),
  'prov.server.static': host,
  'prov.download.method': oneOf('tftp', 'ftp', 'http', 'https'),
  'prov.download.cfgpath': text(256),
  'prov.auth.user': text(64),
  'prov.auth.pwd': text(64),
  'prov.sync.frequency': oneOf('daily', 'weekly'),
  'admin.pwd': text(64),
};

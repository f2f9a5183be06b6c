import { like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,127}$/);
const port = whole(1, 65_535);
const yesNo = oneOf('Y', 'N');

/** Parameters of the KX-UT series that a template of ours may need, from its Administrator Guide; Wazo and FusionPBX use the same. */
export const utParameters: Parameters = {
  'LINE_ENABLE_#6': oneOf('Enabled', 'Disabled'),
  'PHONE_NUMBER_#6': text(32),
  'DISPLAY_NAME_#6': text(64),
  'SIP_AUTHID_#6': text(127),
  'SIP_PASS_#6': text(127),
  'SIP_PRXY_ADDR_#6': host,
  'SIP_PRXY_PORT_#6': port,
  'SIP_RGSTR_ADDR_#6': host,
  'SIP_RGSTR_PORT_#6': port,
  'SIP_SVCDOMAIN_#6': host,
  'SIP_TRANSPORT_#6': oneOf('0', '1', '2'),
  'REG_EXPIRE_TIME_#6': whole(1, 4_294_967_295),
  'VM_NUMBER_#6': text(128),
  NTP_ADDR: host,
  LOCAL_TIME_ZONE_POSIX: text(70),
  PROVISION_ENABLE: yesNo,
  CFG_STANDARD_FILE_PATH: like(/^https?:\/\/[\x21-\x7e]{1,255}$/),
  CFG_CYCLIC: yesNo,
  CFG_CYCLIC_INTVL: whole(1, 40_320),
  CFG_RESYNC_FROM_SIP: text(15),
  ADMIN_ID: text(16),
  ADMIN_PASS: text(64),
};

const widened = Object.fromEntries(Object.entries(utParameters).map(([name, accepts]) => [name.replace('#6', '#16'), accepts]));

/** Those of the KX-HDV series, from its Administrator Guide: more lines, and SRTP. */
export const hdvParameters: Parameters = { ...widened, 'SRTP_CONNECT_MODE_#16': oneOf('0', '1', '2') };

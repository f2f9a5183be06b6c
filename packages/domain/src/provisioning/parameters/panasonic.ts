import { hdvPassword, utPassword } from '../notations/panasonic.ts';
import { like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,127}$/);
const port = whole(1, 65_535);
const yesNo = oneOf('Y', 'N');

/** The names of a series' own functions of its buttons; nothing where a button is free. */
const buttons = (name: string, count: number, functions: readonly string[]): Parameters =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
      [`${name}_FACILITY_ACT${number}`, oneOf('', ...functions.map((each) => `X_PANASONIC_IPTEL_${each}`))],
      [`${name}_FACILITY_ARG${number}`, text(60)],
      [`${name}_QUICK_DIAL${number}`, text(60)],
      [`${name}_LABEL${number}`, text(30)],
    ]),
  );

/** Parameters of both series, as in the Administrator Guide of the KX-UT; the templates of FusionPBX name each of them, Wazo's and SARK's most. */
const shared: Parameters = {
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
  VM_SUBSCRIBE_ENABLE: yesNo,
  NTP_ADDR: host,
  LOCAL_TIME_ZONE_POSIX: text(70),
  PROVISION_ENABLE: yesNo,
  CFG_STANDARD_FILE_PATH: like(/^https?:\/\/[\x21-\x7e]{1,255}$/),
  CFG_CYCLIC: yesNo,
  CFG_CYCLIC_INTVL: whole(1, 40_320),
  CFG_RESYNC_FROM_SIP: text(15),
  ADMIN_ID: text(16),
};

/** Those of the KX-UT series. */
export const utParameters: Parameters = { ...shared, ADMIN_PASS: like(utPassword), ...buttons('FLEX_BUTTON', 24, ['DN', 'CONTACT', 'ONETOUCH']) };

const widened = Object.fromEntries(Object.entries(shared).map(([name, accepts]) => [name.replace('#6', '#16'), accepts]));

/** Those of the KX-HDV series: more lines, TLS and SRTP as in SARK's templates, other names of functions, and the KX-HDV20 beside the phone. */
export const hdvParameters: Parameters = {
  ...widened,
  ADMIN_PASS: like(hdvPassword),
  'SIP_TLS_MODE_#16': oneOf('0', '1'),
  'SRTP_CONNECT_MODE_#16': oneOf('0', '1', '2'),
  ...buttons('FLEX_BUTTON', 24, ['LINE', 'BLF', 'ONETOUCH']),
  ...buttons('DSS_BUTTON', 40, ['LINE', 'BLF', 'ONETOUCH']),
};

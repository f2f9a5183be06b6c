import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,256}$/);
const port = whole(1, 65_535);

const address = (scheme: string): Parameters => ({ [`${scheme} server`]: host, [`${scheme} port`]: port, [`${scheme} path`]: text(256) });

const changeOfClocks = (name: string): Parameters => ({
  [`dst ${name} month`]: whole(1, 12),
  [`dst ${name} week`]: like(/^-?[1-5]$/),
  [`dst ${name} day`]: whole(1, 7),
  [`dst ${name} hour`]: whole(0, 23),
});

const key = (name: string): Parameters => ({
  [`${name} type`]: oneOf('none', 'line', 'blf', 'speeddial', 'dnd'),
  [`${name} line`]: whole(1, 24),
  [`${name} value`]: text(128),
  [`${name} label`]: text(64),
});

/**
 * Parameters of the 6700, 6800 and 6900 series that a template of ours may need, from Aastra's and Mitel's SIP IP Phones
 * Administrator Guide; Wazo's and FusionPBX's provisioning agrees. The line's number stands between dots.
 */
export const mitelParameters: Parameters = {
  'sip transport protocol': oneOf('0', '1', '2', '4'),
  'sips persistent tls': flag,
  'sip explicit mwi subscription': flag,
  'sip line.#24. screen name': text(128),
  'sip line.#24. display name': text(128),
  'sip line.#24. user name': text(128),
  'sip line.#24. auth name': text(128),
  'sip line.#24. password': text(128),
  'sip line.#24. proxy ip': host,
  'sip line.#24. proxy port': port,
  'sip line.#24. registrar ip': host,
  'sip line.#24. registrar port': port,
  'sip line.#24. registration period': whole(0, 2_147_483_647),
  'sip line.#24. srtp mode': oneOf('0', '1', '2'),
  'sip line.#24. vmail': text(128),

  ...key('prgkey.#8.'),
  ...key('topsoftkey.#48.'),
  ...key('softkey.#55.'),
  ...key('expmod.#3. key.#84.'),

  'time server disabled': flag,
  'time server1': host,
  'time zone name': text(64),
  'time zone minutes': like(/^-?\d{1,4}$/),
  'dst config': oneOf('0', '1', '2', '3'),
  'dst minutes': whole(0, 120),
  'dst [start|end] relative date': flag,
  ...changeOfClocks('start'),
  ...changeOfClocks('end'),
  'tone set': oneOf('Australia', 'Europe', 'France', 'Germany', 'Italy', 'UK', 'US'),

  'download protocol': oneOf('TFTP', 'FTP', 'HTTP', 'HTTPS'),
  ...address('http'),
  ...address('https'),
  'http digest username': like(/^[\x21-\x7e]{1,40}$/),
  'http digest password': like(/^[\x21-\x7e]{1,20}$/),
  'auto resync mode': oneOf('0', '1', '2', '3'),
  'auto resync time': like(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  'auto resync days': whole(0, 364),
  'admin password': whole(0, 4_294_967_295),
};

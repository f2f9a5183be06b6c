import { accountCodes, keyCodes } from '../notations/htek.ts';
import { flag, like, oneOf, text, whole, type Accepts, type Parameters } from './parameter.ts';

const accepts: { [K in keyof (typeof accountCodes)[number]]: Accepts } = {
  active: flag,
  server: like(/^[\x21-\x7e]{1,256}:\d{1,5}$/),
  transport: oneOf('0', '1', '2', '3'),
  label: text(64),
  user: text(64),
  auth: text(64),
  password: text(64),
  name: text(64),
  voicemail: text(64),
  expiry: whole(1, 64_800),
  srtp: oneOf('0', '1', '2'),
  mwi: flag,
};

/**
 * P values of Htek's UC phones that a template of ours may need, as in the files that the phones export; FusionPBX's
 * templates name each of them, Wazo's most, and so do NethVoice's for Sangoma's phones, which Htek makes. Some types of keys
 * are on Htek's own page of its panic button.
 */
export const htekParameters: Parameters = {
  ...Object.fromEntries(accountCodes.flatMap((codes) => Object.entries(accepts).map(([key, takes]) => [`P${codes[key as keyof typeof codes]}`, takes]))),
  ...Object.fromEntries(
    Array.from({ length: 36 }, (_, index) => keyCodes(index + 1)).flatMap(({ type, mode, value, label, account }): [string, Accepts][] => [
      [`P${type}`, whole(0, 47)], [`P${mode}`, oneOf('0')], [`P${value}`, text(64)], [`P${label}`, text(64)], [`P${account}`, oneOf('0', '1', '2', '3', '255')],
    ]),
  ),
  P2: text(64),
  P30: like(/^[\x21-\x7e]{1,256}$/),
  P64: whole(1, 105),
  P75: oneOf('0', '1', '2'),
  P143: flag,
  P237: like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
};

import { keyCodes, multiPurposeCodes } from '../notations/grandstream.ts';
import { flag, like, oneOf, text, whole, type Accepts, type Parameters } from './parameter.ts';

const server = like(/^[\x21-\x7e]{1,256}:\d{1,5}$/);
const path = like(/^[\x21-\x7e]{1,500}$/);
const posixZone = like(/^[A-Z]{3}[+-]\d{1,2}(?::\d\d)?(?:[A-Z]{3}[+-]\d{1,2}(?::\d\d)?(?:,M\d{1,2}\.[1-5]\.[0-6]\/\d\d:\d\d:\d\d){2})?$/);
const minutes = whole(1, 64_800);
const transport = oneOf('0', '1', '2');
const encryption = oneOf('0', '1', '2', '3');
const language = oneOf('ar', 'cz', 'de', 'en', 'es', 'fr', 'he', 'hr', 'hu', 'it', 'ja', 'ko', 'lv', 'nl', 'pl', 'pt', 'ru', 'se', 'sl', 'tr', 'zh', 'zh-tw', 'auto');

const general: Parameters = {
  P2: like(/^[\x21-\x7e]{1,64}$/),
  P30: path,
  P64: text(64),
  P143: flag,
  P145: flag,
  P193: whole(60, 5_256_000),
  P194: oneOf('0', '1', '2', '3'),
  P212: oneOf('0', '1', '2', '3', '4'),
  P237: path,
  P246: (value) => posixZone(value) && value.length <= 64,
  P1360: text(64),
  P1361: text(64),
};

const firstAccount: Parameters = { P271: flag, P47: server, P35: text(64), P36: text(64), P34: text(64), P3: text(64), P32: minutes, P130: transport, P183: encryption, P99: flag };

/** Accounts 2 to 6: P401 to P448, P501 and on, P601 and on; P701 and P801 or, on GXP21xx, P1701 and P1801. */
const laterAccounts: Parameters = Object.fromEntries(
  [4, 5, 6, 7, 8, 17, 18].flatMap((prefix) =>
    Object.entries({ '01': flag, 17: text(64), '02': server, '04': text(64), '05': text(64), '06': text(64), '07': text(64), 26: text(64), 12: minutes, 48: transport, 43: encryption, 15: flag }).map(
      ([code, accepts]) => [`P${prefix}${code}`, accepts],
    ),
  ),
);

const keyMode = oneOf('none', 'line', 'speeddial', 'blf', 'voicemail', 'callpark', 'intercom', 'dnd');
const multiPurposeMode = oneOf('none', 'speeddial', 'blf', 'voicemail', 'callpark', 'intercom', 'dnd', '0', '1', '6', '9', '10');

const keysOf = (count: number, codesOf: typeof keyCodes, mode: Accepts): Parameters =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => codesOf(index + 1)).flatMap((codes) => [[`P${codes.mode}`, mode], [`P${codes.account}`, whole(0, 5)], [`P${codes.label}`, text(32)], [`P${codes.value}`, text(64)]]),
  );

/**
 * Of the keys of GXP21xx and GRP26xx, as the vendor's template for GRP26xx numbers them: 48 beside the screen, as many as the
 * GXP2170 has before other P values begin, and 24 others, of which GXP1628 and GXP1630 have the first eight.
 */
const keys: Parameters = { ...keysOf(48, keyCodes, keyMode), ...keysOf(24, multiPurposeCodes, multiPurposeMode) };

/**
 * P values of Grandstream's desk phones, as the vendor's configuration templates for GXP16xx, GXP21xx, GRP26xx and WP8xx
 * number them; the provisioning of Wazo and FusionPBX agrees.
 */
export const grandstreamDeskPhoneParameters: Parameters = { ...general, ...firstAccount, ...laterAccounts, P270: text(64), P33: text(64), P1362: language, ...keys };

/** P values of the HT adapters with one or two telephone ports, from the vendor's templates for HT70x and HT80x. */
export const grandstreamAdapterParameters: Parameters = {
  ...general,
  ...firstAccount,
  ...{ P401: flag, P747: server, P735: text(64), P736: text(64), P734: text(64), P703: text(64), P732: minutes, P830: transport, P443: encryption, P709: flag },
};

/** P values of devices whose ports share a profile, from the vendor's templates for HT814, HT818 and DP750. */
export const grandstreamPortParameters: Parameters = {
  ...general,
  ...firstAccount,
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5].flatMap((port) => [
      [`P${4060 + port}`, text(64)],
      [`P${4090 + port}`, text(64)],
      [`P${4120 + port}`, text(64)],
      [`P${4150 + port}`, oneOf('0', '1', '2', '3')],
      [`P${4180 + port}`, text(64)],
      [`P${4595 + port}`, flag],
    ]),
  ),
};

import type { Dialect } from './lint.ts';
import { acrobitsParameters } from './parameters/acrobits.ts';
import { algoParameters } from './parameters/algo.ts';
import { multiplatformParameters, spaAdapterParameters, spaPhoneParameters } from './parameters/cisco.ts';
import { fanvilParameters } from './parameters/fanvil.ts';
import { gigasetParameters } from './parameters/gigaset.ts';
import { grandstreamAdapterParameters, grandstreamDeskPhoneParameters, grandstreamPortParameters } from './parameters/grandstream.ts';
import { htekParameters } from './parameters/htek.ts';
import { linphoneParameters } from './parameters/linphone.ts';
import { mitelParameters } from './parameters/mitel.ts';
import { hdvParameters, utParameters } from './parameters/panasonic.ts';
import { polyBootParameters, polyParameters } from './parameters/poly.ts';
import { snomParameters } from './parameters/snom.ts';
import { yealinkParameters } from './parameters/yealink.ts';
import { zoiperParameters } from './parameters/zoiper.ts';
import { readAlgo } from './readers/algo.ts';
import { readFanvil } from './readers/fanvil.ts';
import { readGigaset } from './readers/gigaset.ts';
import { readLinphone } from './readers/linphone.ts';
import { readMitel } from './readers/mitel.ts';
import { readPanasonic } from './readers/panasonic.ts';
import { readPoly } from './readers/poly.ts';
import { elementReader } from './readers/xml.ts';
import { readYealink } from './readers/yealink.ts';
import { readZoiper } from './readers/zoiper.ts';

const yealink: Dialect = {
  read: readYealink,
  parameters: yealinkParameters,
  // One user's password each: the only name that may stand in a file more than once.
  identity: ({ name, value }) => (name === 'static.security.user_password' ? `${name} of ${value.split(':')[0]}` : name),
};

const readGrandstream = elementReader(['gs_provision', 'gs_provision/config']);

const readSnom = elementReader(['settings', 'settings/phone-settings', 'settings/functionKeys'], ({ name, attributes: { idx } }) => {
  if (idx === undefined) return name;
  // Keys are counted from 0, identities from 1.
  return `${name}.${name === 'fkey' ? Number(idx) + 1 : idx}`;
});

const poly: Dialect = { read: readPoly, parameters: { ...polyParameters, ...polyBootParameters } };

const readCisco = elementReader(['flat-profile']);

const readHtek = elementReader(['hl_provision', 'hl_provision/config']);

const readAcrobits = elementReader(['account']);

const dialects = new Map<string, Dialect>([
  ['yealink T series', yealink],
  ['yealink CP and AX', yealink],
  ['yealink W series', yealink],
  ['grandstream GXP, GRP and WP', { read: readGrandstream, parameters: grandstreamDeskPhoneParameters }],
  ['grandstream HT', { read: readGrandstream, parameters: grandstreamAdapterParameters }],
  ['grandstream HT and DP with profiles', { read: readGrandstream, parameters: grandstreamPortParameters }],
  ['snom Desk phones', { read: readSnom, parameters: snomParameters }],
  ['poly UC Software', poly],
  ['poly Edge and CCX', poly],
  ['cisco SPA 300 and 500', { read: readCisco, parameters: spaPhoneParameters }],
  ['cisco SPA and ATA adapters', { read: readCisco, parameters: spaAdapterParameters }],
  ['cisco Multiplatform', { read: readCisco, parameters: multiplatformParameters }],
  ['fanvil X and V series', { read: readFanvil, parameters: fanvilParameters }],
  ['gigaset N series', { read: readGigaset, parameters: gigasetParameters }],
  ['htek UC series', { read: readHtek, parameters: htekParameters }],
  ['panasonic KX-UT', { read: readPanasonic, parameters: utParameters }],
  ['panasonic KX-HDV', { read: readPanasonic, parameters: hdvParameters }],
  ['mitel 6700, 6800 and 6900 SIP', { read: readMitel, parameters: mitelParameters }],
  ['algo SIP endpoints', { read: readAlgo, parameters: algoParameters }],
  ['linphone Softphones', { read: readLinphone, parameters: linphoneParameters }],
  ['acrobits Softphones', { read: readAcrobits, parameters: acrobitsParameters }],
  ['zoiper Softphones', { read: readZoiper, parameters: zoiperParameters, identity: ({ line, name }) => `${name} in line ${line}` }],
]);

/** What the linter knows of a family's files. Apart from the catalogue: only whoever checks files needs it. */
export const dialectOf = ({ vendor, family }: { vendor: string; family: string }): Dialect => dialects.get(`${vendor} ${family}`)!;

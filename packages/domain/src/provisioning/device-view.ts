import { Problem } from '@patchbay/contract/http/problem';
import { familyOf, phoneModel } from './catalogue.ts';
import type { OutputFormat } from './escape.ts';
import { refusesWebPassword } from './web-password.ts';
import { allKeys, type DeviceKey, type PlacedKey } from './keys.ts';
import { accountAt, linePositions } from './line-positions.ts';

export type Transport = 'udp' | 'tcp' | 'tls';
export type MediaEncryption = 'off' | 'optional' | 'required';

/** A line of a phone as its template sees it. */
export interface DeviceLine {
  /** The device's own number of the account. */
  position: number;
  /** Beside the key. */
  label: string;
  /** What the called party sees. */
  displayName: string;
  username: string;
  authName: string;
  password: string;
  server: string;
  port: number;
  transport: Transport;
  mediaEncryption: MediaEncryption;
  registerSeconds: number;
  /** Dialled by the message key; empty: no voicemail. */
  voicemailNumber: string;
}

/** All that a template may know of a phone. */
export interface DeviceView {
  phone: {
    name: string;
    modelId: string;
    /** 12 hex digits: the MAC address, or the generated identifier of a phone without hardware. */
    mac: string;
    /** Overrides the name of the device file; empty: the model's own. */
    fileName: string;
  };
  /** IANA name. */
  timeZone: string;
  /** BCP 47. */
  language: string;
  /** ISO 3166-1 alpha-2, for the tones; empty: the phone's own. */
  country: string;
  ntpServer: string;
  lines: DeviceLine[];
  /** Every key of the phone and of its sidecars; none where nothing is said of any. */
  keys: DeviceKey[];
  /** Of the variables that the phone's own template declares, by name. */
  fieldValues: { readonly [name: string]: string };
  /** The same of those that are secret. */
  hiddenFieldValues: { readonly [name: string]: string };
  /** Where the phone fetches its files; the URL is the folder's and ends with a slash. Empty user name: no password. */
  provisioning: { url: string; username: string; password: string };
  /** Whether the provisioning server takes what the phone sends to that folder. */
  acceptsData: boolean;
  /** Password of the phone's own web pages; empty: left as it is. */
  web: { adminPassword: string };
}

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type LineFacts = Optional<
  DeviceLine,
  'label' | 'authName' | 'port' | 'transport' | 'mediaEncryption' | 'registerSeconds' | 'voicemailNumber'
>;

export interface DeviceFacts extends Optional<Omit<DeviceView, 'lines' | 'phone' | 'keys' | 'web'>, 'country' | 'ntpServer' | 'fieldValues' | 'hiddenFieldValues' | 'acceptsData'> {
  phone: Optional<DeviceView['phone'], 'fileName'>;
  lines: LineFacts[];
  /** Masked, it stands for one that the phone takes. */
  web?: DeviceView['web'] & { isMasked?: boolean };
  keys?: readonly PlacedKey[];
}

/**
 * What a template sees of a phone: the facts, with everything filled in that usually goes without saying, and the lines in
 * the device's order. Lines at positions that the model does not have are left out.
 */
export const deviceView = (facts: DeviceFacts): DeviceView => {
  const model = phoneModel(facts.phone.modelId);
  const accounts = new Set(linePositions(model).map((position) => accountAt(model, position)));
  const lines = facts.lines
    .filter((line) => accounts.has(line.position))
    .sort((a, b) => a.position - b.position)
    .map(deviceLine);
  const view: DeviceView = {
    ...facts,
    country: facts.country ?? '',
    ntpServer: facts.ntpServer ?? 'pool.ntp.org',
    web: { adminPassword: webPasswordOf(facts) },
    acceptsData: facts.acceptsData ?? false,
    phone: { ...facts.phone, fileName: facts.phone.fileName ?? '' },
    lines,
    keys: facts.keys && facts.keys.length > 0 ? allKeys(model, facts.keys, lines.map(({ position }) => position)) : [],
    fieldValues: facts.fieldValues ?? {},
    hiddenFieldValues: facts.hiddenFieldValues ?? {},
  };
  const inexact = mustBeExact(view).find(([, value]) => !isExact(value, familyOf(model).format));
  if (inexact) throw new Problem('rule-broken', `The ${inexact[0]} has characters that a phone cannot be given. Use letters, digits and ASCII signs without blanks.`);
  return view;
};

const webPasswordOf = ({ phone: { modelId }, web = { adminPassword: '' } }: DeviceFacts): string =>
  !web.isMasked && refusesWebPassword(familyOf(phoneModel(modelId)), web.adminPassword) ? '' : web.adminPassword;

const deviceLine = (line: LineFacts): DeviceLine => {
  const transport = line.transport ?? 'udp';
  return {
    ...line,
    transport,
    label: line.label ?? line.displayName,
    authName: line.authName ?? line.username,
    port: line.port ?? usualPort[transport],
    mediaEncryption: line.mediaEncryption ?? (transport === 'tls' ? 'required' : 'off'),
    registerSeconds: line.registerSeconds ?? 3600,
    voicemailNumber: line.voicemailNumber ?? '',
  };
};

const usualPort: { [T in Transport]: number } = { udp: 5060, tcp: 5060, tls: 5061 };

// Altering a credential silently would leave a phone that cannot register and nobody who knows why.
const isExact = (value: string, format: OutputFormat): boolean =>
  /^[\x21-\x7e]*$/.test(value) && !/^%+(?:NULL|EMPTY)%+$/i.test(value) && !(quotes.includes(format) && value.includes('"'));

// Formats that have quotation marks around values, and no way to say one inside.
const quotes: readonly OutputFormat[] = ['colon-lines', 'quoted-lines'];

const mustBeExact = ({ lines, provisioning, web, ntpServer }: DeviceView): [string, string][] => [
  ...lines.flatMap((line): [string, string][] => [
    [`user name of line ${line.position}`, line.username],
    [`authentication name of line ${line.position}`, line.authName],
    [`password of line ${line.position}`, line.password],
    [`server of line ${line.position}`, line.server],
    [`voicemail number of line ${line.position}`, line.voicemailNumber],
  ]),
  ['provisioning address', provisioning.url],
  ['provisioning user name', provisioning.username],
  ['provisioning password', provisioning.password],
  ["password of the phone's web pages", web.adminPassword],
  ['time server', ntpServer],
];

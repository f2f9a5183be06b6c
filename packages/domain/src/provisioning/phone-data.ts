import { identifyPhone } from './catalogue.ts';
import type { DeviceView } from './device-view.ts';
import { requestedFile } from './requested-file.ts';

/** What phones send: what was set at their own keys, their directories, their logs, and the rest. */
export const phoneDataKinds = ['settings', 'directory', 'log', 'other'] as const;
export type PhoneDataKind = (typeof phoneDataKinds)[number];

export const phoneDataLimits = { sizeBytes: 2_000_000, filesPerPhone: 40 } as const;

const kinds: [PhoneDataKind, RegExp][] = [
  // Yealink's `-local.cfg`, Poly's overrides from its keys, its web pages and Polycom's cloud.
  ['settings', /[-_](?:local|phone|web|cloud|overrides?|user)\.(?:cfg|xml)$/i],
  ['directory', /[-_](?:directory|contacts?|phonebook)\.(?:xml|csv)$/i],
  ['log', /(?:\.log(?:\.\d+)?|\.tar|\.tgz|\.gz|\.pcap|[-_](?:calls|calllog|call_?log|log|syslog)\.(?:xml|txt|csv))$/i],
];

/**
 * What a file is that a phone may send, and ask for again: under a name with its MAC address that is not one of the files which
 * it is given. Nothing where it may not.
 */
export const phoneDataKind = (phone: DeviceView['phone'], name: string): PhoneDataKind | undefined => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name) || name.includes('..')) return undefined;
  if (!name.toLowerCase().includes(phone.mac) || requestedFile(phone, name)) return undefined;
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
};

export type PhoneDataType = 'text' | 'xml' | 'gzip' | 'tar' | 'pcap';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** What a file is by its content, whatever its name says; nothing for what no phone has a reason to send. */
export const phoneDataType = (bytes: Uint8Array): PhoneDataType | undefined => {
  if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(bytes, 0xd4, 0xc3, 0xb2, 0xa1) || startsWith(bytes, 0xa1, 0xb2, 0xc3, 0xd4) || startsWith(bytes, 0x0a, 0x0d, 0x0d, 0x0a)) return 'pcap';
  if (new TextDecoder('latin1').decode(bytes.subarray(257, 262)) === 'ustar') return 'tar';
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  return /^\s*<(?:\?xml|[A-Za-z_])/.test(text) && !/^\s*<(?:!doctype\s+html|html|script)/i.test(text) ? 'xml' : 'text';
};

/** Logs are in UTF-8, or in a one-byte alphabet of somebody's; control characters are in neither. */
const textOf = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder('latin1').decode(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
   
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
};

/** The MAC address that a request names: in the file's name, else in what the phone calls itself. The numbers of common files begin with zeros. Empty where it names none. */
export const namedMac = (file: string, userAgent: string): string =>
  /(?<![0-9a-f])(?!0{8})[0-9a-f]{12}(?![0-9a-f])/i.exec(file)?.[0].toLowerCase() ?? identifyPhone(userAgent)?.mac ?? '';

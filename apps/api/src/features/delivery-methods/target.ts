import { type DeliveryTarget, type DeliveryTargetDraft, type DeliveryType, isCloud } from '@patchbay/contract/delivery-methods';
import { Problem } from '@patchbay/contract/http/problem';
import { isPrivateKey } from '../../adapters/delivery/sftp.ts';

const secretNames: { [T in DeliveryType]: string[] } = { EMAIL: [], FTP: ['password'], SFTP: ['password', 'privateKey', 'passphrase'], S3: ['secretAccessKey'], DROPBOX: [], GOOGLE_DRIVE: [], ONEDRIVE: [] };

export type Settings = Record<string, unknown>;
export type OpenedSecrets = Record<string, string>;

const flagOf = (name: string): string => `has${name[0]!.toUpperCase()}${name.slice(1)}`;

/** What is stored in the clear of a target. */
export const settingsOf = (draft: DeliveryTargetDraft): Settings =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => name !== 'type' && !secretNames[draft.type].includes(name)));

export const targetOf = (type: string, settings: Settings, secrets: string[]): DeliveryTarget => {
  const flags = secretNames[type as DeliveryType].map((name) => [flagOf(name), secrets.includes(name)]);
  return { type, ...settings, ...Object.fromEntries(flags) } as DeliveryTarget;
};

const path = (text: string): string => text.replace(/^\/+/, '');
const authority = (host: string, port: number, usual: number): string => `${host.includes(':') ? `[${host}]` : host}${port === usual ? '' : `:${port}`}`;

/** In one line, for people. */
export const placeOf = (target: DeliveryTargetDraft): string => {
  switch (target.type) {
    case 'EMAIL': return target.addresses.join(', ');
    case 'FTP': return `${target.security === 'NONE' ? 'ftp' : 'ftps'}://${authority(target.host, target.port, target.security === 'IMPLICIT' ? 990 : 21)}/${path(target.directory)}`;
    case 'SFTP': return `sftp://${authority(target.host, target.port, 22)}/${path(target.directory)}`;
    case 'S3': return `s3://${target.bucket}/${path(target.prefix)}`;
    case 'DROPBOX': case 'GOOGLE_DRIVE': case 'ONEDRIVE': return `/${path(target.folder)}`;
  }
};

/** Who gets to see the secrets, and whether others can read them on the way. */
export const receiverOf = (type: string, settings: Settings): string => {
  const { host, port, security, endpoint } = settings as Record<string, string | number | undefined>;
  return JSON.stringify([type, String(host ?? endpoint ?? '').toLowerCase().replace(/\/$/, ''), port ?? 0, security === 'NONE']);
};

/** The server itself, by whose key it is known. */
export const serverOf = ({ host, port }: Settings): string => JSON.stringify([String(host).toLowerCase(), port]);

interface Before {
  type: string;
  settings: Settings;
  secrets: OpenedSecrets;
}

const refuse = (name: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer: `/target/${name}`, detail }] });
};

const checkKey = ({ privateKey, passphrase }: OpenedSecrets, given: unknown): void => {
  if (privateKey !== undefined && typeof given === 'string' && !isPrivateKey(privateKey, passphrase)) refuse('privateKey', 'This is not a private key that can be read with this passphrase.');
};

/** Which of them can have a secret at all, as it is filled in. */
const namesFor = (draft: DeliveryTargetDraft): string[] => (draft.type === 'FTP' && draft.isAnonymous ? [] : secretNames[draft.type]);

/**
 * The secrets after a save. What is not typed stays, but never goes to another server than the one that it was typed for: whoever
 * may change the server's address may not know the secret.
 * @param isUndo without anybody there to type: what would go elsewhere is forgotten
 */
export const secretsAfter = (draft: DeliveryTargetDraft, before: Before | null, { isUndo = false } = {}): OpenedSecrets => {
  const given = draft as Record<string, unknown>;
  const old = before?.secrets ?? {};
  const isSame = before !== null && receiverOf(before.type, before.settings) === receiverOf(draft.type, settingsOf(draft));
  const after: OpenedSecrets = {};
  for (const name of namesFor(draft)) {
    const [typed, kept] = [given[name], old[name]];
    if (typeof typed === 'string') after[name] = typed;
    if (typed !== undefined || kept === undefined) continue;
    if (isSame) after[name] = kept;
    else if (!isUndo) refuse(name, 'Another server needs this anew: it was kept for the server before.');
  }
  checkKey(after, given.privateKey);
  return isCloud(draft.type) && old.refreshToken !== undefined ? { refreshToken: old.refreshToken } : after;
};

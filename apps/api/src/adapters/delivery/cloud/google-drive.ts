import type { Config } from '../../../platform/config.ts';
import { DeliveryFailed, joined } from '../delivery.ts';
import { sendHttp } from '../http.ts';
import { accepted, addressAt, ask } from './provider.ts';
import { type Store, trimmed } from './store.ts';

const files = 'https://www.googleapis.com/drive/v3/files';
const upload = 'https://www.googleapis.com/upload/drive/v3/files?uploadType=resumable&fields=id,name';
const folderType = 'application/vnd.google-apps.folder';

interface Ctx {
  config: Config;
  signal: AbortSignal;
  authorization: string;
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

/** Folders have ids: that of this name, made where there is none of ours. */
const folderIn = async (parent: string, name: string, { config, signal, authorization }: Ctx): Promise<string> => {
  const query = new URLSearchParams({ q: `name = ${quoted(name)} and ${quoted(parent)} in parents and mimeType = '${folderType}' and trashed = false`, fields: 'files(id)', pageSize: '1' });
  const found = await accepted(ask(config, `${files}?${query.toString()}`, { method: 'GET', headers: { authorization }, signal }));
  const id = (found.json.files as { id?: unknown }[] | undefined)?.[0]?.id;
  if (typeof id === 'string') return id;
  const body = JSON.stringify({ name, mimeType: folderType, parents: [parent] });
  const made = await accepted(ask(config, `${files}?fields=id`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body, signal }));
  if (typeof made.json.id !== 'string') throw new DeliveryFailed('refused', 'A folder was made without an id');
  return made.json.id;
};

/** Where the content goes: named by the answer, and only followed to where we were talking already. */
const sessionOf = (location: unknown, config: Config): URL => {
  const text = String(location);
  if (!URL.canParse(text) || new URL(text).origin !== addressAt(config, upload).origin) throw new DeliveryFailed('refused', 'The upload was sent elsewhere');
  return new URL(text);
};

export const storeInGoogleDrive: Store = async ({ folder }, file, ctx) => {
  const { config, signal, authorization } = ctx;
  let parent = 'root';
  for (const name of trimmed(folder).split('/').filter(Boolean)) parent = await folderIn(parent, name, ctx);
  const body = JSON.stringify({ name: file.name, parents: [parent] });
  const headers = { authorization, 'content-type': 'application/json; charset=UTF-8', 'x-upload-content-type': file.contentType, 'x-upload-content-length': String(file.content.length) };
  const begun = await accepted(ask(config, upload, { method: 'POST', headers, body, signal }));
  const { status } = await sendHttp(sessionOf(begun.headers.location, config), { method: 'PUT', headers: { 'content-type': file.contentType }, body: file.content, signal });
  if (status >= 300) throw new DeliveryFailed('refused', `HTTP ${status}`);
  return `/${joined(trimmed(folder), file.name)}`;
};

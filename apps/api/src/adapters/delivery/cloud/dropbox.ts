import { joined } from '../delivery.ts';
import { type Store, trimmed } from './store.ts';
import { accepted, ask } from './provider.ts';

// A header holds ASCII.
const headerJson = (value: object): string => JSON.stringify(value).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const storeInDropbox: Store = async ({ folder }, file, { config, signal, authorization }) => {
  const path = `/${joined(trimmed(folder), file.name)}`;
  const headers = { authorization, 'content-type': 'application/octet-stream', 'dropbox-api-arg': headerJson({ path, mode: 'add', autorename: true }) };
  const { json } = await accepted(ask(config, 'https://content.dropboxapi.com/2/files/upload', { method: 'POST', headers, body: file.content, signal }));
  return typeof json.path_display === 'string' ? json.path_display : path;
};

import { joined } from '../delivery.ts';
import { accepted, ask } from './provider.ts';
import { type Store, trimmed } from './store.ts';

export const storeInOneDrive: Store = async ({ folder }, file, { config, signal, authorization }) => {
  const path = joined(trimmed(folder), file.name);
  const address = `https://graph.microsoft.com/v1.0/me/drive/root:/${path.split('/').map(encodeURIComponent).join('/')}:/content?@microsoft.graph.conflictBehavior=rename`;
  const { json } = await accepted(ask(config, address, { method: 'PUT', headers: { authorization, 'content-type': file.contentType }, body: file.content, signal }));
  return typeof json.webUrl === 'string' ? json.webUrl : `/${path}`;
};

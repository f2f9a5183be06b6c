import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface CloudServer {
  /** For `PATCHBAY_CLOUD_STAND_IN`. */
  url: string;
  env: Record<string, string>;
  /** By host and path. */
  files: Map<string, string>;
  /** What a browser does with the address that asks for consent: the person says yes, and is sent back. */
  consent(address: string): { redirectTo: string; code: string; state: string };
  /** The person takes it back. */
  revoke(): void;
  /** Every refresh brings a new refresh token, and ends the one before. */
  rotates: boolean;
  stop(): Promise<void>;
}

const client = { id: 'client-id', secret: 'client-secret-of-the-installation' };

/** Dropbox, Google and Microsoft over real HTTP on a free port of loopback: their documented answers, as far as they are used. */
export const startCloudServer = async (): Promise<CloudServer> => {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const sessions = new Map<string, string>();
  const valid = { refresh: new Set<string>(), access: new Set<string>() };
  const give = () => {
    const tokens = { access_token: randomUUID(), refresh_token: `refresh-${randomUUID()}`, token_type: 'bearer' };
    valid.access.add(tokens.access_token);
    valid.refresh.add(tokens.refresh_token);
    return tokens;
  };
  const cloud: CloudServer = {
    url: '', env: {}, files, rotates: false,
    consent: (address) => {
      const query = new URL(address).searchParams;
      if (query.get('client_id') !== client.id || query.get('code_challenge_method') !== 'S256') throw new Error(`Not a request for consent: ${address}`);
      const code = `code-${randomUUID()}`;
      codes.set(code, { challenge: query.get('code_challenge')!, redirectUri: query.get('redirect_uri')! });
      const back = new URL(query.get('redirect_uri')!);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state')!);
      return { redirectTo: back.href, code, state: query.get('state')! };
    },
    revoke: () => {
      valid.refresh.clear();
      valid.access.clear();
    },
    stop: () => new Promise((resolve) => { server.close(() => resolve()); }),
  };

  const exchange = (form: URLSearchParams): [number, object] => {
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret) return [401, { error: 'invalid_client' }];
    const refused: [number, object] = [400, { error: 'invalid_grant', error_description: 'The grant was revoked.' }];
    if (form.get('grant_type') === 'refresh_token') {
      const token = form.get('refresh_token')!;
      if (!valid.refresh.has(token)) return refused;
      const { access_token: accessToken, refresh_token: refreshToken } = give();
      if (cloud.rotates) valid.refresh.delete(token);
      else valid.refresh.delete(refreshToken);
      return [200, { access_token: accessToken, ...(cloud.rotates && { refresh_token: refreshToken }) }];
    }
    const asked = codes.get(form.get('code')!);
    codes.delete(form.get('code')!);
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    return asked?.challenge === challenge && asked.redirectUri === form.get('redirect_uri') ? [200, give()] : refused;
  };

  const google = (request: IncomingMessage, url: URL, text: string): [number, object, Record<string, string>?] => {
    if (url.pathname.endsWith('/about')) return [200, { user: { emailAddress: 'someone@google.example' } }];
    if (url.pathname.startsWith('/www.googleapis.com/upload')) {
      const session = randomUUID();
      const { name, parents } = JSON.parse(text) as { name: string; parents: string[] };
      sessions.set(session, `www.googleapis.com/${parents[0]}/${name}`);
      return [200, {}, { location: `${cloud.url}/session/${session}` }];
    }
    if (request.method === 'GET') {
      const q = url.searchParams.get('q')!;
      const id = folders.get(/^name = '(.*?)' and/.exec(q)![1]!);
      return [200, { files: id ? [{ id }] : [] }];
    }
    const { name } = JSON.parse(text) as { name: string };
    folders.set(name, `folder-${name}`);
    return [200, { id: `folder-${name}` }];
  };

  const answer = (request: IncomingMessage, text: string): [number, object, Record<string, string>?] => {
    const url = new URL(request.url!, cloud.url);
    if (/\/token$/.test(url.pathname)) return exchange(new URLSearchParams(text));
    const session = /^\/session\/(.*)$/.exec(url.pathname)?.[1];
    if (session !== undefined) {
      files.set(sessions.get(session)!, text);
      return [200, {}];
    }
    if (!valid.access.has(String(request.headers.authorization).replace('Bearer ', ''))) return [401, { error: { message: 'Invalid token' } }];
    if (url.pathname.startsWith('/www.googleapis.com/')) return google(request, url, text);
    if (url.pathname === '/graph.microsoft.com/v1.0/me') return [200, { mail: null, userPrincipalName: 'someone@microsoft.example' }];
    if (url.pathname === '/api.dropboxapi.com/2/users/get_current_account') return [200, { email: 'someone@dropbox.example' }];
    if (url.pathname === '/content.dropboxapi.com/2/files/upload') {
      const { path } = JSON.parse(String(request.headers['dropbox-api-arg'])) as { path: string };
      files.set(`dropbox${path}`, text);
      return [200, { path_display: path }];
    }
    const path = /^\/graph.microsoft.com\/v1.0\/me\/drive\/root:\/(.*):\/content$/.exec(url.pathname)?.[1];
    if (path === undefined) return [404, { error: { message: 'Not found' } }];
    files.set(`onedrive/${decodeURIComponent(path)}`, text);
    return [201, { name: path }];
  };

  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const [status, json, headers] = answer(request, body.toString('utf8'));
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  cloud.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cloud.env = {
    PATCHBAY_CLOUD_STAND_IN: cloud.url,
    ...Object.fromEntries(['DROPBOX', 'GOOGLE_DRIVE', 'ONEDRIVE'].flatMap((name) => [[`PATCHBAY_${name}_CLIENT_ID`, client.id], [`PATCHBAY_${name}_CLIENT_SECRET`, client.secret]])),
  };
  return cloud;
};

import { digestAnswerOf, digestResponse } from '@patchbay/api/provisioning/digest-access';
import { buildProvisioning, type ProvisioningServer } from '@patchbay/api/provisioning/server';
import type { BuiltPhone } from './builders/phones.ts';
import type { TestApp } from './app.ts';

export interface PhoneAnswer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

export interface TestProvisioning extends ProvisioningServer {
  /** A request as a phone sends it; `as` adds its HTTP user and password. */
  fetch(path: string, options?: { as?: Pick<BuiltPhone, 'httpUsername' | 'httpPassword'>; method?: 'GET' | 'HEAD' | 'POST' | 'PUT'; headers?: Record<string, string>; ip?: string; body?: string | Buffer }): Promise<PhoneAnswer>;
}

export const basic = ({ httpUsername, httpPassword }: Pick<BuiltPhone, 'httpUsername' | 'httpPassword'>): string =>
  `Basic ${Buffer.from(`${httpUsername}:${httpPassword}`).toString('base64')}`;

/** The `Authorization` with which a phone answers a challenge of HTTP Digest. */
export const digestFor = (challenged: PhoneAnswer, { httpUsername, httpPassword }: Pick<BuiltPhone, 'httpUsername' | 'httpPassword'>, path: string, { algorithm = 'SHA-256', method = 'GET' } = {}): string => {
  const challenge = (challenged.headers['www-authenticate'] as string[]).find((one) => one.includes(`algorithm=${algorithm},`))!;
  const nonce = /nonce="([^"]+)"/.exec(challenge)![1]!;
  const asked = `Digest username="${httpUsername}", realm="Provisioning", nonce="${nonce}", uri="${path}", qop=auth, nc=00000001, cnonce="0a4f113b", algorithm=${algorithm}`;
  return `${asked}, response="${digestResponse(digestAnswerOf(asked, method, path)!, httpUsername, httpPassword)}"`;
};

/** The path of a phone's main file. */
export const filePath = ({ secret, mac }: Pick<BuiltPhone, 'secret' | 'mac'>): string => `/p/${secret}/${mac}.cfg`;

/** The production provisioning server on the app's database. */
export const testProvisioning = async (app: TestApp): Promise<TestProvisioning> => {
  const provisioning = await buildProvisioning(app.deps);
  return {
    ...provisioning,
    fetch: async (path, { as, method = 'GET', headers = {}, ip = '127.0.0.1', body } = {}) => {
      const authorization = as && basic(as);
      const answer = await provisioning.server.inject({
        method, url: path, remoteAddress: ip, ...(body !== undefined && { payload: body }), headers: { 'user-agent': 'Yealink SIP-T46U 108.86.0.20', ...(authorization && { authorization }), ...headers },
      });
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    },
  };
};

import { hash } from 'node:crypto';
import { sameText } from '../platform/secrets.ts';

/** What a client answers to a challenge of HTTP Digest (RFC 7616, and RFC 2617 before it). */
export interface DigestAnswer {
  username: string;
  realm: string;
  nonce: string;
  uri: string;
  response: string;
  algorithm: Algorithm;
  isSession: boolean;
  /** Empty where the client is of the time before `qop`. */
  qop: string;
  nc: string;
  cnonce: string;
  method: string;
  /** What was really asked for. */
  url: string;
}

type Algorithm = 'md5' | 'sha256';

const realm = 'Provisioning';
const algorithms: Record<string, Algorithm> = { md5: 'md5', 'md5-sess': 'md5', 'sha-256': 'sha256', 'sha-256-sess': 'sha256' };

/** The strongest first: a client takes the first that it knows. */
export const challenges = (nonce: string, isStale: boolean): string[] => [
  ...['SHA-256', 'MD5'].map((algorithm) => `Digest realm="${realm}", qop="auth", algorithm=${algorithm}, nonce="${nonce}"${isStale ? ', stale=true' : ''}`),
  `Basic realm="${realm}", charset="UTF-8"`,
];

const longestHeader = 2_000;

/** Reads the header; undefined where it is of another scheme. One that lacks something is nobody's. */
export const digestAnswerOf = (header: string, method: string, url: string): DigestAnswer | undefined => {
  if (!/^Digest\s/i.test(header) || header.length > longestHeader) return undefined;
  const fields = new Map([...header.slice(7).matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)].map(([, name, quoted, plain]) => [name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '']));
  const said = (name: string): string => fields.get(name) ?? '';
  const named = (said('algorithm') || 'MD5').toLowerCase();
  return {
    username: said('username'), realm: said('realm'), nonce: said('nonce'), uri: said('uri'), response: said('response').toLowerCase(),
    algorithm: algorithms[named] ?? 'sha256', isSession: named.endsWith('-sess'), qop: said('qop'), nc: said('nc'), cnonce: said('cnonce'), method, url,
  };
};

/** What the response has to be for that user and password. */
export const digestResponse = (answer: Omit<DigestAnswer, 'response' | 'username' | 'url'>, username: string, password: string): string => {
  const { algorithm, nonce, nc, cnonce, qop } = answer;
  const h = (text: string): string => hash(algorithm, text, 'hex');
  const user = h(`${username}:${answer.realm}:${password}`);
  const secret = answer.isSession ? h(`${user}:${nonce}:${cnonce}`) : user;
  const request = h(`${answer.method}:${answer.uri}`);
  return qop === '' ? h(`${secret}:${nonce}:${request}`) : h(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${request}`);
};

/** Some send the whole address, in the header or in the first line. */
const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/i, '');

/** Whether the client knows that user's password; all is compared whatever the first says. */
export const isDigestRight = (answer: DigestAnswer, username: string, password: string): boolean => {
  const isUser = sameText(answer.username, username);
  const isResponse = sameText(answer.response, digestResponse(answer, username, password));
  const isOfThis = sameText(pathOf(answer.uri), pathOf(answer.url));
  return isUser && isResponse && isOfThis && answer.realm === realm && (answer.qop === '' || answer.qop === 'auth');
};

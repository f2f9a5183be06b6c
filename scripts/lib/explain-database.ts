import { Problem } from './problem.mjs';

type Failure = Error & { code?: string };

/** Turns a failure to use the database at `url` into one sentence; a password never becomes part of it. */
export const explainDatabase = (error: unknown, url: string): unknown => {
  if (!(error instanceof Error) || error.name.endsWith('Problem')) return error;
  const sentence = sentences[(error as Failure).code ?? ''] ?? byMessage(error.message);
  return sentence ? new Problem(sentence(describe(url), error.message)) : error;
};

type Where = { server: string; database: string; user: string };
type Sentence = (where: Where, message: string) => string;

const unreachable: Sentence = ({ server }, message) =>
  `The PostgreSQL server ${server} of DATABASE_URL does not answer (${message || 'connection refused'}): start it, or correct DATABASE_URL.`;
const wrongPassword: Sentence = ({ server, user }) => `The PostgreSQL server ${server} does not let ${user} in: correct the user name or the password in DATABASE_URL.`;

const sentences: { [code: string]: Sentence } = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ECONNRESET: unreachable,
  '57P03': unreachable,
  '28P01': wrongPassword,
  '28000': wrongPassword,
  '3D000': ({ server, database, user }) => `There is no database "${database}" on ${server}: create it (createdb --owner=${user} ${database}), or correct DATABASE_URL.`,
  '42501': ({ database, user }, message) => `The user ${user} may not set up the database "${database}" (${message}): make it the owner of the database and give it CREATEROLE.`,
  '25006': ({ server }) => `The PostgreSQL server ${server} is a read-only replica: point DATABASE_URL at the primary server.`,
  '53100': ({ server }) => `The disk of the PostgreSQL server ${server} is full: free some space and start again.`,
  '53300': ({ server }) => `The PostgreSQL server ${server} has no connection to spare: raise max_connections, or lower PATCHBAY_DATABASE_CONNECTIONS.`,
};

const byMessage = (message: string): Sentence | undefined => {
  if (/timeout|timed out|terminated unexpectedly/i.test(message)) return unreachable;
  if (/SSL|certificate/i.test(message)) return ({ server }) => `There is no agreement with ${server} about encryption (${message}): correct sslmode in DATABASE_URL.`;
  if (/password must be a string|SASL/i.test(message)) return wrongPassword;
  return undefined;
};

/** Refuses what is not an address of a PostgreSQL database before anything tries to use it. */
export const requireDatabaseUrl = (text: string): void => {
  const url = URL.parse(text);
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return;
  throw new Problem('DATABASE_URL is not the address of a PostgreSQL database: write it as postgresql://user:password@host:5432/database.');
};

const describe = (text: string): Where => {
  const url = new URL(text);
  return {
    server: `${url.hostname || 'localhost'}:${url.port || '5432'}`,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username) || 'the current user',
  };
};

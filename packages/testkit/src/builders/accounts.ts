import { randomBytes } from 'node:crypto';
import type { Role } from '@patchbay/contract/permissions';
import { session } from '@patchbay/contract/session';
import type { App } from '@patchbay/api/platform/http/route';
import { mailPurpose } from '@patchbay/api/platform/sealed-columns';
import { passwords } from '@patchbay/api/platform/passwords';
import { asPlatform } from '@patchbay/database/as-platform';
import { Secret, TOTP } from 'otpauth';
import { type Answer, call, type Caller } from '../call.ts';
import { type Node, unique } from './organisations.ts';

export const testPassword = 'correct horse battery';

// Hashing is slow on purpose, and the password of most test accounts is the same.
const hashes = new Map<string, Promise<string>>();
export const hashOf = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? passwords.hash(password);
  hashes.set(password, known);
  return known;
};

export interface Person {
  id: string;
  email: string;
  name: string;
  password: string;
}

interface PersonOptions {
  role?: Role;
  email?: string;
  name?: string;
  password?: string;
  language?: 'en' | 'de';
}

/** Somebody with a password and a role, who has not signed in yet. */
export const anAccount = async (app: App, at: Node, options: PersonOptions = {}): Promise<Person> => {
  const { role = 'administrator', email = `${unique()}@people.example`.toLowerCase(), name = `Person ${email}`, password = testPassword, language = 'en' } = options;
  const passwordHash = await hashOf(password);
  return asPlatform(app.deps.database, async (tx) => {
    const { id } = await tx.account.create({
      data: { email, name, ownerId: at.id, ownerPath: at.path, hasPassword: true, preferences: { language }, createdAt: app.deps.clock.now() },
      select: { id: true },
    });
    await tx.accountCredential.create({ data: { accountId: id, passwordHash }, select: { accountId: true } });
    await tx.membership.create({ data: { accountId: id, organisationId: at.id, organisationPath: at.path, role }, select: { id: true } });
    return { id, email, name, password };
  });
};

/** A further role of somebody, straight in the database. */
export const aMembership = (app: App, accountId: string, at: Node, role: Role = 'administrator'): Promise<string> =>
  asPlatform(app.deps.database, async (tx) => {
    const { id } = await tx.membership.create({ data: { accountId, organisationId: at.id, organisationPath: at.path, role }, select: { id: true } });
    return id;
  });

/** A browser: keeps the cookies that answers set, and may come from an address of its own. */
export interface Browser extends Caller {
  cookies: Record<string, string>;
  headers: Record<string, string>;
}

/** An address in a network of its own. Heard where `trustedProxies` includes 127.0.0.1. */
export const anAddress = (): string => `10.${[...randomBytes(3)].join('.')}`;

export const aBrowser = (app: App, { at, ip = anAddress(), cookies = {} }: { at?: Pick<Node, 'id'>; ip?: string; cookies?: Record<string, string> } = {}): Browser => ({
  app,
  cookies,
  headers: { 'x-forwarded-for': ip },
  ...(at && { organisationId: at.id, tenantId: at.id }),
});

type Endpoint = Parameters<typeof call>[1];
type Input<E extends Endpoint> = Parameters<typeof call<E>>[2];

const deviceAndSession = /^((?:__Host-)?patchbay_\w+)=([^;]*)/;

/** Calls as this browser would: sends its cookies, and keeps those that are set. */
export const browse = async <E extends Endpoint>(browser: Browser, e: E, input: Input<E> = {}): Promise<Answer<E>> => {
  const cookie = Object.entries(browser.cookies).map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await call(browser, e, { ...input, headers: { ...(cookie && { cookie }), ...input?.headers } } as Input<E>);
  for (const set of [answer.headers['set-cookie'] ?? []].flat() as string[]) {
    const [, name, value] = deviceAndSession.exec(set) ?? [];
    if (value === '') delete browser.cookies[name!];
    else if (name !== undefined) browser.cookies[name] = value!;
  }
  return answer;
};

/** Signs in through the real endpoint. */
export const signIn = (browser: Browser, { email, password }: Pick<Person, 'email' | 'password'>) => browse(browser, session.signIn, { body: { email, password } });

/** The same with the code of an enterprise and a user name. */
export const signInByName = (browser: Browser, { enterprise, username, password }: { enterprise: string; username: string; password: string }) => browse(browser, session.signIn, { body: { enterprise, username, password } });

export interface ReadMail {
  subject: string;
  template: string;
  text: string;
  /** What stands behind `#` in its link. */
  token: string;
}

/** The mails to an address, the latest first, opened. */
export const mailsTo = ({ deps }: App, email: string): Promise<ReadMail[]> =>
  asPlatform(deps.database, async (tx) => {
    const rows = await tx.outboxMail.findMany({ where: { to: email }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
    return rows.map(({ id, subject, template, text: sealed }) => {
      const text = deps.secrets.open(sealed, mailPurpose(id));
      return { subject, template, text, token: /#(\S+)/.exec(text)?.[1] ?? '' };
    });
  });

/** What an authenticator app shows at that moment. */
export const oneTimeCode = (secret: string, at: Date): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

import { randomBytes } from 'node:crypto';
import type { Permission, Role } from '@patchbay/contract/permissions';
import type { App } from '@patchbay/api/platform/http/route';
import { cookieNames } from '@patchbay/api/platform/http/cookies';
import { digest } from '@patchbay/api/platform/secrets';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { type Node, unique } from './builders/organisations.ts';
import type { Caller } from './call.ts';

export interface SignedIn extends Caller {
  accountId: string;
  email: string;
}

const openSession = async (tx: Tx, { deps }: App, accountId: string): Promise<string> => {
  const token = randomBytes(24).toString('base64url');
  const now = deps.clock.now();
  await tx.accountSession.create({ data: { accountId, tokenHash: digest(token), ip: '127.0.0.1', userAgent: 'test', createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 7 * 86_400_000) } });
  return token;
};

/** A person with a role at an organisation and a live session, acting there. */
export const signedIn = (app: App, at: Node, role: Role = 'administrator', acting: Pick<Node, 'id'> = at): Promise<SignedIn> =>
  asPlatform(app.deps.database, async (tx) => {
    const email = `${unique()}@people.example`.toLowerCase();
    const { id } = await tx.account.create({ data: { email, name: `Person ${email}`, ownerId: at.id, ownerPath: at.path, hasPassword: true }, select: { id: true } });
    await tx.membership.create({ data: { accountId: id, organisationId: at.id, organisationPath: at.path, role } });
    const token = await openSession(tx, app, id);
    return { app, accountId: id, email, headers: { cookie: `${cookieNames(app.deps.config).session}=${token}` }, organisationId: acting.id, tenantId: acting.id };
  });

/** A person of an extension with a live session, acting at their enterprise. */
export const signedInAs = (app: App, accountId: string, at: Pick<Node, 'id'>): Promise<Caller & { accountId: string }> =>
  asPlatform(app.deps.database, async (tx) => {
    const token = await openSession(tx, app, accountId);
    return { app, accountId, headers: { cookie: `${cookieNames(app.deps.config).session}=${token}` }, organisationId: at.id, tenantId: at.id };
  });

/** The same for a program: an API key of an organisation. */
export const withApiKey = (app: App, at: Node, permissions: Permission[], acting: Pick<Node, 'id'> = at): Promise<Caller> =>
  asPlatform(app.deps.database, async (tx) => {
    const key = `pbk_${randomBytes(24).toString('base64url')}`;
    await tx.apiKey.create({ data: { organisationId: at.id, organisationPath: at.path, name: 'test', prefix: key.slice(0, 8), keyHash: digest(key), permissions, createdByName: 'test' } });
    return { app, headers: { authorization: `Bearer ${key}` }, organisationId: acting.id, tenantId: acting.id };
  });

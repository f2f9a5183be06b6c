import { randomBytes } from 'node:crypto';
import { cookieNames } from '@patchbay/api/platform/http/cookies';
import type { App } from '@patchbay/api/platform/http/route';
import { digest } from '@patchbay/api/platform/secrets';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Caller } from '../call.ts';
import type { Node } from './organisations.ts';

interface Overrides {
  os?: string;
  appVersion?: string;
  createdAt?: Date;
  lastSeenAt?: Date;
}

/** A device on which a user has activated the app, straight in the database, and the app on it as a caller. */
export const anAppDevice = (app: App, enterprise: Pick<Node, 'id'>, userId: string, overrides: Overrides = {}): Promise<{ id: string; as: Caller }> =>
  asPlatform(app.deps.database, async (tx) => {
    const token = randomBytes(24).toString('base64url');
    const now = app.deps.clock.now();
    const data = { tenantId: enterprise.id, userId, sessionHash: digest(token), os: 'Android 16', appVersion: '1.0', createdAt: now, lastSeenAt: now, ...overrides };
    const { id } = await tx.appDevice.create({ data, select: { id: true } });
    return { id, as: { app, headers: { cookie: `${cookieNames(app.deps.config).app}=${token}` } } };
  });

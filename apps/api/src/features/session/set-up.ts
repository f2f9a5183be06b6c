import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { auditAsAccount } from '../../platform/accounts/audit-as-account.ts';
import { refuseWeakPassword } from '../../platform/accounts/refuse-weak-password.ts';
import { storePassword } from '../../platform/accounts/store-password.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import type { Deps } from '../../platform/deps.ts';
import { passwords } from '../../platform/passwords.ts';
import { setUpPurpose } from '../../platform/sealed-columns.ts';
import { digest } from '../../platform/secrets.ts';
import { linkTo, newToken } from '../../platform/tokens.ts';
import { needsSetUp } from './current.ts';
import { enter, type Progress } from './enter.ts';
import { deadLink } from './links.ts';

const purpose = setUpPurpose();

interface Installation {
  setupToken: string | null;
  setupTokenHash: Uint8Array | null;
}

/** The one row, held until the transaction ends: two who come at once come one after the other. */
const lockInstallation = async (tx: Tx): Promise<Installation> => {
  const rows = await tx.$queryRaw<Installation[]>`
    select setup_token as "setupToken", setup_token_hash as "setupTokenHash" from installation where id = 1 for update`;
  return rows[0]!;
};

const opened = (deps: Deps, sealed: string | null): string | undefined => {
  try {
    return sealed === null ? undefined : deps.secrets.open(sealed, purpose);
  } catch {
    // Sealed with a key that is gone: a new link takes its place.
    return undefined;
  }
};

/**
 * The one-time link that creates the first administrator of the platform, or null where there is one. Every process that
 * starts answers the same link, until it is used.
 */
export const prepareSetUp = async (deps: Deps): Promise<string | null> => {
  if (!(await needsSetUp(deps))) return null;
  const token = await asPlatform(deps.database, async (tx) => {
    const { setupToken } = await lockInstallation(tx);
    const earlier = opened(deps, setupToken);
    if (earlier !== undefined) return earlier;
    const made = newToken(deps.clock);
    await tx.installation.update({ where: { id: 1 }, data: { setupToken: deps.secrets.seal(made, purpose), setupTokenHash: digest(made) }, select: { id: true } });
    return made;
  });
  return linkTo(deps, 'setup', token);
};

const thePlatform = async (tx: Tx, ctx: PublicCtx) => {
  const found = await tx.organisation.findFirst({ where: { kind: 'platform' } });
  if (found) return found;
  const { id } = await tx.organisation.create({ data: { id: ctx.newId(), kind: 'platform', name: 'Platform', code: 'PLATFORM', timeZone: 'UTC', language: 'en' }, select: { id: true } });
  // A trigger fills the path.
  return tx.organisation.findUniqueOrThrow({ where: { id } });
};

interface FirstAdministrator {
  token: string;
  email: string;
  name: string;
  password: string;
}

const isRightToken = ({ setupTokenHash }: Pick<Installation, 'setupTokenHash'>, token: string): boolean => setupTokenHash !== null && digest(token).equals(setupTokenHash);

const createAdministrator = async (tx: Tx, ctx: PublicCtx, { email, name }: FirstAdministrator, passwordHash: string) => {
  const platform = await thePlatform(tx, ctx);
  const account = await tx.account.create({ data: { id: ctx.newId(), email, name, ownerId: platform.id, ownerPath: platform.path, preferences: { language: platform.language }, createdAt: ctx.now } });
  await tx.membership.create({ data: { id: ctx.newId(), accountId: account.id, organisationId: platform.id, organisationPath: platform.path, role: 'administrator', createdAt: ctx.now }, select: { id: true } });
  await storePassword(tx, account.id, passwordHash);
  await auditAsAccount(tx, ctx, 'account.set-up', { account, organisation: platform, after: { email, name } });
  return account;
};

/** Creates the first administrator of the platform, once. */
export const setUp = async (ctx: PublicCtx, draft: FirstAdministrator): Promise<Progress> => {
  const { database } = ctx.deps;
  const installation = await asPlatform(database, (tx) => tx.installation.findUniqueOrThrow({ where: { id: 1 } }));
  if (!isRightToken(installation, draft.token) || !(await needsSetUp(ctx.deps))) throw deadLink();
  refuseWeakPassword(draft.password, draft);
  const passwordHash = await passwords.hash(draft.password);
  const account = await asPlatform(database, async (tx) => {
    if (!isRightToken(await lockInstallation(tx), draft.token)) throw deadLink();
    await tx.installation.update({ where: { id: 1 }, data: { setupToken: null, setupTokenHash: null, setUpAt: ctx.now }, select: { id: true } });
    return createAdministrator(tx, ctx, draft, passwordHash);
  });
  return enter(ctx, { id: account.id, key: draft.email, passwordHash });
};


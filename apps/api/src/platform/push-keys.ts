import { createECDH } from 'node:crypto';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Deps } from './deps.ts';
import { pushKeyPurpose } from './sealed-columns.ts';

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

const known = new WeakMap<Deps, Promise<PushKeys>>();

const load = (deps: Deps): Promise<PushKeys> =>
  asPlatform(deps.database, async (tx) => {
    // Held until the transaction ends: two processes that come first make one pair.
    await tx.$queryRaw`select from installation where id = 1 for update`;
    const { pushPublicKey, pushPrivateKey } = await tx.installation.findUniqueOrThrow({ where: { id: 1 } });
    if (pushPublicKey !== '') return { publicKey: pushPublicKey, privateKey: deps.secrets.open(pushPrivateKey, pushKeyPurpose()) };
    const pair = createECDH('prime256v1');
    const made = { publicKey: pair.generateKeys('base64url'), privateKey: pair.getPrivateKey('base64url') };
    await tx.installation.update({ where: { id: 1 }, data: { pushPublicKey: made.publicKey, pushPrivateKey: deps.secrets.seal(made.privateKey, pushKeyPurpose()) }, select: { id: true } });
    return made;
  });

/** The keys by which push services know this installation (VAPID, RFC 8292): made once, and the same for ever, because every subscription is bound to them. */
export const pushKeys = (deps: Deps): Promise<PushKeys> => {
  const found = known.get(deps) ?? load(deps);
  known.set(deps, found);
  // What failed is tried again.
  found.catch(() => known.delete(deps));
  return found;
};

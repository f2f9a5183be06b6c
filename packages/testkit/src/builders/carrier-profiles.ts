import type { App } from '@patchbay/api/platform/http/route';
import { carrierCredentialsPurpose } from '@patchbay/api/platform/sealed-columns';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

export interface BuiltCarrierProfile {
  id: string;
  label: string;
}

interface Overrides {
  serves?: 'VOICE' | 'SMS';
  carrier?: string;
  name?: string;
  isDefault?: boolean;
  /** Null: none are set. */
  credentials?: Record<string, string> | null;
}

let counter = 0;

/** A carrier profile of an organisation, straight in the database. */
export const aCarrierProfile = ({ deps }: App, owner: Pick<Node, 'id' | 'path'>, { credentials = { user: 'someone' }, ...overrides }: Overrides = {}): Promise<BuiltCarrierProfile> =>
  asPlatform(deps.database, async (tx) => {
    const id = deps.clock.newId();
    const sealed = credentials && deps.secrets.seal(JSON.stringify(credentials), carrierCredentialsPurpose(id));
    const data = { serves: 'VOICE', carrier: 'TeamMate', name: `Profile ${(counter += 1)}`, ...overrides, id, ownerId: owner.id, ownerPath: owner.path, credentials: sealed };
    await tx.carrierProfile.create({ data, select: { id: true } });
    return tx.carrierProfile.findUniqueOrThrow({ where: { id }, select: { id: true, label: true } });
  });

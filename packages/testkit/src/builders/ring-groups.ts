import { insertRingGroup } from '@patchbay/api/features/ring-groups/ring-groups';
import type { ActingCtx } from '@patchbay/api/platform/ctx';
import type { App } from '@patchbay/api/platform/http/route';
import { type RingGroup, RingGroupDraft } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { switchScope } from '@patchbay/database/scope';
import type { z } from 'zod';
import type { Node } from './organisations.ts';

let counter = 0;

/** A ring group without a number or members, unless it says otherwise; straight in the database. */
export const aRingGroup = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Partial<z.input<typeof RingGroupDraft>> = {}): Promise<RingGroup> =>
  asPlatform(deps.database, async (tx) => {
    await switchScope(tx, { kind: 'tenant', tenantId: enterprise.id });
    return insertRingGroup(tx, { deps, now: deps.clock.now() } as ActingCtx, deps.clock.newId(), RingGroupDraft.parse({ name: `Ring group ${(counter += 1)}`, ...overrides }));
  });

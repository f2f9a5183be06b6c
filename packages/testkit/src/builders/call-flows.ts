import { insertCallFlow } from '@patchbay/api/features/call-flows/call-flows';
import type { ActingCtx } from '@patchbay/api/platform/ctx';
import type { App } from '@patchbay/api/platform/http/route';
import { CallFlowDraft } from '@patchbay/contract/call-flows';
import { asPlatform } from '@patchbay/database/as-platform';
import { switchScope } from '@patchbay/database/scope';
import type { z } from 'zod';
import type { Node } from './organisations.ts';

let counter = 0;

export const hangUp = { id: 'end', type: 'HANG_UP' } as const;

/** A call flow that hangs up at once, unless it says otherwise; straight in the database. */
export const aCallFlow = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Partial<z.input<typeof CallFlowDraft>> = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    await switchScope(tx, { kind: 'tenant', tenantId: enterprise.id });
    const nodes = overrides.nodes ?? [hangUp];
    const draft = CallFlowDraft.parse({ name: `Call flow ${(counter += 1)}`, startId: nodes[0]!.id, ...overrides, nodes });
    const { id, name } = await insertCallFlow(tx, { deps, now: deps.clock.now() } as ActingCtx, deps.clock.newId(), draft);
    return { id, name };
  });

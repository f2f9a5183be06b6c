import { insertDeliveryMethod } from '@patchbay/api/features/delivery-methods/delivery-methods';
import type { ActingCtx } from '@patchbay/api/platform/ctx';
import type { App } from '@patchbay/api/platform/http/route';
import { DeliveryMethodDraft } from '@patchbay/contract/delivery-methods';
import { asPlatform } from '@patchbay/database/as-platform';
import { switchScope } from '@patchbay/database/scope';
import type { z } from 'zod';
import type { Node } from './organisations.ts';

let counter = 0;

export const emailTarget = { type: 'EMAIL' as const, addresses: ['archive@people.example'], subject: 'A recording' };

/** A delivery method, straight in the database. */
export const aDeliveryMethod = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Partial<z.input<typeof DeliveryMethodDraft>> = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    await switchScope(tx, { kind: 'tenant', tenantId: enterprise.id });
    const draft = DeliveryMethodDraft.parse({ name: `Method ${(counter += 1)}`, target: emailTarget, ...overrides });
    const { id, name } = await insertDeliveryMethod(tx, { deps, now: deps.clock.now() } as ActingCtx, deps.clock.newId(), draft);
    return { id, name };
  });

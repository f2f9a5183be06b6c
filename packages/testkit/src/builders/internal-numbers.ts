import type { App } from '@patchbay/api/platform/http/route';
import type { InternalAssigneeKind } from '@patchbay/contract/internal-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides {
  number?: string;
  description?: string;
  /** Whose it is. */
  assignee?: { kind: InternalAssigneeKind; id: string; label: string };
  createdAt?: Date;
  updatedAt?: Date;
}

let counter = 0;

/** An internal number, straight in the database. */
export const anInternalNumber = ({ deps }: App, enterprise: Pick<Node, 'id'>, { assignee, ...overrides }: Overrides = {}): Promise<{ id: string; number: string }> =>
  asPlatform(deps.database, async (tx) => {
    const number = overrides.number ?? String(5_000 + (counter++ % 5_000));
    await tx.dialCode.create({ data: { tenantId: enterprise.id, code: number, kind: 'internal-number' } });
    const held = assignee && { assigneeKind: assignee.kind, assigneeId: assignee.id, assigneeLabel: assignee.label };
    return tx.internalNumber.create({ data: { tenantId: enterprise.id, ...overrides, number, ...held }, select: { id: true, number: true } });
  });

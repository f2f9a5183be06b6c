import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { changeKey, dropKey, findKey, recorded } from './api-keys.ts';

type Recorded = ReturnType<typeof recorded>;
type Wire = Recorded & { id: string };

/**
 * A key goes back to its earlier name, permissions and end under the rules of any change: who undoes a narrowing holds what
 * comes back. Undoing that it was made revokes it. A revoked key has no way back: it may have been revoked because somebody
 * else had it, and nothing is left of it that would know its text.
 */
export const apiKeyHistory: History<Wire> = {
  type: 'api-key',
  current: async (tx, _ctx, id) => {
    const found = await tx.apiKey.findUnique({ where: { id }, select: { id: true } });
    return found && { id, ...recorded(await findKey(tx, id)) };
  },
  restore: async (tx, ctx, { id, name, permissions, expiresAt }) => {
    const before = await findKey(tx, id);
    return { id, ...recorded(await changeKey(tx, ctx as SubtreeCtx, before, { name, permissions, expiresAt, version: before.version })) };
  },
  remove: (tx, _ctx, id) => dropKey(tx, id),
  comparable: ({ name, permissions, expiresAt }) => ({ name, permissions: [...permissions].sort(), expiresAt }),
};

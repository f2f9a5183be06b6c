import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from './ctx.ts';

/** The cards of an extension, each with a version of its own. */
export type CardName =
  | 'identity' | 'numberSettings' | 'endpoints' | 'voicemail' | 'callWaiting' | 'monitoring' | 'phoneNumbers' | 'unconditionalForward' | 'exceptionNumbers' | 'conditionalForward' | 'temporaryForward';

/** Says that these cards changed: who is editing one of them learns so. */
export const bumpCards = async (tx: Tx, ctx: Pick<ActingCtx, 'now'>, ids: string[], names: readonly CardName[]): Promise<void> => {
  if (ids.length === 0 || names.length === 0) return;
  await tx.$executeRaw`
    update extension e set updated_at = ${ctx.now}, card_versions = e.card_versions || (
      select jsonb_object_agg(name, coalesce((e.card_versions ->> name)::integer, 1) + 1) from unnest(${[...names]}::text[]) as name)
    where e.id = any(${ids}::uuid[])`;
};

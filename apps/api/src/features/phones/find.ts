import type { Phone } from '@patchbay/contract/phones';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { TenantCtx } from '../../platform/ctx.ts';
import { type PhoneRow, phoneListing } from './listing.ts';

/** Those of these phones that there are, each once, in the order of their ids as given. */
export const findPhones = async (tx: Tx, ctx: TenantCtx, ids: string[]): Promise<Phone[]> => {
  const { map, toWire } = phoneListing(ctx.deps.config.provisioningUrl);
  const rows = await tx.$queryRaw<PhoneRow[]>`select p.id, ${Prisma.raw(map.select)} from phone p where p.id = any(${ids}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, toWire(row)]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
};

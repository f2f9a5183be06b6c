import { notFound } from '@patchbay/contract/http/problem';
import type { Phone } from '@patchbay/contract/phones';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { type PhoneRow, phoneListing } from './listing.ts';

/** Those of these phones that there are, each once, in the order of their ids as given; as they are inside the transaction. */
export const findPhones = async (tx: Tx, ctx: ActingCtx, ids: string[]): Promise<Phone[]> => {
  const { map, toWire } = phoneListing(ctx.deps.config.provisioningUrl);
  const rows = await tx.$queryRaw<PhoneRow[]>`select p.id, ${Prisma.raw(map.select)} from phone p where p.id = any(${ids}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, toWire(row)]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
};

/** @throws not-found */
export const loadPhone = async (tx: Tx, ctx: ActingCtx, id: string): Promise<Phone> => {
  const [phone] = await findPhones(tx, ctx, [id]);
  if (!phone) throw notFound('phone');
  return phone;
};

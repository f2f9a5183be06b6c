import type { Tx } from '@patchbay/database/scope';

export interface UsingPhone {
  id: string;
  name: string;
  enterpriseId: string;
  enterpriseName: string;
}

/** The phones below that have a template or a key layout: so many of them by name, and how many there are. */
export const phonesUsing = async (tx: Tx, id: string, wanted: number): Promise<{ phones: UsingPhone[]; total: number }> => {
  const rows = await tx.$queryRaw<{ id: string; name: string; enterprise_id: string; enterprise_name: string; total: bigint }[]>`select * from phones_using(${id}::uuid, ${wanted}::int)`;
  return { phones: rows.map((row) => ({ id: row.id, name: row.name, enterpriseId: row.enterprise_id, enterpriseName: row.enterprise_name })), total: Number(rows[0]?.total ?? 0) };
};

import type pg from 'pg';

/** Ends the operations of phones that have come for their files. To do so again for the same requests changes nothing. */
export const settleOperations = async (pool: pg.Pool, fetches: { phoneId: string; at: string; status: number }[]): Promise<void> => {
  if (fetches.length === 0) return;
  await pool.query({ name: 'settle-operations', text: 'select settle_phone_operations($1)', values: [JSON.stringify(fetches)] });
};

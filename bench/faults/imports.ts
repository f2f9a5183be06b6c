import { type Import, imports } from '@patchbay/contract/imports';
import type { System } from './system.ts';
import type { Work } from './work.ts';

/** Files of new numbers, one after the other: uploaded, planned, carried out. */
export const importing = (system: System, rows: number): Work => {
  let file = 0;
  const prefix = () => `+1${303 + file}`;
  const counted = async () => (await system.query<{ numbers: number; audits: number; distinct: number }>(`select
    (select count(*)::int from phone_number where e164 like '${prefix()}%') as numbers,
    (select count(*)::int from audit_event where entity_type = 'phone-number' and entity_label like '${prefix()}%') as audits,
    (select count(distinct entity_id)::int from audit_event where entity_type = 'phone-number' and entity_label like '${prefix()}%') as distinct`))[0]!;
  const until = (id: string, status: Import['status']): Promise<Import> =>
    system.until(`the import is ${status}`, async () => {
      const run = await system.ask(imports.get, { params: { id } });
      if (run.status === 'failed') throw new Error(`The import failed: ${run.finding?.text}`);
      return run.status === status && run;
    });
  return {
    name: `imports of ${rows} rows`,
    piece: async () => {
      file += 1;
      const body = ['Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type', ...Array.from({ length: rows }, (_, index) => `1,${prefix().slice(2)}${2_000_000 + index},TRUE,FALSE,FALSE,Direct Routing`)].join('\r\n');
      const { id } = await system.ask(imports.create, { query: { kind: 'phone-numbers', fileName: `file-${file}.csv` }, body, headers: { 'idempotency-key': `upload-${file}` } });
      const { planHash } = await until(id, 'planned');
      await system.ask(imports.commit, { params: { id }, body: { planHash, mode: 'all-or-nothing' }, headers: { 'idempotency-key': `commit-${file}` } });
      await until(id, 'done');
      const { numbers } = await counted();
      if (numbers !== rows) throw new Error(`The import says that it is done, and ${numbers} of ${rows} numbers are there`);
      return `file ${file} imported`;
    },
    standing: async () => (await system.query<{ status: string }>('select status from import_run order by created_at desc limit 1'))[0]?.status ?? 'before the upload',
    expectWhole: async (moment) => {
      const { numbers, audits, distinct } = await counted();
      if ((numbers !== 0 && numbers !== rows) || audits !== numbers || distinct !== numbers) throw new Error(`${moment}: ${numbers} numbers, ${audits} audit rows about ${distinct} of them`);
    },
  };
};

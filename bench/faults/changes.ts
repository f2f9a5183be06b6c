import { audit } from '@patchbay/contract/audit';
import { type NumberBulkAction, numberBulks } from '@patchbay/contract/number-bulks';
import { reverts } from '@patchbay/contract/reverts';
import type { System } from './system.ts';
import type { Work } from './work.ts';

interface Change {
  action: { type: NumberBulkAction['type'] } & Record<string, unknown>;
  /** How many of the numbers `n` have gone through it. */
  changed: string;
}

const prefix = '+1212';
const tag = 'everywhere';

/** The same numbers, changed all at once in turn by every kind of action, and taken back as a whole. */
export const changing = async (system: System, rows: number): Promise<Work> => {
  const { reseller, enterprise } = system;
  await system.query(`insert into phone_number (e164, owner_id, owner_path, voice, sms, fax, voice_route_type, tags)
    select '${prefix}' || (2000000 + i), '${reseller.id}', '${reseller.path}', true, false, false, 'DIRECT_ROUTING', '{${tag}}' from generate_series(1, ${rows}) i`);
  const changes: Change[] = [
    { action: { type: 'tags', add: ['changed'] }, changed: `count(*) filter (where n.tags @> '{changed}')` },
    { action: { type: 'assign', ownerId: enterprise.id }, changed: `count(*) filter (where n.owner_id = '${enterprise.id}')` },
    { action: { type: 'remove' }, changed: `${rows} - count(*)` },
    { action: { type: 'capabilities', sms: true, fax: true }, changed: 'count(*) filter (where n.sms and n.fax)' },
    { action: { type: 'block', reason: 'Unpaid' }, changed: 'count(*) filter (where n.blocked_reason is not null)' },
  ];
  let [round, change, bulkId] = [0, changes[0]!, '00000000-0000-0000-0000-000000000000'];

  // Found in the database: an answer may be lost with the one who gave it.
  const doing = () => `(select change_set_id from number_bulk where id = '${bulkId}')`;
  const undoing = () => `(select id from revert_run where reverts = ${doing()} order by created_at desc limit 1)`;
  const logged = (changeSet: string) => `(select jsonb_build_array(count(*), count(distinct entity_id)) from audit_event where change_set_id = ${changeSet})`;
  const counted = async () => (await system.query<{ changed: number; done: [number, number]; undone: [number, number] }>(
    `select (select (${change.changed})::int from phone_number n where n.e164 like '${prefix}%') as changed, ${logged(doing())} as done, ${logged(undoing())} as undone`))[0]!;
  const isWhole = ([events, numbers]: [number, number]) => events === numbers && (events === 0 || events === rows);

  return {
    name: `changes of ${rows} numbers and their undoing`,
    piece: async () => {
      round += 1;
      const next = changes[round % changes.length]!;
      const key = (step: string) => ({ 'idempotency-key': `${step}-${round}` });
      const { id } = await system.ask(numberBulks.create, { body: { matching: { tag } }, headers: key('choose') });
      bulkId = id;
      change = next;
      const { version, plan } = await system.ask(numberBulks.plan, { params: { id }, body: { action: next.action }, headers: key('plan') });
      if (plan!.changed !== rows) throw new Error(`${plan!.changed} of ${rows} numbers would change`);
      await system.ask(numberBulks.run, { params: { id }, body: { version }, headers: key('run') });
      const { changeSetId: done } = await system.until('the change is over', async () => {
        const bulk = await system.ask(numberBulks.get, { params: { id } });
        if (bulk.status === 'failed') throw new Error('The change was given up');
        return bulk.status === 'done' && bulk;
      });
      if ((await counted()).done[0] !== rows) throw new Error('The change says that it is done, and is not');
      const { changeSetId } = await system.ask(audit.revert, { params: { id: done! }, headers: key('undo') });
      await system.until('the undoing is over', async () => {
        const run = (await system.ask(reverts.list)).items.find((one) => one.changeSetId === changeSetId);
        if (run?.problem) throw new Error(`The undoing was refused: ${run.problem.detail}`);
        return run?.status === 'done';
      });
      if ((await counted()).undone[0] !== rows) throw new Error('The undoing says that it is done, and is not');
      return `${next.action.type} done and undone`;
    },
    standing: async () => {
      const [found] = await system.query<{ status: string }>(`select coalesce((select 'undo ' || status from revert_run where status in ('queued', 'running')), (select 'change ' || status from number_bulk where status in ('queued', 'running')), 'asking') as status`);
      return found!.status;
    },
    expectWhole: async (moment) => {
      const { changed, done, undone } = await counted();
      if (!isWhole(done) || !isWhole(undone) || changed !== done[0] - undone[0]) throw new Error(`${moment}: ${changed} numbers are changed; [rows, numbers] of the log: ${JSON.stringify({ done, undone })}`);
    },
  };
};

import type { EntityType } from '@patchbay/contract/audit';
import { Problem } from '@patchbay/contract/http/problem';
import { bulkInScope } from '@patchbay/database/bulk';
import type { DataScope, Sql } from '@patchbay/database/scope';
import { scopeOfEnterprise } from '../../platform/act-as.ts';
import type { AuditFacts } from '../../platform/audit.ts';
import { announceSet, auditSet } from '../../platform/audit-set.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History, HistorySet, RevertAsker } from '../../platform/history.ts';
import type { Does } from './histories.ts';
import { type PreviewStep, usedWords } from './revert-plan.ts';
import { undoing } from './undoing.ts';

/** Where objects of a kind are undone: what an enterprise has, in its scope, if they are all of one. */
export const scopeOf = async (sql: Sql, asked: DataScope, { type, changeSetId }: { type: EntityType; changeSetId: string }): Promise<DataScope | undefined> => {
  if (!undoing[type]!.isOfTenant) return asked;
  const [place, ...others] = await sql<{ id: string }>('select distinct organisation_id as id from audit_event where change_set_id = $1 limit 2', [changeSetId]);
  return place && others.length === 0 ? scopeOfEnterprise(place.id, asked) : undefined;
};

const does = `case when e.before is null then 'remove' when e.after is null then 'recreate' else 'restore' end`;

/** Writes down what is done to which object, and answers how many there are. */
const stage = async (sql: Sql, { comparable }: HistorySet, changeSetId: string): Promise<number> => {
  await sql('create temporary table part (place integer primary key, entity_id uuid not null unique, event_id uuid not null, does text not null) on commit drop');
  const [staged] = await sql<{ count: number }>(
    `with staged as (insert into part select row_number() over (order by does, entity_id), entity_id, id, does from (
        select e.id, e.entity_id, ${does} as does from audit_event e where e.change_set_id = $1 and ${comparable('e.before')} is distinct from ${comparable('e.after')}) e returning 1)
      select count(*)::int as count from staged`, [changeSetId]);
  // What nobody has analysed is taken for a few rows.
  await sql('analyze part');
  return staged!.count;
};

interface Part {
  id: string;
  event_id: string;
  label: string;
  does: Does;
}

interface Conflict extends Part {
  conflict: string;
  count: number;
}

export const shown = 50;

// By its key: PostgreSQL takes a scope for small, and would read all of it.
const its = 'cross join lateral (select e.* from audit_event e where e.id = p.event_id offset 0) e';

/** What is not any more as the change left it: the first of it, and how much there is. */
const conflictsOf = (sql: Sql, { table, wire, comparable }: HistorySet): Promise<Conflict[]> =>
  sql<Conflict>(`select f.entity_id as id, f.event_id, f.label, f.does, f.count, case when f.is_gone then 'It is gone.' when f.is_back then 'It exists again.'
      else coalesce('It was changed since, by ' || (newer.actor ->> 'name') || ' at ' || to_char(newer.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '.', 'It was changed since.') end as conflict
    from (
      select p.*, e.entity_label as label, n.id is null as is_gone, e.after is null as is_back, count(*) over ()::int as count
      from part p ${its} left join lateral (select n.* from ${table} n where n.id = p.entity_id offset 0) n on true
      where case when n.id is not null then ${comparable(wire('n'))} end is distinct from ${comparable('e.after')} order by e.entity_label limit ${shown}) f
    left join lateral (select x.actor, x.at from audit_event x where x.entity_id = f.entity_id and x.id > f.event_id order by x.id desc limit 1) newer on true order by f.label`);

const parts = `select p.entity_id as id, p.event_id, e.entity_label as label, p.does from part p ${its}`;

/** The first of what cannot go back because somebody uses it. */
const usedOf = async (sql: Sql, set: HistorySet): Promise<(Part & { conflict: string })[]> => {
  const words = usedWords(await set.inTheWay(sql));
  const found = await sql<Part>(`${parts} where p.entity_id = any ($1) order by e.entity_label`, [[...words.keys()]]);
  return found.map((part) => ({ ...part, conflict: words.get(part.id)! }));
};

interface Asking {
  organisation: { id: string; path: string; name: string };
  asker: RevertAsker;
}

/** A change set of one kind that can be undone as a whole. */
interface LargeSet {
  type: EntityType;
  set: HistorySet;
  scope: DataScope;
  changeSetId: string;
}

export const previewed = 1_000;

/** What stands in the way, or the first of what would be done. */
export const previewSet = (ctx: SubtreeCtx, { type, set, scope, changeSetId }: LargeSet): Promise<PreviewStep[]> => {
  const { deps, organisation } = ctx;
  return bulkInScope(deps.database, scope, async ({ sql }) => {
    await stage(sql, set, changeSetId);
    const conflicts = await conflictsOf(sql, set);
    if (conflicts.length === 0) await set.refuse(sql, { organisation, asker: set.asker(ctx) });
    const used = conflicts.length === 0 ? await usedOf(sql, set) : [];
    const first = await sql<Part>(`${parts} order by p.place limit ${previewed}`);
    const known = new Set([...conflicts, ...used].map(({ id }) => id));
    const steps = [...conflicts, ...used, ...first.filter(({ id }) => !known.has(id)).map((step) => ({ ...step, conflict: null }))];
    return steps.map((step) => ({ eventId: step.event_id, entity: { type, id: step.id, label: step.label }, does: step.does, conflict: step.conflict, lost: [], kept: [] }));
  });
};

const chunkSize = 5_000;
// What comes of an array is taken for ten, so each object is found by its key.
const chunk = `chunk as materialized (select e.entity_id, e.entity_label, e.before, e.organisation_id, e.organisation_path, e.organisation_name
  from (select unnest(array(select event_id from part where place between $2 and $3)) as event_id) p ${its})`;

interface Work extends Asking {
  history: History;
  set: HistorySet;
  changeSetId: string;
  facts: Omit<AuditFacts, 'newId' | 'organisation'>;
  /** Told after every so many. */
  tell: (done: number, total: number) => Promise<void>;
}

/** The same as an undoing object by object: all of it or none, and a change set itself. Answers how many. */
export const revertSet = async (sql: Sql, { history: { type }, set, changeSetId, facts, organisation, asker, tell }: Work): Promise<number> => {
  const total = await stage(sql, set, changeSetId);
  if (total === 0) throw new Problem('rule-broken', 'There is nothing in this change to undo.');
  // In one order, so that two changes of the same objects wait for each other instead of dying.
  await sql(`select count(*) from (select n.id from ${set.table} n where n.id = any (array(select entity_id from part)) order by n.id for update) locked`);
  refuse(type, await conflictsOf(sql, set));
  await set.refuse(sql, { organisation, asker });
  await set.refuseUsed(sql);
  let done = 0;
  for (const { does, first, last } of await chunksOf(sql)) {
    const { with: writing, changed } = set.undo[does];
    done += await auditSet(sql, facts, { action: undoing[type]!.actions[does], type }, { with: `${chunk}, ${writing}`, changed, values: [facts.now, first, last] });
    await tell(done, total);
  }
  if (done !== total) throw new Problem('revert-conflict', 'Nothing was undone: something changed at this moment. Try again.');
  await announceSet(sql, { changeSetId: facts.changeSetId, path: organisation.path }, type);
  return done;
};

const chunksOf = (sql: Sql): Promise<{ does: Does; first: number; last: number }[]> =>
  sql(`select does, min(place) as first, max(place) as last from part group by does, (place - 1) / ${chunkSize} order by first`);

const refuse = (type: EntityType, conflicts: Conflict[]): void => {
  if (conflicts.length === 0) return;
  const reasons = conflicts.slice(0, 5).map(({ label, conflict }) => `${label}: ${conflict}`);
  const references = conflicts.map(({ id, label }) => ({ kind: type, id, label }));
  throw new Problem('revert-conflict', `Nothing was undone. ${reasons.join(' ')}`, { references, params: { count: conflicts[0]!.count } });
};

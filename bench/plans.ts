import { parseArgs } from 'node:util';
import { extensionListing } from '@patchbay/api/features/extensions/listing';
import { organisationListing } from '@patchbay/api/features/organisations/listing';
import { phoneNumberPage } from '@patchbay/api/features/phone-numbers/page';
import { phoneListing } from '@patchbay/api/features/phones/listing';
import { find as search } from '@patchbay/api/features/search/find';
import type { SubtreeCtx } from '@patchbay/api/platform/ctx';
import { listPage } from '@patchbay/api/platform/list';
import { permissions } from '@patchbay/contract/permissions';
import { type Database, openDatabase } from '@patchbay/database/client';
import { type DataScope, readInScope, type Sql } from '@patchbay/database/scope';
import { homeOf, type Person } from './data-set/people.ts';
import { extensionAt } from './data-set/rows.ts';
import { full, type Shape } from './data-set/shape.ts';
import { startCluster } from './harness/cluster.ts';
import { report } from '../scripts/lib/problem.mjs';
import { untilStopped } from '../scripts/lib/stopper.ts';

const usage = `Usage: node bench/plans.ts [--full] [--only <part of a name>]

Shows how PostgreSQL answers the lists and the palette over 1,000,000 numbers, as the roles that requests take on: time and blocks of every
statement, and with --full the whole plan.`;

interface Case {
  name: string;
  scope: DataScope;
  ask: (sql: Sql, database: Database) => Promise<unknown>;
}

const query = (more: object = {}) => ({ sort: 'e164', pageSize: 50, ...more });

const numberCases = (shape: Shape): Case[] =>
  (['enterprise', 'reseller', 'platform'] satisfies Person[]).flatMap((person) => {
    const home = homeOf(person, shape);
    const questions = { first: {}, filtered: { sms: true, assigned: false }, sorted: { sort: '-updatedAt' }, 'searched, frequent': { q: '202' }, 'searched, rare': { q: '0123456' }, 'searched, beginning': { q: '+351 210' }, 'searched, name': { q: 'Almeida' },
      'preset, frequent': { preset: 'available-voice' }, 'preset, none': { preset: 'assigned-et' }, 'state, none': { state: ['QUARANTINE'] }, 'states, rare': { state: ['BLOCKED', 'QUARANTINE'] }, 'states, all': { state: ['BLOCKED', 'IN_SERVICE', 'QUARANTINE', 'SPARE'] }, 'tag, none': { tag: 'Lisbon' } };
    return Object.entries(questions).map(([name, question]): Case => ({
      name: `numbers, ${person}, ${name}`,
      scope: { kind: 'subtree', path: home.path },
      ask: (sql, database) => {
        const organisation = { ...home, kind: person };
        return phoneNumberPage({ deps: { database }, organisation, now: new Date() } as unknown as SubtreeCtx, sql, query(question));
      },
    }));
  });

/** Asked of all numbers at once, with no list behind it. */
const wholeCases = (shape: Shape): Case[] =>
  (['reseller', 'platform'] satisfies Person[]).flatMap((person) => {
    const scope: DataScope = { kind: 'subtree', path: homeOf(person, shape).path };
    return [
      { name: `numbers, ${person}, health`, scope, ask: (sql: Sql) => sql('select * from phone_number_findings(now(), $1, 1000)', ['90 days']) },
      { name: `numbers, ${person}, history`, scope, ask: (sql: Sql) => sql('select * from phone_number_events($1, 1000)', [extensionAt(shape, 0).numberId]) },
    ];
  });

const tenantCases = (shape: Shape): Case[] => {
  const scope: DataScope = { kind: 'tenant', tenantId: homeOf('enterprise', shape).id };
  return [
    { name: 'extensions, first', scope, ask: (sql) => listPage(sql, extensionListing.map, query({ sort: 'shortNumber' })) },
    { name: 'extensions, searched', scope, ask: (sql) => listPage(sql, extensionListing.map, query({ sort: 'shortNumber', q: 'Almeida' })) },
    { name: 'phones, first', scope, ask: (sql) => listPage(sql, phoneListing('').map, query({ sort: 'name' })) },
    { name: 'phones, searched', scope, ask: (sql) => listPage(sql, phoneListing('').map, query({ sort: 'name', q: 'Almeida' })) },
  ];
};

const treeCases = (shape: Shape): Case[] =>
  (['reseller', 'platform'] satisfies Person[]).map((person) => ({
    name: `organisations, ${person}, first`,
    scope: { kind: 'subtree', path: homeOf(person, shape).path },
    ask: (sql) => listPage(sql, organisationListing.map, query({ sort: 'name' })),
  }));

const paletteCases = (shape: Shape): Case[] =>
  (['reseller', 'platform'] satisfies Person[]).flatMap((person) => {
    const home = homeOf(person, shape);
    const questions = { frequent: 'desk of', rare: '805ec000ffff', short: '10', name: 'Almeida', nothing: 'zzzz' };
    return Object.entries(questions).map(([name, q]): Case => ({
      name: `palette, ${person}, ${name}`,
      scope: { kind: 'subtree', path: home.path },
      ask: (sql) => {
        const ctx = { organisation: { ...home, kind: person }, permissions: new Set(permissions), read: (work: (sql: Sql) => Promise<unknown>) => work(sql) };
        return search(ctx as unknown as SubtreeCtx, { q });
      },
    }));
  });

interface Plan {
  text: string;
  lines: string[];
}

/** Asks as the application does, and for each statement how it was answered. */
const plansOf = (database: Database, { scope, ask }: Case): Promise<Plan[]> =>
  readInScope(database, scope, async (sql) => {
    const plans: Promise<Plan>[] = [];
    const explaining: Sql = (text, values) => {
      if (!text.startsWith("select set_config")) {
        plans.push(sql<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values).then((rows) => ({ text, lines: rows.map((row) => row['QUERY PLAN']) })));
      }
      return sql(text, values);
    };
    await ask(explaining, database);
    return Promise.all(plans);
  });

const find = (lines: string[], pattern: RegExp): string => lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? '–';

const show = (name: string, { text, lines }: Plan, isFull: boolean) => {
  const milliseconds = find(lines, /^Execution Time: ([\d.]+)/);
  const blocks = find(lines, /Buffers: shared hit=(\d+)/);
  console.log(`${name.padEnd(42)} ${milliseconds.padStart(9)} ms ${blocks.padStart(9)} blocks   ${text.replace(/\s+/g, ' ').slice(0, 60)}`);
  if (isFull) console.log(lines.map((line) => `    ${line}`).join('\n'));
};

await untilStopped(async (stopper) => {
  const { values } = parseArgs({ options: { full: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(usage);
  const cluster = await stopper.keep(startCluster());
  const { url } = await cluster.load(full);
  const database = openDatabase(url, 1);
  stopper.onStop(() => database.close());
  for (const one of [...numberCases(full), ...wholeCases(full), ...tenantCases(full), ...treeCases(full), ...paletteCases(full)].filter(({ name }) => name.includes(values.only ?? ''))) {
    // The first time reads from disk.
    await readInScope(database, one.scope, (sql) => one.ask(sql, database));
    for (const plan of await plansOf(database, one)) show(one.name, plan, values.full === true);
  }
}).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
process.exit();

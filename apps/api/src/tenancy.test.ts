import pg from 'pg';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { runOn } from '@patchbay/testkit/test-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let mine: Tree;
let theirs: Tree;
beforeAll(async () => {
  app = await testApp();
  [mine, theirs] = [await aTree(app), await aTree(app)];
});
afterAll(() => app.close());

const ask = async <R>(sql: string): Promise<R[]> => (await runOn(app.deps.config.databaseUrl, sql)).rows as R[];

/** Of ours: the record of migrations belongs to the deployment, functions of extensions to the server. */
const ours = "c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'";

const columnsOf = () => ask<{ table: string; columns: string[] }>(`select c.relname as table, array_agg(a.attname::text) as columns from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where ${ours} group by 1 order by 1`);

interface Policy { table: string; name: string; roles: string; cmd: string; qual: string | null; check: string | null }
const policies = () => ask<Policy>(`select tablename as table, policyname as name, roles::text, cmd, qual, with_check as check from pg_policies where schemaname = 'public' order by 1, 2`);

const setting = (name: string) => `current_setting('app.${name}'::text)`;
const equality = (column: string) => `(${column} = ( SELECT (NULLIF(${setting('tenant_id')}, ''::text))::uuid AS "nullif"))`;
const range = (column: string) => `((${column} >= ( SELECT NULLIF(${setting('scope_path')}, ''::text) AS "nullif")) AND (${column} < ( SELECT (NULLIF(${setting('scope_path')}, ''::text) || '~'::text))))`;
const tenant = (table: string, column: string): Policy => ({ table, name: 'tenant', roles: '{patchbay_tenant}', cmd: 'ALL', qual: equality(column), check: equality(column) });
const subtree = (table: string, column: string): Policy => ({ table, name: 'subtree', roles: '{patchbay_subtree}', cmd: 'ALL', qual: range(column), check: range(column) });

const ownOrShared = `(${range('organisation_path').slice(1, -1)} AND ((account_id IS NULL) OR (('account:'::text || (account_id)::text) = ( SELECT NULLIF(${setting('principal')}, ''::text) AS "nullif"))))`;

/** Seen by whoever sees what it is a part of. */
const partOf = (table: string, own: string): Policy => ({ table, name: 'subtree', roles: '{patchbay_subtree}', cmd: 'ALL', qual: own, check: own });

/** What is seen by its owner and everything below, enterprises among them, and changed by the owner. */
const fromAbove = (table: string): Policy[] => [
  { table, name: 'subtree_read', roles: '{patchbay_subtree}', cmd: 'SELECT', qual: `(${range('owner_path')} OR starts_with(( SELECT NULLIF(${setting('scope_path')}, ''::text) AS "nullif"), owner_path))`, check: null },
  { table, name: 'subtree_write', roles: '{patchbay_subtree}', cmd: 'ALL', qual: range('owner_path'), check: range('owner_path') },
  { table, name: 'tenant_read', roles: '{patchbay_tenant}', cmd: 'SELECT', qual: `starts_with(( SELECT o.path\n   FROM organisation o\n  WHERE ${equality('o.id')}), owner_path)`, check: null },
];

/** Tables whose policies are no matter of tenant or path alone. */
const particular: Record<string, Policy[]> = {
  account: [
    { table: 'account', name: 'subtree_read', roles: '{patchbay_subtree}', cmd: 'SELECT', qual: `(${range('owner_path')} OR (id IN ( SELECT membership.account_id\n   FROM membership)))`, check: null },
    { table: 'account', name: 'subtree_write', roles: '{patchbay_subtree}', cmd: 'ALL', qual: range('owner_path'), check: range('owner_path') },
  ],
  carrier_profile: [
    { table: 'carrier_profile', name: 'subtree_read', roles: '{patchbay_subtree}', cmd: 'SELECT', qual: `(${range('owner_path')} OR starts_with(( SELECT NULLIF(${setting('scope_path')}, ''::text) AS "nullif"), owner_path))`, check: null },
    { table: 'carrier_profile', name: 'subtree_write', roles: '{patchbay_subtree}', cmd: 'ALL', qual: range('owner_path'), check: range('owner_path') },
  ],
  phone_template: fromAbove('phone_template'),
  key_layout: fromAbove('key_layout'),
  idempotency_key: [{ table: 'idempotency_key', name: 'own', roles: '{patchbay_subtree,patchbay_tenant}', cmd: 'ALL', qual: `(principal = ( SELECT NULLIF(${setting('principal')}, ''::text) AS "nullif"))`, check: `(principal = ( SELECT NULLIF(${setting('principal')}, ''::text) AS "nullif"))` }],
  saved_view: [{ table: 'saved_view', name: 'subtree', roles: '{patchbay_subtree}', cmd: 'ALL', qual: ownOrShared, check: ownOrShared }],
  import_piece: [partOf('import_piece', '(run_id IN ( SELECT import_run.id\n   FROM import_run))')],
  import_row: [partOf('import_row', '(run_id IN ( SELECT import_run.id\n   FROM import_run))'), { ...partOf('import_row', '(run_id IN ( SELECT import_run.id\n   FROM import_run))'), name: 'tenant', roles: '{patchbay_tenant}' }],
  revert_run: [subtree('revert_run', 'organisation_path')],
  comparison_finding: [partOf('comparison_finding', '(run_id IN ( SELECT import_run.id\n   FROM import_run))')],
  number_bulk: [subtree('number_bulk', 'organisation_path')],
  number_bulk_number: [partOf('number_bulk_number', '(bulk_id IN ( SELECT b.id\n   FROM number_bulk b))')],
  outbox_mail: [{ table: 'outbox_mail', name: 'post', roles: '{patchbay_subtree,patchbay_tenant}', cmd: 'INSERT', qual: null, check: 'true' }],
};

/** What the policies of a table have to be, from its columns. */
const policiesFor = (table: string, columns: string[]): Policy[] => {
  if (particular[table]) return particular[table];
  if (columns.includes('tenant_id')) return [tenant(table, 'tenant_id')];
  if (table === 'organisation') return [subtree(table, 'path'), tenant(table, 'id')];
  for (const owner of ['owner', 'organisation']) {
    if (columns.includes(`${owner}_path`)) return [subtree(table, `${owner}_path`), tenant(table, `${owner}_id`)];
  }
  return [];
};

test('every table has row-level security, for its owner too', async () => {
  const tables = await ask<{ name: string; isEnabled: boolean; isForced: boolean }>(`select c.relname as name, c.relrowsecurity as "isEnabled", c.relforcerowsecurity as "isForced" from pg_class c where ${ours}`);
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter(({ isEnabled, isForced }) => !isEnabled || !isForced)).toEqual([]);
});

test('every table has exactly the policies that its columns ask for', async () => {
  const tables = await columnsOf();
  const platform = (table: string): Policy => ({ table, name: 'platform', roles: '{patchbay_platform}', cmd: 'ALL', qual: 'true', check: 'true' });
  const expected = tables.flatMap(({ table, columns }) => [platform(table), ...policiesFor(table, columns)]);
  const byName = (a: Policy, b: Policy) => (`${a.table} ${a.name}` < `${b.table} ${b.name}` ? -1 : 1);
  expect((await policies()).sort(byName)).toEqual(expected.sort(byName));
});

test('every noun of an enterprise says how it is known, and who removes the enterprise is told of it', async () => {
  const goingAlong = await ask<{ table: string }>(`select conrelid::regclass::text as table from pg_constraint where contype = 'f' and confdeltype = 'c'`);
  const nouns = (await columnsOf())
    .filter(({ table, columns }) => ['tenant_id', 'id', 'version'].every((column) => columns.includes(column)) && !goingAlong.some((one) => one.table === table))
    .map(({ table }) => table);
  const described = await ask<{ table: string; holder: string }>(`select c.relname as table, obj_description(c.oid)::json ->> 'holder' as holder from pg_class c where ${ours} and obj_description(c.oid) is json object`);
  expect(described.filter(({ holder }) => holder === 'tenant_id').map(({ table }) => table).sort()).toEqual(nouns);
  await aPhone(app, mine.enterprise, { name: 'Front desk' });
  const holdings = await readInScope(app.deps.database, { kind: 'subtree', path: mine.reseller.path }, (sql) => sql<{ kind: string; label: string }>('select kind, label from enterprise_holdings($1, 10)', [mine.enterprise.id]));
  expect(holdings).toContainEqual({ kind: 'phone', label: 'Front desk' });
});

const all = 'DELETE,INSERT,SELECT,UPDATE';
const grants: Record<string, Record<string, string>> = {
  patchbay_app: {},
  patchbay_provisioning: {},
  patchbay_tenant: {
    app_configuration: all, app_configuration_caller_id: all, app_device: all, app_invitation: all, app_user: all, audio_content: 'INSERT,SELECT,UPDATE', audio_file: all, audit_event: 'INSERT,SELECT', avatar: 'INSERT,SELECT,UPDATE', call_delivery: all, call_flow: all, call_flow_link: all, call_flow_linked: 'SELECT', call_handler: 'SELECT', contact_method: all, delivery_method: all, dial_code: all, dial_plan_profile: all, extension: all, extension_forward: all, external_trunk: all, feature_code: all, idempotency_key: 'INSERT,SELECT,UPDATE', import_row: 'DELETE,INSERT,SELECT', import_run: 'SELECT,UPDATE', internal_number: all, key_layout: 'SELECT', operator_connect_trunk: all, organisation: 'SELECT', outbox_mail: 'INSERT',
    phone: all, phone_operation: all, phone_operation_run: all, phone_fetch: 'SELECT', phone_file_text: 'SELECT', phone_last_fetch: 'SELECT', phone_served_file: 'SELECT', phone_template: 'SELECT', phone_line: all, phone_number: 'SELECT,UPDATE', phone_upload: 'SELECT,UPDATE', playlist: all, playlist_item: all, provisioning_settings: all, ring_group: all, ring_group_member: all, sms_group: all, sms_group_member: all, time_schedule: all,
  },
  patchbay_subtree: {
    account: all, api_key: all, audit_event: 'INSERT,SELECT', carrier_profile: all, comparison_finding: all, idempotency_key: 'INSERT,SELECT,UPDATE', import_piece: all, import_row: all, import_run: all, key_layout: all, membership: all, number_bulk: all, number_bulk_number: all, organisation: all, outbox_mail: 'INSERT', phone_number: all, phone_template: all, revert_run: 'INSERT,SELECT,UPDATE', saved_view: all,
  },
};

test.each(Object.entries(grants))('%s may touch these tables and no others', async (role, expected) => {
  const rows = await ask<{ table: string; rights: string }>(`select c.relname as table, string_agg(distinct a.privilege_type, ',' order by a.privilege_type) as rights
    from pg_class c, aclexplode(c.relacl) a where c.relkind in ('r', 'v', 'm', 'p', 'f') and a.grantee = '${role}'::regrole group by 1`);
  expect(Object.fromEntries(rows.map(({ table, rights }) => [table, rights]))).toEqual(expected);
  const columns = await ask(`select 1 from pg_attribute t, aclexplode(t.attacl) a where a.grantee in ('${role}'::regrole, 0) and t.attrelid > 16384`);
  expect(columns).toEqual([]);
});

test('nobody changes or removes audit rows, but for where their organisation lies', async () => {
  const rights = await ask<{ right: string }>(`select privilege_type as right from pg_class c, aclexplode(c.relacl) a where c.oid = 'audit_event'::regclass and a.grantee = 'patchbay_platform'::regrole order by 1`);
  expect(rights.map(({ right }) => right)).not.toContain('DELETE');
  expect(rights.map(({ right }) => right)).not.toContain('UPDATE');
  const columns = await ask<{ column: string }>(`select t.attname as column from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = 'audit_event'::regclass and a.privilege_type = 'UPDATE'`);
  expect(columns).toEqual([{ column: 'organisation_path' }]);
});

const callable: Record<string, string[]> = {
  patchbay_app: ['api_key_principal', 'app_device_principal', 'app_invitation_target', 'count_attempt', 'needs_set_up', 'session_principal', 'take_attempt'],
  patchbay_provisioning: ['count_attempt', 'count_unknown_fetches', 'keep_phone_upload', 'phone_upload_stored', 'phones_of_replaced_secrets', 'provisioning_phones', 'provisioning_template', 'record_phone_fetches', 'sent_phone_upload', 'settle_phone_operations', 'store_served_files', 'unknown_served_files', 'use_nonce'],
  patchbay_tenant: ['app_invitation_of', 'app_invitation_terms', 'audited_numbers', 'change_set_size', 'enqueue_job', 'extension_account', 'folded', 'free_sip_username', 'is_sip_username_taken', 'macs_in_use', 'numbers_that_text', 'phone_number_uses', 'phone_number_words', 'phone_revision', 'phones_as_provisioned', 'reset_extension_password', 'reverted_by'],
  patchbay_subtree: [
    'audited_numbers', 'change_set_actions', 'change_set_size', 'end_account_sessions', 'enqueue_job', 'enterprise_holdings', 'extension_of_account', 'find_extensions_below', 'find_phone_numbers', 'find_phones_below', 'find_ring_groups_below', 'find_tagged_numbers', 'find_users_below', 'folded', 'invite_account', 'issue_account_token', 'leap_to_matches',
    'numbers_elsewhere', 'numbers_once_here', 'phone_number_events', 'phone_number_findings', 'phone_number_forwards', 'phone_number_uses', 'phone_number_words', 'phones_as_provisioned', 'phones_using', 'presented_numbers', 'release_accounts',
    'remove_account', 'remove_second_factor', 'retry_job', 'reverted_by', 'unknown_fetches_below', 'works_elsewhere',
  ],
};

/** Functions of extensions belong to who installed the extension. */
const ownFunctions = "p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')";

test.each(Object.entries(callable))('%s may call these functions and no others', async (role, expected) => {
  const rows = await ask<{ name: string }>(`select p.proname as name from pg_proc p where ${ownFunctions} and has_function_privilege('${role}', p.oid, 'execute') order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(expected);
});

test('a function that sees more than its caller has a fixed search path and belongs to the platform', async () => {
  const rows = await ask<{ name: string; owner: string; settings: string[] | null }>(`select p.proname as name, r.rolname as owner, p.proconfig as settings from pg_proc p join pg_roles r on r.oid = p.proowner where ${ownFunctions} and p.prosecdef`);
  expect(rows.length).toBeGreaterThan(10);
  for (const { name, owner, settings } of rows) expect([name, owner, settings?.[0]]).toEqual([name, 'patchbay_platform', 'search_path=public, pg_temp']);
});

test('the roles can do nothing by themselves', async () => {
  const rows = await ask<Record<string, unknown>>(`select rolname, rolsuper or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication or rolbypassrls or rolinherit as "isMighty",
    (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships from pg_roles r where rolname in ('patchbay_app', 'patchbay_tenant', 'patchbay_subtree', 'patchbay_platform', 'patchbay_provisioning')`);
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row).toMatchObject({ isMighty: false, memberships: 0 });
});

test('every foreign key between what enterprises have carries the enterprise', async () => {
  const tenantColumns = "('tenant_id', 'owner_id')";
  const rows = await ask<{ name: string }>(`select k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname in ${tenantColumns})
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname in ${tenantColumns})
      and not exists (select from unnest(k.conkey, k.confkey) as pair (own, other)
        join pg_attribute o on o.attrelid = k.conrelid and o.attnum = pair.own and o.attname in ${tenantColumns}
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.other and t.attname in ${tenantColumns})`);
  // A template, a layout and a carrier stand at the holder or anywhere above it, which no key can say: a trigger does, or what reads them.
  expect(rows.map(({ name }) => name).sort()).toEqual(['phone_key_layout_id_fkey', 'phone_number_sms_carrier_id_fkey', 'phone_number_voice_carrier_id_fkey', 'phone_template_base_id_fkey', 'phone_template_id_fkey']);
});

describe('inside a scope', () => {
  const inMine = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, work);

  test('a reference to another enterprise\'s object is refused by its key', async () => {
    const [phone, extension, number, theirNumber] = [await aPhone(app, mine.enterprise), await anExtension(app, mine.enterprise), await aNumber(app, mine.enterprise), await aNumber(app, theirs.enterprise)];
    const foreign = await anExtension(app, theirs.enterprise);
    await expect(inMine((tx) => tx.phoneLine.create({ data: { phoneId: phone.id, position: 0, extensionId: foreign.id } }))).rejects.toMatchObject({ code: 'P2003' });
    await expect(inMine((tx) => tx.phoneNumber.update({ where: { id: number.id }, data: { voiceExtensionId: foreign.id } }))).rejects.toMatchObject({ code: 'P2003' });
    await expect(inMine((tx) => tx.extension.update({ where: { id: extension.id }, data: { presentationNumberId: theirNumber.id } }))).rejects.toMatchObject({ code: 'P2003' });
  });

  test('what another enterprise has can neither be read, changed, removed nor made', async () => {
    const foreign = await aPhone(app, theirs.enterprise);
    expect(await inMine((tx) => tx.phone.findUnique({ where: { id: foreign.id } }))).toBeNull();
    expect(await inMine((tx) => tx.phone.updateMany({ where: { id: foreign.id }, data: { name: 'Taken' } }))).toEqual({ count: 0 });
    expect(await inMine((tx) => tx.phone.deleteMany({ where: { id: foreign.id } }))).toEqual({ count: 0 });
    await expect(inMine((tx) => tx.dialCode.create({ data: { tenantId: theirs.enterprise.id, code: '9', kind: 'extension' } }))).rejects.toThrow(/row-level security/);
    await expect(inScope(app.deps.database, { kind: 'subtree', path: mine.reseller.path }, (tx) =>
      tx.phoneNumber.create({ data: { e164: '+12025550111', ownerId: theirs.enterprise.id, ownerPath: theirs.enterprise.path } }))).rejects.toThrow(/row-level security/);
  });

  test('a path does not reach the number that it begins', async () => {
    const rows = await readInScope(app.deps.database, { kind: 'subtree', path: mine.reseller.path }, (sql) => sql<{ path: string }>('select path from organisation'));
    expect(rows.every(({ path }) => path.startsWith(mine.reseller.path))).toBe(true);
    expect(mine.reseller.path.endsWith('/')).toBe(true);
  });
});

describe('outside a scope, on a connection that has served one', () => {
  // One connection, so that it is the same.
  const used = async (work: (client: pg.PoolClient) => Promise<void>) => {
    const pool = new pg.Pool({ connectionString: app.deps.config.databaseUrl, options: '-c role=patchbay_app', max: 1 });
    try {
      const database = { ...app.deps.database, pool };
      await readInScope(database, { kind: 'tenant', tenantId: mine.enterprise.id }, (sql) => sql('select id from phone'));
      await readInScope(database, { kind: 'subtree', path: mine.reseller.path }, (sql) => sql('select id from organisation'));
      const client = await pool.connect();
      try {
        await work(client);
      } finally {
        client.release();
      }
    } finally {
      await pool.end();
    }
  };

  test('no table can be read', () => used(async (client) => {
    for (const { table } of await columnsOf()) await expect(client.query(`select from ${table}`)).rejects.toThrow(/permission denied/);
  }));

  test('an entered role without its setting sees nothing and writes nothing', () => used(async (client) => {
    for (const [role, tables] of Object.entries({ patchbay_tenant: ['organisation', 'phone', 'phone_number'], patchbay_subtree: ['organisation', 'phone_number', 'account'] })) {
      await client.query('begin');
      await client.query(`set local role ${role}`);
      for (const table of tables) expect((await client.query(`select 1 from ${table}`)).rows).toEqual([]);
      await client.query('rollback');
    }
    await client.query('begin');
    await client.query('set local role patchbay_tenant');
    await expect(client.query("insert into dial_code (tenant_id, code, kind) values (uuidv7(), '1', 'extension')")).rejects.toThrow(/row-level security/);
    await client.query('rollback');
  }));
});

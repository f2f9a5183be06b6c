import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'patchbay-noun-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const workspace = { contract: 'packages/contract', database: 'packages/database', domain: 'packages/domain', testkit: 'packages/testkit', api: 'apps/api', web: 'apps/web' };
const notCopied = new Set(['node_modules', 'dist', 'generated']);

/** The same packages for everyone, but the workspace's own from the copy. */
const linkModules = (folder: string): void => {
  const [from, to] = [join(root, folder, 'node_modules'), join(copy, folder, 'node_modules')];
  mkdirSync(join(to, '@patchbay'), { recursive: true });
  for (const entry of readdirSync(from)) if (!entry.startsWith('.') && entry !== '@patchbay') symlinkSync(join(from, entry), join(to, entry));
  for (const [name, target] of Object.entries(workspace)) symlinkSync(join(copy, target), join(to, '@patchbay', name));
};

/** Runs a program of the copy. */
const run = async (...parts: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, parts, { cwd: copy, maxBuffer: 1e7 }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${error.stdout}${error.stderr}`.slice(0, 5_000));
  });
  return stdout;
};

beforeAll(() => {
  const filter = (path: string) => !relative(root, path).split('/').some((part) => notCopied.has(part));
  for (const path of ['packages', 'apps', 'prisma', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'tsconfig.base.json']) cpSync(join(root, path), join(copy, path), { recursive: true, filter });
  for (const folder of ['.', ...Object.values(workspace)]) linkModules(folder);
});

const page = (path: string, permission: string, file: string, name: string) =>
  `  { at: ['tenant'], path: '${path}', permission: 'pagingZones:${permission}', load: async () => (await import('#features/paging-zones/${file}.tsx')).${name} },\n`;
const verbs = ['created', 'updated', 'removed'];

type Line = [path: string, behind: string | RegExp, line: string];

const wordsOf = (language: string): Line[] => [
  [`apps/web/src/i18n/${language}/index.ts`, `import { smsGroups } from './sms-groups.ts';\n`, `import { pagingZones } from './paging-zones.ts';\n`],
  [`apps/web/src/i18n/${language}/index.ts`, ', smsGroups', ', pagingZones'],
  [`apps/web/src/i18n/${language}/shell.ts`, /  smsGroups: '.*',\n/, `  pagingZones: 'Paging Zones',\n`],
  [`apps/web/src/i18n/${language}/vocabulary.ts`, ' = {\n', `  'paging-zone': 'Paging zone',\n`],
  [`apps/web/src/i18n/${language}/permissions.ts`, '  nouns: {\n', `    pagingZones: 'Paging zones',\n`],
  [`apps/web/src/i18n/${language}/permissions.ts`, '  of: {\n', `    'pagingZones:read': 'See them',\n    'pagingZones:write': 'Change them',\n`],
  [`apps/web/src/i18n/${language}/audit.ts`, '  actions: {\n', verbs.map((verb) => `    'paging-zone-${verb}': 'Paging zone ${verb}',\n`).join('')],
];

/** The lines of docs/adding-a-resource.md, each behind one of another noun. */
const elsewhere: Line[] = [
  ['prisma/schema/organisations.prisma', 'SmsGroup[]\n', '  pagingZones PagingZone[]\n'],
  ['packages/contract/src/index.ts', `import { smsGroups } from './sms-groups.ts';\n`, `import { pagingZones } from './paging-zones.ts';\n`],
  ['packages/contract/src/index.ts', ', smsGroups', ', pagingZones'],
  ['packages/contract/src/permissions.ts', `'smsGroups:write',\n`, `  'pagingZones:read',\n  'pagingZones:write',\n`],
  ['packages/domain/src/access/roles.ts', `'smsGroups:write': administrators,\n`, `  'pagingZones:read': readers,\n  'pagingZones:write': administrators,\n`],
  ['packages/domain/src/access/roles.test.ts', `'smsGroups:write': ['A', 'A', 'A', 'A'],\n`, `  'pagingZones:read': ['AR', 'AR', 'AR', 'AR'],\n  'pagingZones:write': ['A', 'A', 'A', 'A'],\n`],
  ['packages/contract/src/audit.ts', `'sms-group', `, `'paging-zone', `],
  ['packages/contract/src/audit.ts', `'sms-group.removed',\n`, `  'paging-zone.created', 'paging-zone.updated', 'paging-zone.removed',\n`],
  ['apps/api/src/platform/events.ts', `export const queryKeyOf: { [T in EntityType]: string[] } = {\n`, `  'paging-zone': ['pagingZones'],\n`],
  ['apps/api/src/features/index.ts', `import { smsGroupRoutes } from './sms-groups/routes.ts';\n`, `import { pagingZoneRoutes } from './paging-zones/routes.ts';\n`],
  ['apps/api/src/features/index.ts', ', smsGroupRoutes', ', pagingZoneRoutes'],
  ['apps/api/src/features/histories.ts', `import { smsGroupHistory } from './sms-groups/history.ts';\n`, `import { pagingZoneHistory } from './paging-zones/history.ts';\n`],
  ['apps/api/src/features/histories.ts', ', smsGroupHistory', ', pagingZoneHistory'],
  ['apps/api/src/features/audit/undoing.ts', 'export const undoing: { [T in EntityType]?: Undoing } = {\n',
    `  'paging-zone': { permission: 'pagingZones:write', isOfTenant: true, actions: { restore: 'paging-zone.updated', recreate: 'paging-zone.created', remove: 'paging-zone.removed' } },\n`],
  ['apps/api/src/features/audit/revert.ts', 'const lock: { [T in EntityType]?: (tx: Tx, ids: string[]) => Promise<unknown> } = {\n',
    "  'paging-zone': (tx, ids) => tx.$queryRaw`select from paging_zone where id = any(${ids}::uuid[]) order by id for update`,\n"],
  ['apps/api/src/tenancy.test.ts', 'sms_group_member: all,', ' paging_zone: all,'],
  ['apps/web/src/pages.ts', `load: async () => (await import('#features/sms-groups/sms-group-form.tsx')).EditSmsGroupPage },\n`,
    `  { at: ['tenant'], path: 'paging-zones', permission: 'pagingZones:read', load: async () => (await import('#features/paging-zones/paging-zones-page.tsx')).PagingZonesPage,\n`
    + `    menu: { section: 'telephony', title: 'pagingZones', icon: 'hash', keys: 'g 1' } },\n`
    + page('paging-zones/new', 'write', 'paging-zone-form', 'NewPagingZonePage') + page('paging-zones/:id', 'read', 'paging-zone-page', 'PagingZonePage') + page('paging-zones/:id/edit', 'write', 'paging-zone-form', 'EditPagingZonePage')],
  ['apps/web/src/object-paths.ts', `'sms-group': 'sms-groups',\n`, `  'paging-zone': 'paging-zones',\n`],
  ...wordsOf('en'),
  ...wordsOf('de'),
  ['packages/testkit/src/examples.ts', `import type { contract } from '@patchbay/contract';\n`, `import { pagingZoneExamples } from './examples/paging-zones.ts';\n`],
  ['packages/testkit/src/examples.ts', '  smsGroups: smsGroupExamples,\n', '  pagingZones: pagingZoneExamples,\n'],
  ['packages/testkit/src/examples/seeds.ts', 'export const seeds: Record<string, (side: Side) => Promise<Seeded>> = {\n', `  'pagingZones.list': pagingZoneSeed,\n`],
  ['packages/testkit/src/examples/seeds.ts', `import { make } from './calls.ts';\n`, `import { pagingZoneSeed } from './paging-zones.ts';\n`],
];

const insert = ([path, behind, line]: Line): void => {
  const text = readFileSync(join(copy, path), 'utf8');
  const longer = text.replace(behind, (found) => found + line);
  if (longer === text) throw new Error(`${path} has no ${behind}`);
  writeFileSync(join(copy, path), longer);
};

/** These files and all that they import, as the project compiles them. */
const compile = async (project: string, files: string[]): Promise<void> => {
  const path = join(copy, project.replace('.json', '.noun.json'));
  const ambient = project.startsWith('apps/web') ? ['apps/web/src/**/*.d.ts'] : [];
  writeFileSync(path, JSON.stringify({ extends: `./${basename(project)}`, files: files.map((file) => join(copy, file)), include: ambient.map((glob) => join(copy, glob)) }));
  await run(join(root, 'node_modules/typescript/bin/tsc'), '-p', path);
};

test('a noun that is generated, with the lines that the script asks for, compiles', { timeout: 180_000 }, async () => {
  const told = await run('scripts/new-resource.ts', 'paging-zone');
  const documented = readFileSync(join(copy, 'docs/adding-a-resource.md'), 'utf8');
  for (const line of elsewhere) {
    const [path] = line;
    const name = path.replace(/^.*\//, '');
    if (!path.includes('/i18n/')) expect(told, `the script names ${path}`).toContain(name);
    expect(documented, `the page names ${path}`).toContain(name);
    insert(line);
  }
  await run('scripts/generate.ts');
  const touched = [...new Set([...elsewhere.map(([path]) => path), ...[...told.matchAll(/^written +(.*)$/gm)].map(([, path]) => path!)])].filter((path) => /\.tsx?$/.test(path));
  const isOfDashboard = (path: string) => path.startsWith('apps/web/');
  await Promise.all([compile('tsconfig.json', touched.filter((path) => !isOfDashboard(path))), compile('apps/web/tsconfig.json', touched.filter(isOfDashboard))]);
});

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
  `  { at: ['tenant'], path: '${path}', permission: 'conferenceRooms:${permission}', load: async () => (await import('#features/conference-rooms/${file}.tsx')).${name} },\n`;
const verbs = ['created', 'updated', 'removed'];

type Line = [path: string, behind: string | RegExp, line: string];

const wordsOf = (language: string): Line[] => [
  [`apps/web/src/i18n/${language}/index.ts`, `import { smsGroups } from './sms-groups.ts';\n`, `import { conferenceRooms } from './conference-rooms.ts';\n`],
  [`apps/web/src/i18n/${language}/index.ts`, ', smsGroups', ', conferenceRooms'],
  [`apps/web/src/i18n/${language}/shell.ts`, /  smsGroups: '.*',\n/, `  conferenceRooms: 'Conference Rooms',\n`],
  [`apps/web/src/i18n/${language}/vocabulary.ts`, ' = {\n', `  'conference-room': 'Conference room',\n`],
  [`apps/web/src/i18n/${language}/permissions.ts`, '  nouns: {\n', `    conferenceRooms: 'Conference rooms',\n`],
  [`apps/web/src/i18n/${language}/permissions.ts`, '  of: {\n', `    'conferenceRooms:read': 'See them',\n    'conferenceRooms:write': 'Change them',\n`],
  [`apps/web/src/i18n/${language}/audit.ts`, '  actions: {\n', verbs.map((verb) => `    'conference-room-${verb}': 'Conference room ${verb}',\n`).join('')],
];

/** The lines of docs/adding-a-resource.md, each behind one of another noun. */
const elsewhere: Line[] = [
  ['prisma/schema/organisations.prisma', 'SmsGroup[]\n', '  conferenceRooms ConferenceRoom[]\n'],
  ['packages/contract/src/index.ts', `import { smsGroups } from './sms-groups.ts';\n`, `import { conferenceRooms } from './conference-rooms.ts';\n`],
  ['packages/contract/src/index.ts', ', smsGroups', ', conferenceRooms'],
  ['packages/contract/src/permissions.ts', `'smsGroups:write',\n`, `  'conferenceRooms:read',\n  'conferenceRooms:write',\n`],
  ['packages/domain/src/access/roles.ts', `'smsGroups:write': administrators,\n`, `  'conferenceRooms:read': readers,\n  'conferenceRooms:write': administrators,\n`],
  ['packages/domain/src/access/roles.test.ts', `'smsGroups:write': ['A', 'A', 'A', 'A'],\n`, `  'conferenceRooms:read': ['AR', 'AR', 'AR', 'AR'],\n  'conferenceRooms:write': ['A', 'A', 'A', 'A'],\n`],
  ['packages/contract/src/audit.ts', `'sms-group', `, `'conference-room', `],
  ['packages/contract/src/audit.ts', `'sms-group.removed',\n`, `  'conference-room.created', 'conference-room.updated', 'conference-room.removed',\n`],
  ['apps/api/src/platform/events.ts', `export const queryKeyOf: { [T in EntityType]: string[] } = {\n`, `  'conference-room': ['conferenceRooms'],\n`],
  ['apps/api/src/features/index.ts', `import { smsGroupRoutes } from './sms-groups/routes.ts';\n`, `import { conferenceRoomRoutes } from './conference-rooms/routes.ts';\n`],
  ['apps/api/src/features/index.ts', ', smsGroupRoutes', ', conferenceRoomRoutes'],
  ['apps/api/src/features/histories.ts', `import { smsGroupHistory } from './sms-groups/history.ts';\n`, `import { conferenceRoomHistory } from './conference-rooms/history.ts';\n`],
  ['apps/api/src/features/histories.ts', ', smsGroupHistory', ', conferenceRoomHistory'],
  ['apps/api/src/features/audit/undoing.ts', 'export const undoing: { [T in EntityType]?: Undoing } = {\n',
    `  'conference-room': { permission: 'conferenceRooms:write', isOfTenant: true, actions: { restore: 'conference-room.updated', recreate: 'conference-room.created', remove: 'conference-room.removed' } },\n`],
  ['apps/api/src/features/audit/revert-steps.ts', 'const lock: { [T in EntityType]?: (tx: Tx, ids: string[]) => Promise<unknown> } = {\n',
    "  'conference-room': (tx, ids) => tx.$queryRaw`select from conference_room where id = any(${ids}::uuid[]) order by id for update`,\n"],
  ['apps/api/src/tenancy.test.ts', 'sms_group_member: all,', ' conference_room: all,'],
  ['apps/web/src/pages.ts', `load: async () => (await import('#features/sms-groups/sms-group-form.tsx')).EditSmsGroupPage },\n`,
    `  { at: ['tenant'], path: 'conference-rooms', permission: 'conferenceRooms:read', load: async () => (await import('#features/conference-rooms/conference-rooms-page.tsx')).ConferenceRoomsPage,\n`
    + `    menu: { section: 'telephony', title: 'conferenceRooms', icon: 'hash', keys: 'g r' } },\n`
    + page('conference-rooms/new', 'write', 'conference-room-form', 'NewConferenceRoomPage') + page('conference-rooms/:id', 'read', 'conference-room-page', 'ConferenceRoomPage') + page('conference-rooms/:id/edit', 'write', 'conference-room-form', 'EditConferenceRoomPage')],
  ['apps/web/src/object-paths.ts', `'sms-group': { path: 'sms-groups', permission: 'smsGroups:read' },\n`, `  'conference-room': { path: 'conference-rooms', permission: 'conferenceRooms:read' },\n`],
  ...wordsOf('en'),
  ...wordsOf('de'),
  ['packages/testkit/src/examples.ts', `import type { contract } from '@patchbay/contract';\n`, `import { conferenceRoomExamples } from './examples/conference-rooms.ts';\n`],
  ['packages/testkit/src/examples.ts', '  smsGroups: smsGroupExamples,\n', '  conferenceRooms: conferenceRoomExamples,\n'],
  ['packages/testkit/src/examples/seeds.ts', 'export const seeds: Record<string, (side: Side) => Promise<Seeded>> = {\n', `  'conferenceRooms.list': conferenceRoomSeed,\n`],
  ['packages/testkit/src/examples/seeds.ts', `import { make } from './calls.ts';\n`, `import { conferenceRoomSeed } from './conference-rooms.ts';\n`],
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

test('a noun that is generated, with the lines that the script asks for, compiles', async () => {
  const told = await run('scripts/new-resource.ts', 'conference-room');
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

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dashboardFiles } from './new-resource/dashboard-files.ts';
import { type Names, namesOf } from './new-resource/names.ts';
import { serverFiles } from './new-resource/server-files.ts';

/** Every file of a new noun, by its path: it lists, creates, changes and removes things that have a name. */
export const resourceFiles = (names: Names): Record<string, string> => ({ ...serverFiles(names), ...dashboardFiles(names) });

const remaining = ({ folder, nouns, noun, file, types, type }: Names) => `
What is left, a line or two each (docs/adding-a-resource.md):
  prisma/schema/organisations.prisma            ${nouns} ${type}[]
  packages/contract/src/index.ts                ${nouns}
  packages/contract/src/permissions.ts          '${nouns}:read', '${nouns}:write'
  packages/domain/src/access/roles.ts           who holds them, and the same in roles.test.ts
  packages/contract/src/audit.ts                '${file}', '${file}.created', '${file}.updated', '${file}.removed'
  apps/api/src/platform/events.ts               '${file}': ['${nouns}']
  apps/api/src/features/index.ts                ${noun}Routes
  apps/api/src/features/histories.ts            ${noun}History, and in audit/undoing.ts what undoing asks for, in audit/revert-steps.ts what is locked
  apps/web/src/pages.ts                         ${types}Page, New${type}Page, ${type}Page, Edit${type}Page
  apps/web/src/object-paths.ts                  '${file}': { path: '${folder}', permission: '${nouns}:read' }, and ofEnterprise
  apps/web/src/i18n/{en,de}/                    index: ${nouns}; shell: the title of the page; vocabulary: the kind; permissions: the noun and what each allows; audit: the actions
  packages/testkit/src/examples.ts              ${nouns}: ${noun}Examples
  packages/testkit/src/examples/seeds.ts        '${nouns}.list': ${noun}Seed
  apps/api/src/tenancy.test.ts                  the table among those that patchbay_tenant may touch
Then: npm run migrate create ${folder.replaceAll('-', '_')}, and add the row-level security of docs/adding-a-resource.md to it.`;

if (import.meta.main) {
  const [singular, plural] = process.argv.slice(2);
  if (!singular) throw new Error('Name the noun: pnpm new-resource conference-room [conference-rooms]');
  const names = namesOf(singular, plural);
  const root = join(import.meta.dirname, '..');
  for (const [path, text] of Object.entries(resourceFiles(names))) {
    const target = join(root, path);
    if (existsSync(target)) {
      console.log(`kept     ${path}`);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`written  ${path}`);
  }
  console.log(remaining(names));
}

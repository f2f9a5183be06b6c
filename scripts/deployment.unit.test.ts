import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './lib/project.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const OURS = /\b(?:PATCHBAY_[A-Z_]+|SMTP_[A-Z]+|DATABASE_URL|TEST_DATABASE_URL)\b/g;
const variablesIn = (text: string) => [...new Set(text.match(OURS) ?? [])].sort();

type Service = { image?: string; command?: string[]; environment?: { [name: string]: string }; depends_on?: object; healthcheck?: object; ports?: string[] };
type Compose = { services: { [name: string]: Service }; volumes: object; configs: { [name: string]: { content: string } } };

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const dockerfile = read('Dockerfile');
const example = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? '').sort();
const config = [...read('apps/api/src/platform/config.ts').matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name ?? '');

// Set by the test runners for their own parts.
const internal = /^PATCHBAY_TEST_/;
const scripts = globSync(['scripts/**/*.{ts,mjs}', 'playwright.config.ts', 'packages/testkit/src/**/*.ts'], { cwd: root }).filter(
  (path) => !path.includes('.test.'),
);
const readByScripts = variablesIn(scripts.map(read).join('\n')).filter((name) => !internal.test(name));

test('.env.example describes every variable that a process or a script reads, and no other', () => {
  expect(config.length).toBeGreaterThan(10);
  expect(example).toEqual([...new Set([...config, ...readByScripts])].sort());
});

test.each([
  ['docker-compose.yml', variablesIn(read('docker-compose.yml'))],
  ['Dockerfile', variablesIn(dockerfile)],
])('every variable in %s is one that exists', (_, names) => {
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !example.includes(name))).toEqual([]);
});

test('the composition runs each role in a container of its own, after the migrations', () => {
  const after = { migrate: { condition: 'service_completed_successfully' } };
  expect(compose.services).toMatchObject({
    app: { environment: { PATCHBAY_ROLES: 'api' }, ports: ['3000:3000'], depends_on: after },
    provisioning: { environment: { PATCHBAY_ROLES: 'provisioning' }, ports: ['3001:3001'], depends_on: after },
    worker: { environment: { PATCHBAY_ROLES: 'worker' }, depends_on: after },
  });
  const { app, provisioning, worker, migrate } = compose.services;
  for (const service of [app, provisioning, worker]) expect(service?.environment?.DATABASE_URL).toBe(migrate?.environment?.DATABASE_URL);
});

test('the composition uses the PostgreSQL that Patchbay is built for, on the volume where that keeps its data', () => {
  expect(compose.services.database).toMatchObject({ image: 'postgres:18', volumes: ['database:/var/lib/postgresql'] });
  expect(compose.configs['create-database']?.content).toContain('create role patchbay login createrole password');
});

test('no secret has a default', () => {
  for (const name of ['POSTGRES_PASSWORD', 'PATCHBAY_SECRET_KEYS']) {
    expect(read('docker-compose.yml')).not.toMatch(new RegExp(`\\$\\{${name}(:-|\\})`));
  }
});

test('the image runs the newest Node.js line that we use, not as root, and says how it is', () => {
  expect(dockerfile).toContain(`FROM node:${read('.node-version').trim()}-`);
  const runtime = dockerfile.slice(dockerfile.indexOf(' AS runtime'));
  expect(runtime).toMatch(/^USER node$/m);
  expect(runtime).toMatch(/^HEALTHCHECK /m);
});

test('the image is made from files that exist', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => sources?.split(' ') ?? []);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const manifests = globSync('{apps,packages}/*/package.json', { cwd: root }).sort();
  expect(copied.filter((path) => manifests.includes(path)).sort()).toEqual(manifests);
});

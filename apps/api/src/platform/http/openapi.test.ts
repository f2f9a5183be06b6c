import { Validator } from '@seriousme/openapi-schema-validator';
import { pathOf } from '@patchbay/contract/http/endpoint';
import { ProblemCode } from '@patchbay/contract/http/problem';
import { endpoints } from '@patchbay/contract';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const get = (url: string) => app.server.inject({ method: 'GET', url });
const document = async () => (await get('/api/openapi.json')).json<OpenAPIV3_1.Document>();

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(await document())).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('it names every endpoint by its id, and says what an endpoint says', async () => {
  const { paths } = await document();
  for (const e of endpoints) {
    const operation = paths![pathOf(e).replace(/:(\w+)/g, '{$1}')]?.[e.method.toLowerCase() as 'get'];
    expect(operation?.operationId, e.id).toBe(e.id);
    expect(operation!.security?.length === 0, e.id).toBe(e.permission === 'public');
    const ok = (operation!.responses!['200'] ?? operation!.responses!['201']) as OpenAPIV3_1.ResponseObject | undefined;
    expect(Object.keys(ok?.content ?? {}).includes('text/csv'), e.id).toBe(e.csv === true || e.download === true);
  }
});

test('every schema in it is referred to', async () => {
  const text = (await get('/api/openapi.json')).body;
  const { components } = await document();
  const unused = Object.keys(components!.schemas!).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  expect(unused).toEqual([]);
});

test('the page shows every endpoint, and needs no script and nothing from elsewhere', async () => {
  const { body, headers } = await get('/api/docs');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  for (const e of endpoints) expect(body, e.id).toContain(`<details id="${e.id}">`);
  expect(body).not.toMatch(/<script|<link(?! rel="icon" href="\/favicon)|<img|@import|url\(/);
  // A browser that is told of no icon asks for /favicon.ico, which there is not.
  expect(body).toContain('<link rel="icon" href="/favicon.svg"');
  const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
  expect(targets.filter((id) => !body.includes(`id="${id}"`))).toEqual([]);
});

test('the type of every problem leads to a page that explains it', async () => {
  const { body } = await get('/problems');
  for (const code of ProblemCode.options) {
    expect(body).toContain(`id="${code}"`);
    expect((await get(`/problems/${code}`)).statusCode).toBe(200);
  }
  expect((await get('/problems/none')).statusCode).toBe(404);
});

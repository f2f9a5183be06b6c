import { readFileSync } from 'node:fs';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { catalogueAdapter } from './adapter.ts';

export type SchemaFile = { path: string; content: string };

/** Prisma's schema engine as WebAssembly: the native one is a download that not every network allows. */
export const openSchemaEngine = async (client: pg.Client, files: SchemaFile[]) => {
  const { SchemaEngine } = await (loading ??= load());
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  return SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(catalogueAdapter(client)));
};

// The bindings hold one instance at a time, so a second one would pull the memory from under the first.
let loading: ReturnType<typeof load> | undefined;

// TypeScript declares it for browsers only.
type Wasm = { instantiate: (code: Uint8Array, imports: object) => Promise<{ instance: { exports: { [name: string]: () => void } } }> };
const { WebAssembly } = globalThis as unknown as { WebAssembly: Wasm };

const load = async () => {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = readFileSync(new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: failWith } });
  return bindings;
};

const failWith = (message: string) => {
  throw new Error(`The schema engine broke: ${message}`);
};

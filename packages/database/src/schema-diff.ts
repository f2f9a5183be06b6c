import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openSchemaEngine, type SchemaFile } from './schema-engine/engine.ts';

/** Where the repository keeps its Prisma schema. */
export const schemaDirectory = fileURLToPath(new URL('../../../prisma/schema', import.meta.url));

/**
 * The SQL that would bring the database at `url` to what the Prisma schema says; empty when they agree. What a Prisma
 * schema cannot express is left alone: policies, functions, triggers, checks, and the indexes and columns below.
 */
export const schemaDiff = async (url: string, directory = schemaDirectory): Promise<string> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const files = readSchema(directory);
    const engine = await openSchemaEngine(client, files);
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: directory },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return withoutInexpressible(stdout ?? '', await listInexpressible(client));
  } finally {
    await client.end();
  }
};

const readSchema = (directory: string): SchemaFile[] =>
  globSync('**/*.prisma', { cwd: directory })
    .sort()
    .map((path) => ({ path, content: readFileSync(join(directory, path), 'utf8') }));

type Inexpressible = { indexes: string[]; columns: string[] };

// Partial and expression indexes are missing here because the engine does not see them in the first place.
const listInexpressible = async (client: pg.Client): Promise<Inexpressible> => {
  const { rows } = await client.query<Inexpressible>(`
    select
      array(
        select indexrelid::regclass::text from pg_index
        where indnatts > indnkeyatts or indnullsnotdistinct or indisexclusion or not indimmediate
      ) as indexes,
      array(select attname::text from pg_attribute where attgenerated <> '' and attnum > 0) as columns`);
  return rows[0] ?? { indexes: [], columns: [] };
};

const withoutInexpressible = (script: string, { indexes, columns }: Inexpressible): string =>
  script
    .split(/\n{2,}(?=-- )/)
    .map((statement) => {
      const index = /^DROP INDEX "(.+)";$/m.exec(statement)?.[1];
      if (index && indexes.some((name) => name.replaceAll('"', '') === index)) return '';
      return withoutColumns(statement, columns);
    })
    .filter((statement) => statement && !statement.startsWith('-- This is an empty migration'))
    .join('\n\n')
    .trim();

const withoutColumns = (statement: string, columns: string[]): string => {
  if (!statement.startsWith('-- AlterTable')) return statement;
  const [, head, clauses] = /^(-- AlterTable\nALTER TABLE \S+) ([\s\S]*);\s*$/.exec(statement) ?? [];
  const kept = clauses?.split(/,\n/).filter((clause) => !columns.some((name) => clause.trim() === `DROP COLUMN "${name}"`));
  if (!head || !kept) return statement;
  return kept.length === 0 ? '' : `${head} ${kept.join(',\n').trim()};`;
};

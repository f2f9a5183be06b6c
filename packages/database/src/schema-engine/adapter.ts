import { ColumnTypeEnum, type ColumnType, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory, type SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const info = { provider: 'postgres', adapterName: 'patchbay-catalogue-reader' } as const;

/**
 * What Prisma's schema engine needs in order to read the catalogue of a live database. `@prisma/adapter-pg` cannot be
 * used for it: it does not know the type "char", in which PostgreSQL 18 reports constraints.
 */
export const catalogueAdapter = (client: pg.Client): SqlMigrationAwareDriverAdapterFactory => ({
  ...info,
  connect: () => Promise.resolve(reader(client)),
  connectToShadowDb: () => refuse('open a shadow database'),
});

const reader = (client: pg.Client): SqlDriverAdapter => ({
  ...info,
  queryRaw: async (query) => {
    const { fields, rows } = await run(client, query);
    return { columnNames: fields.map((field) => field.name), columnTypes: fields.map((field) => columnType(field.dataTypeID)), rows };
  },
  executeRaw: async (query) => (await run(client, query)).rowCount ?? 0,
  executeScript: () => refuse('change the database'),
  startTransaction: () => refuse('open a transaction'),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
  dispose: () => Promise.resolve(),
});

const run = (client: pg.Client, { sql, args }: SqlQuery) =>
  client.query<unknown[]>({ text: sql, values: args, rowMode: 'array' });

const refuse = (what: string) => Promise.reject(new Error(`The schema engine tried to ${what}, which it is not meant to do here.`));

const columnTypes: { [oid: number]: ColumnType } = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1016: ColumnTypeEnum.Int64Array,
};

const columnType = (oid: number): ColumnType => columnTypes[oid] ?? ColumnTypeEnum.Text;

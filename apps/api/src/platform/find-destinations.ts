import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { Sql } from '@patchbay/database/scope';
import { toE164 } from '@patchbay/domain/numbering/to-e164';
import type { TenantCtx } from './ctx.ts';
import { destinationSql } from './destinations.ts';
import { seenByMonitor } from './extension-sight.ts';
import { numberCondition } from './find-numbers.ts';
import { collector, likeAnywhere, likeFolded } from './list.ts';

const mostOfAKind = 10;

interface Row {
  id: string;
  label: string;
  is_enabled: boolean;
}

/** Those whose words have the text in them, whose short number it is first. */
const named = (sql: Sql, table: string, q: string, seenBy?: string): Promise<Row[]> =>
  sql<Row>(`select t.* from (${table}) t where ${likeFolded('t.label', '$1')} ${seenBy === undefined ? '' : `and t.id in (select e.id from extension e where ${seenByMonitor('$3')})`} order by starts_with(t.label, $2 || ' ') desc, t.label collate "natural", t.id limit ${mostOfAKind}`, [likeAnywhere(q), q, ...(seenBy === undefined ? [] : [seenBy])]);

const ownNumbers = (sql: Sql, q: string, country: string | undefined): Promise<Row[]> => {
  const { values, param } = collector();
  const condition = q === '' ? 'true' : numberCondition(q, param, country);
  return sql<Row>(`select t.* from (${destinationSql.PHONE_NUMBER}) t join phone_number n on n.id = t.id where ${condition} order by n.e164 limit ${mostOfAKind}`, values);
};

interface Dialled {
  own: Row[];
  outside: LabelledDestination[];
}

/** The number that a text is: one of the enterprise, which anybody there may know who knows it already, or one outside. Calls to own ones never leave. */
const dialled = async (sql: Sql, e164: E164 | undefined): Promise<Dialled> => {
  if (e164 === undefined) return { own: [], outside: [] };
  const own = await sql<Row>(`select t.* from (${destinationSql.PHONE_NUMBER}) t join phone_number n on n.id = t.id where n.e164 = $1`, [e164]);
  return { own, outside: own.length > 0 ? [] : [{ destination: { kind: 'EXTERNAL', e164 }, label: e164, isEnabled: true }] };
};

/** Where calls can be sent that a person means by any part of a name, or a number in any notation of the country; without a text the first of each kind. `seenBy`: of extensions only what that monitor sees. */
export const findDestinations = async (ctx: TenantCtx, q: string, seenBy?: string): Promise<{ items: LabelledDestination[] }> => {
  const country = ctx.organisation.country ?? undefined;
  const [extensions, groups, listed, number] = await ctx.read((sql) => Promise.all([
    named(sql, destinationSql.EXTENSION, q, seenBy),
    named(sql, destinationSql.RING_GROUP, q),
    ctx.permissions.has('phoneNumbers:read') ? ownNumbers(sql, q, country) : [],
    dialled(sql, toE164(q, country)),
  ]));
  const numbers = ctx.permissions.has('phoneNumbers:read') ? listed : number.own;
  const words = ({ label, is_enabled }: Row) => ({ label, isEnabled: is_enabled });
  return {
    items: [
      ...extensions.map((row): LabelledDestination => ({ destination: { kind: 'EXTENSION', id: row.id }, ...words(row) })),
      ...groups.map((row): LabelledDestination => ({ destination: { kind: 'RING_GROUP', id: row.id }, ...words(row) })),
      ...extensions.map((row): LabelledDestination => ({ destination: { kind: 'VOICEMAIL', extensionId: row.id }, ...words(row) })),
      ...numbers.map((row): LabelledDestination => ({ destination: { kind: 'PHONE_NUMBER', id: row.id }, ...words(row) })),
      ...number.outside,
    ],
  };
};

import type { BodyOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import { mostPhonesInRun, type phoneOperationRuns, type PhoneOperationRun, type PhoneSkip } from '@patchbay/contract/phone-operations';
import { judge } from '@patchbay/domain/provisioning/operations/judge';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { exportStatement } from '../../../platform/list.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { phoneListing } from '../listing.ts';
import { findRun } from './runs.ts';
import { tellablePhones, type TellablePhone } from './tellable.ts';

const chosenForMs = 6 * 3_600_000;
/** Of what one has chosen and not started, the latest are kept. */
const mostChosen = 5;

const skipOf = (phone: TellablePhone, kind: PhoneOperationRun['kind']): PhoneSkip | null => {
  const judged = judge(phone, kind);
  if ('reason' in judged) return judged.reason;
  return phone.isUnderWay ? 'under-way' : null;
};

/** Names the phones: by their ids, or by what they match, one more than a run holds at most. */
const statementOf = (ctx: TenantCtx, { ids, matching }: BodyOf<typeof phoneOperationRuns.create>): { text: string; values: unknown[] } => {
  if (ids) return { text: 'select unnest($1::uuid[])', values: [[...new Set(ids)]] };
  const { text, values } = exportStatement(phoneListing(ctx.deps.config.provisioningUrl).map, { ...matching, sort: 'name', pageSize: 1 }, ['p.id']);
  return { text: `${text} limit ${mostPhonesInRun + 1}`, values };
};

const refuse = (phones: TellablePhone[], { ids }: { ids?: string[] | undefined }): void => {
  if (ids && phones.length < new Set(ids).size) throw notFound('phone');
  if (phones.length === 0) throw new Problem('rule-broken', 'No phone matches any more.');
  if (phones.length > mostPhonesInRun) throw new Problem('limit-reached', `At most ${mostPhonesInRun} phones are told at once: narrow down which.`, { params: { limit: mostPhonesInRun } });
};

/** Settles which phones are meant: what is started later is started for these, whatever matches by then. */
export const choosePhones = (ctx: TenantCtx, choice: BodyOf<typeof phoneOperationRuns.create>): Promise<PhoneOperationRun> =>
  ctx.inTenant(async (tx) => {
    const { kind } = choice;
    const sql = sqlIn(tx);
    await sql(`delete from phone_operation_run where id in (select id from phone_operation_run where principal = $1 and started_at is null order by created_at desc, id desc offset ${mostChosen - 1})`, [ctx.principal]);
    const phones = await tellablePhones(sql, kind, statementOf(ctx, choice));
    refuse(phones, choice);
    const id = ctx.newId();
    await tx.phoneOperationRun.create({ data: { id, kind, principal: ctx.principal, phones: phones.length, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + chosenForMs) }, select: { id: true } });
    const rows = phones.map((phone) => ({ id: ctx.newId(), phone_id: phone.id, phone_name: phone.name, reason: skipOf(phone, kind) }));
    await sql(`insert into phone_operation (id, run_id, phone_id, phone_name, kind, status, reason, created_at)
      select r.id, $1::uuid, r.phone_id, r.phone_name, $2, 'CHOSEN', r.reason, $3::timestamptz
      from jsonb_to_recordset($4::jsonb) as r (id uuid, phone_id uuid, phone_name text, reason text)`, [id, kind, ctx.now.toISOString(), JSON.stringify(rows)]);
    return findRun(ctx, sql, id);
  }, { longestMs: 60_000 });

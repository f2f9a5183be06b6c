import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { outbox, OutboxMail } from '@patchbay/contract/operations';
import type { z } from 'zod';
import { atPlatform } from '../../platform/act-as.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList, type Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, listPage } from '../../platform/list.ts';
import { mailPurpose } from '../../platform/sealed-columns.ts';

interface MailRow {
  id: string;
  to: string;
  subject: string;
  template: string;
  status: string;
  error: string;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
  text: string;
}

type Wire = z.output<typeof OutboxMail>;

const toWire = (row: MailRow): Wire => ({
  id: row.id,
  to: row.to,
  subject: row.subject,
  template: row.template,
  status: row.status as Wire['status'],
  error: row.error,
  attempts: row.attempts,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
});

const listing: Listing<MailRow, Wire> = {
  map: {
    from: 'outbox_mail m',
    id: 'm.id',
    select: 'm."to", m.subject, m.template, m.status, m.error, m.attempts, m.created_at, m.sent_at, m.text',
    sort: { createdAt: { sql: 'm.created_at', type: 'timestamptz' } },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `m."to" ilike ${like} or m.subject ilike ${like}`;
    },
    filters: {
      id: (value, param) => `m.id = ${param(value)}`,
      status: (value, param) => `m.status = ${param(value)}`,
    },
  },
  toWire,
};

export const listMails = (ctx: SubtreeCtx, query: QueryOf<typeof outbox.list>) => answerList(atPlatform(ctx), listing, query);

/** With its text where no mail server took it: there it is the only way to read it. */
export const getMail = async (ctx: SubtreeCtx, id: string): Promise<ResponseOf<typeof outbox.get>> => {
  const { rows: [row] } = await atPlatform(ctx).read((sql) => listPage(sql, listing.map, { sort: 'createdAt', pageSize: 1, id }));
  if (!row) throw notFound('mail');
  return { ...toWire(row), text: row.status === 'kept' ? ctx.deps.secrets.open(row.text, mailPurpose(id)) : '' };
};

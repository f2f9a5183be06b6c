import { noMailServer } from '@patchbay/contract/operations';
import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { announceToPlatform } from './events.ts';
import { defineJob, enqueueEach } from './jobs.ts';
import { mailPurpose, richMailPurpose } from './sealed-columns.ts';

/** Mail servers are away for hours; this goes on for about a day. */
export const deliverMail = defineJob({
  name: 'outbox.deliver',
  payload: z.object({ mailId: z.uuid() }),
  retries: 30,
  retryDelaySeconds: 5,
  longestRetryDelaySeconds: 3_600,
});

interface Facts {
  deps: Deps;
  now: Date;
  requestId?: string;
  newId(): string;
}

interface Mail {
  to: string;
  subject: string;
  /** Which text it is, such as `invitation`; for the list of the outbox. */
  template: string;
  text: string;
  rich?: RichText;
}

interface Posted {
  id: string;
  /** What a watcher would be told. */
  error: string;
}

/** What else has to know what became of a mail, in the same transaction; `error` is empty where it was sent, and `noMailServer` where it is kept. */
export type MailWatcher = (tx: Tx, mailId: string, error: string) => Promise<void>;

/** A mail as HTML, with the pictures that it shows as `cid:<id>`. */
export interface RichText {
  html: string;
  /** In whose name it is written; the address stays that of this installation. */
  sender?: string;
  /** PNG, in base64. */
  images: { id: string; png: string }[];
}

/**
 * Puts mails into the outbox, in the transaction of the change that they are about. With a mail server each is then sent by
 * a job; without one they are kept, for the platform's administrator to read. Answers their ids, and what is wrong with them so far.
 */
export const postMails = async (tx: Tx, facts: Facts, mails: Mail[]): Promise<Posted[]> => {
  if (mails.length === 0) return [];
  const { secrets, config } = facts.deps;
  const status = config.smtpUrl === '' ? 'kept' : 'queued';
  const rowOf = ({ to, subject, template, text, rich }: Mail, id: string) =>
    ({ id, to, subject, template, status, text: secrets.seal(text, mailPurpose(id)), rich: rich ? secrets.seal(JSON.stringify(rich), richMailPurpose(id)) : '', createdAt: facts.now });
  const data = mails.map((mail) => rowOf(mail, facts.newId()));
  // Not `create`, which reads the row back: whoever posts a mail may not read the outbox.
  await tx.outboxMail.createMany({ data });
  await announceToPlatform(tx, ['outbox']);
  if (status === 'queued') await enqueueEach(tx, facts, deliverMail, data.map(({ id }) => ({ mailId: id })));
  return data.map(({ id }) => ({ id, error: status === 'kept' ? noMailServer : '' }));
};

export const postMail = async (tx: Tx, facts: Facts, mail: Mail): Promise<Posted> => (await postMails(tx, facts, [mail]))[0]!;

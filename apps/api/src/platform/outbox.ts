import { noMailServer } from '@patchbay/contract/operations';
import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { announceToPlatform } from './events.ts';
import { defineJob, enqueue } from './jobs.ts';
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
  /** PNG, in base64. */
  images: { id: string; png: string }[];
}

/**
 * Puts a mail into the outbox, in the transaction of the change that it is about. With a mail server it is then sent by
 * a job; without one it is kept, for the platform's administrator to read. Answers its id, and what is wrong with it so far.
 */
export const postMail = async (tx: Tx, facts: Facts, { to, subject, template, text, rich }: Mail): Promise<Posted> => {
  const id = facts.newId();
  const status = facts.deps.config.smtpUrl === '' ? 'kept' : 'queued';
  // Not `create`, which reads the row back: whoever posts a mail may not read the outbox.
  const { secrets } = facts.deps;
  await tx.outboxMail.createMany({
    data: [{ id, to, subject, template, status, text: secrets.seal(text, mailPurpose(id)), rich: rich ? secrets.seal(JSON.stringify(rich), richMailPurpose(id)) : '', createdAt: facts.now }],
  });
  await announceToPlatform(tx, ['outbox']);
  if (status === 'queued') await enqueue(tx, facts, deliverMail, { mailId: id });
  return { id, error: status === 'kept' ? noMailServer : '' };
};

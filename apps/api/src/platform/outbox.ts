import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { announceToPlatform } from './events.ts';
import { defineJob, enqueue } from './jobs.ts';
import { mailPurpose } from './sealed-columns.ts';

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
}

/**
 * Puts a mail into the outbox, in the transaction of the change that it is about. With a mail server it is then sent by
 * a job; without one it is kept, for the platform's administrator to read.
 */
export const postMail = async (tx: Tx, facts: Facts, { to, subject, template, text }: Mail): Promise<void> => {
  const id = facts.newId();
  const status = facts.deps.config.smtpUrl === '' ? 'kept' : 'queued';
  // Not `create`, which reads the row back: whoever posts a mail may not read the outbox.
  await tx.outboxMail.createMany({
    data: [{ id, to, subject, template, status, text: facts.deps.secrets.seal(text, mailPurpose(id)), createdAt: facts.now }],
  });
  await announceToPlatform(tx, ['outbox']);
  if (status === 'queued') await enqueue(tx, facts, deliverMail, { mailId: id });
};

import { noMailServer } from '@patchbay/contract/operations';
import { MailRefused, type Mailer } from '../../adapters/mail/smtp.ts';
import { announceToPlatform } from '../../platform/events.ts';
import { handleJob, type JobCtx, JobRefused } from '../../platform/jobs.ts';
import { deliverMail, type MailWatcher, type RichText } from '../../platform/outbox.ts';
import { mailPurpose, richMailPurpose } from '../../platform/sealed-columns.ts';

/** Null: no mail server is configured any more. */
type MailerOf = (ctx: JobCtx) => Mailer | null;

/** Hands one mail to the mail server. What was sent loses its text, and with it the links that were in it. */
export const deliverMailWith = (mailerOf: MailerOf, watchers: MailWatcher[] = []) =>
  handleJob(deliverMail, async ({ mailId }, ctx) => {
    const mail = await ctx.asPlatform((tx) => tx.outboxMail.findUnique({ where: { id: mailId } }));
    if (!mail || mail.status === 'sent' || mail.status === 'kept') return;
    const mailer = mailerOf(ctx);
    if (!mailer) return ctx.asPlatform(async (tx) => {
      await tx.outboxMail.update({ where: { id: mailId }, data: { status: 'kept' }, select: { id: true } });
      for (const note of watchers) await note(tx, mailId, noMailServer);
      await announceToPlatform(tx, ['outbox', 'jobs']);
    });
    const text = ctx.deps.secrets.open(mail.text, mailPurpose(mail.id));
    const failure = await mailer.send({ id: mail.id, to: mail.to, subject: mail.subject, text, ...(mail.rich !== '' && { rich: JSON.parse(ctx.deps.secrets.open(mail.rich, richMailPurpose(mail.id))) as RichText }) }).then(() => null, (error: Error) => error);
    const isFinal = failure instanceof MailRefused || ctx.isLastAttempt;
    await ctx.asPlatform(async (tx) => {
      const outcome = failure === null
        ? { status: 'sent', text: '', rich: '', error: '', sentAt: ctx.now }
        : { status: isFinal ? 'failed' : 'queued', error: failure.message };
      await tx.outboxMail.update({ where: { id: mailId }, data: { ...outcome, attempts: { increment: 1 } }, select: { id: true } });
      for (const note of watchers) await note(tx, mailId, outcome.error);
      await announceToPlatform(tx, ['outbox', 'jobs']);
    });
    if (failure instanceof MailRefused) throw new JobRefused(failure.message);
    if (failure) throw failure;
  });

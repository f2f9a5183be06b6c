import { announce } from '../../../platform/events.ts';
import type { MailWatcher } from '../../../platform/outbox.ts';

/** Tells the invitation what became of its mail, in the mail server's words. */
export const noteInvitationMail: MailWatcher = async (tx, mailId, error) => {
  const invitation = await tx.appInvitation.findFirst({ where: { mailId }, select: { id: true, user: { select: { tenant: { select: { path: true } } } } } });
  if (!invitation) return;
  await tx.appInvitation.update({ where: { id: invitation.id }, data: { mailError: error }, select: { id: true } });
  await announce(tx, invitation.user.tenant.path, 'user');
};

import type { AppInvitation, InvitationStatus } from '@patchbay/contract/app-invitations';
import { noMailServer } from '@patchbay/contract/operations';
import { users } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from './confirm.tsx';
import type { RowAction } from './resource-table.tsx';
import { Status, type Tone } from './status.tsx';
import { toast } from './toast.ts';
import { useAttempt } from './use-attempt.ts';

const tones: { [S in InvitationStatus]: Tone } = { 'not-sent': 'neutral', sent: 'busy', failed: 'bad', opened: 'busy', expired: 'warning', activated: 'good', silent: 'warning' };

/** Whether the last mail was written and not sent: there is no mail server. */
export const isKept = ({ mailError }: AppInvitation): boolean => mailError === noMailServer;

/** How far a user has come with the app. */
export const InvitationState = ({ of: invitation }: { of: AppInvitation }) => {
  const t = useTranslations('invitations');
  const { status } = invitation;
  return <Status tone={tones[status]}>{t(status === 'failed' && isKept(invitation) ? 'kept.status' : `statuses.${status}`)}</Status>;
};

/** Says what became of an invitation that was just sent: on its way, or kept without a mail server. */
export const useInvitationToast = () => {
  const t = useTranslations('invitations');
  return ({ email, invitation }: Pick<Invitable, 'email' | 'invitation'>) =>
    isKept(invitation) ? toast.failed(t('kept.title'), t('kept.text')) : toast.done(t('sentNow', { email: email! }));
};

/** Whom an invitation is for. */
export interface Invitable {
  id: string;
  name: string;
  email: string | null;
  invitation: AppInvitation;
}

/** Why the invitation cannot be sent, in words; undefined where it can. */
export const useObstacle = () => {
  const t = useTranslations('invitations');
  const { name: organisation } = usePlace();
  return ({ name, invitation: { obstacle } }: Pick<Invitable, 'name' | 'invitation'>): string | undefined => (obstacle === null ? undefined : t(`obstacles.${obstacle}`, { name, organisation }));
};

/** What can be done about the invitation of a user: send it, the first time or again, and issue a new code. */
export const useInvitationActions = () => {
  const t = useTranslations('invitations');
  const { may } = usePlace();
  const attempt = useAttempt();
  const confirm = useConfirm();
  const [obstacle, tell] = [useObstacle(), useInvitationToast()];
  const touches = { touches: ['appConfigurations', 'audit', 'outbox'] };
  const [invite, reissue] = [useCommand(users.invite, touches), useCommand(users.reissueInvitation, touches)];
  const send = async ({ id }: Invitable) => {
    const done = await attempt(() => invite.mutateAsync({ params: { id } }));
    if (done && done !== true) tell(done);
  };
  const issue = async ({ id, name }: Invitable) => {
    if (!(await confirm({ title: t('reissueTitle', { name }), body: t('reissueBody'), action: t('reissueAction') }))) return;
    const done = await attempt(() => reissue.mutateAsync({ params: { id } }));
    if (done && done !== true) tell(done);
  };
  return (user: Invitable): RowAction[] => {
    if (!may('users:write')) return [];
    const wasIssued = user.invitation.sentAt !== null;
    const reason = obstacle(user);
    const canIssue = wasIssued && [null, 'expired'].includes(user.invitation.obstacle);
    return [
      { label: wasIssued && !isKept(user.invitation) ? t('resend') : t('send'), icon: 'mail', reason, onClick: () => void send(user) },
      ...(canIssue ? [{ label: t('reissue'), icon: 'key' as const, onClick: () => void issue(user) }] : []),
    ];
  };
};

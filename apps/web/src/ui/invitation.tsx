import type { AppInvitation, InvitationStatus } from '@patchbay/contract/app-invitations';
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

/** How far a user has come with the app. */
export const InvitationState = ({ of: { status } }: { of: AppInvitation }) => {
  const t = useTranslations('invitations');
  return <Status tone={tones[status]}>{t(`statuses.${status}`)}</Status>;
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
  const obstacle = useObstacle();
  const touches = { touches: ['appConfigurations', 'audit', 'outbox'] };
  const [invite, reissue] = [useCommand(users.invite, touches), useCommand(users.reissueInvitation, touches)];
  const send = async ({ id, email }: Invitable) => {
    if (await attempt(() => invite.mutateAsync({ params: { id } }))) toast.done(t('sentNow', { email: email! }));
  };
  const issue = async ({ id, name, email }: Invitable) => {
    if (!(await confirm({ title: t('reissueTitle', { name }), body: t('reissueBody'), action: t('reissueAction') }))) return;
    if (await attempt(() => reissue.mutateAsync({ params: { id } }))) toast.done(t('sentNow', { email: email! }));
  };
  return (user: Invitable): RowAction[] => {
    if (!may('users:write')) return [];
    const wasSent = user.invitation.sentAt !== null;
    const reason = obstacle(user);
    const canIssue = wasSent && [null, 'expired'].includes(user.invitation.obstacle);
    return [
      { label: wasSent ? t('resend') : t('send'), icon: 'mail', reason, onClick: () => void send(user) },
      ...(canIssue ? [{ label: t('reissue'), icon: 'key' as const, onClick: () => void issue(user) }] : []),
    ];
  };
};

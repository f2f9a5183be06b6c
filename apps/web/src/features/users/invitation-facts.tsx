import type { AppInvitation } from '@patchbay/contract/app-invitations';
import { useTranslations } from 'use-intl';
import { InvitationState, isKept } from '#ui/invitation.tsx';
import { Time } from '#ui/time.tsx';

/** What became of the invitation of a user, step by step. */
export const InvitationFacts = ({ of: invitation }: { of: AppInvitation }) => {
  const t = useTranslations('invitations.facts');
  const { status, sentTo, sentAt, openedAt, activatedAt, expiresAt, mailError, devices } = invitation;
  return (
    <>
      <InvitationState of={invitation} />
      {status === 'silent' && <div>{t('silent')}</div>}
      {isKept(invitation) ? <div>{t('kept')}</div> : mailError !== '' && <div>{t('failed', { error: mailError })}</div>}
      {sentAt && <div>{t(isKept(invitation) ? 'written' : 'sent', { email: sentTo! })}, <Time at={sentAt} /></div>}
      {openedAt && <div>{t('opened')}, <Time at={openedAt} /></div>}
      {activatedAt && <div>{t('activated')}, <Time at={activatedAt} /></div>}
      {expiresAt && (status === 'expired' ? <div>{t('expired')}, <Time at={expiresAt} /></div> : <div>{t('expires')} <Time at={expiresAt} /></div>)}
      {sentAt && <div>{t('devices', { count: devices })}</div>}
    </>
  );
};

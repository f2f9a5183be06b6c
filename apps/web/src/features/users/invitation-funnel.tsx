import { users, type InvitationFunnel as Funnel } from '@patchbay/contract/users';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import styles from './users.module.css';

const steps = ['users', 'invited', 'opened', 'activated', 'active'] as const;

/** How many users are on the way to the app and how far; nothing before the first was invited. */
export const InvitationFunnel = () => {
  const t = useTranslations('invitations.funnel');
  const format = useFormatter();
  const { may } = usePlace();
  const { data } = useApi(users.invitationFunnel);
  if (!data || data.invited === 0) return null;
  return (
    <section className={styles.funnel} aria-label={t('title')}>
      <dl>
        {steps.map((step) => (
          <div key={step}>
            <dt>{t(step)}</dt>
            <dd>{format.number(data[step])}</dd>
          </div>
        ))}
        {data.failed > 0 && (
          <div className={styles.failed}>
            <dt>{t('failed')}</dt>
            <dd>{format.number(data.failed)}</dd>
          </div>
        )}
      </dl>
      {may('users:write') && data.waiting > 0 && <Remind waiting={data.waiting} />}
    </section>
  );
};

const Remind = ({ waiting: count }: Pick<Funnel, 'waiting'>) => {
  const t = useTranslations('invitations.funnel');
  const kept = useTranslations('invitations.kept');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const { mutateAsync, isPending } = useCommand(users.resendInvitations, { touches: ['appConfigurations', 'audit', 'outbox'] });
  const run = async () => {
    if (!(await confirm({ title: t('remindTitle'), body: t('remindBody', { count }), action: t('remindAction') }))) return;
    const done = await attempt(() => mutateAsync());
    if (!done || done === true) return;
    if (done.kept > 0) toast.failed(kept('title'), kept('text'));
    else toast.done(done.left > 0 ? t('left', done) : t('reminded', done));
  };
  return (
    <Button variant="default" size="xs" loading={isPending} leftSection={<Icon name="mail" size={15} />} onClick={() => void run()}>
      {t('remind', { count })}
    </Button>
  );
};

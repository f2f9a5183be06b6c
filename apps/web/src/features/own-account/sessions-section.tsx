import { account } from '@patchbay/contract/session';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { useTranslations } from 'use-intl';
import { useApi, useCommand } from '#api/query.ts';
import { FormSection } from '#ui/form-page.tsx';
import { Button } from '#ui/kit.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { browserOf } from './browser-of.ts';
import styles from './own-account.module.css';

type OwnSession = ResponseOf<typeof account.sessions>['items'][number];

/** Where one is signed in, and the way to end it. */
export const SessionsSection = () => {
  const t = useTranslations('ownAccount');
  const query = useApi(account.sessions);
  return (
    <FormSection title={t('sessions')} help={t('sessionsHelp')}>
      <Loaded query={query}>{({ items }) => <SessionList sessions={items} />}</Loaded>
    </FormSection>
  );
};

const SessionList = ({ sessions }: { sessions: OwnSession[] }) => {
  const t = useTranslations('ownAccount');
  const attempt = useAttempt();
  const revoke = useCommand(account.revokeSession);
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  const end = async (ended: OwnSession[], said: string) => {
    const done = await attempt(() => Promise.all(ended.map(({ id }) => revoke.mutateAsync({ params: { id } }))));
    if (done) toast.done(said);
  };
  return (
    <div>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} onEnd={session.isCurrent ? undefined : () => void end([session], t('revoked'))} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button variant="default" mt="sm" onClick={() => void end(others, t('othersRevoked', { count: others.length }))}>
          {t('revokeOthers')}
        </Button>
      )}
    </div>
  );
};

const SessionLine = ({ session: { userAgent, ip, isCurrent, lastSeenAt }, onEnd }: { session: OwnSession; onEnd: (() => void) | undefined }) => {
  const t = useTranslations('ownAccount');
  const { browser, system } = browserOf(userAgent);
  const name = browser && system ? t('browserOn', { browser, system }) : browser || userAgent.slice(0, 60) || t('unknownBrowser');
  return (
    <li>
      <span className={styles.what}>
        {name} {isCurrent && <Tag>{t('current')}</Tag>}
        <br />
        <span className={styles.detail}>
          {ip} · {t('lastSeen')} <Time at={lastSeenAt} show="relative" />
        </span>
      </span>
      {onEnd && (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={t('revokeNamed', { name: `${name}, ${ip}` })}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
};

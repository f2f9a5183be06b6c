import { Button, Popover, SegmentedControl, Stack, UnstyledButton } from '@mantine/core';
import { use, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { signOut, useViewer } from '#api/session.ts';
import { languageNames } from '#i18n/words.ts';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { useShowShortcuts } from '#ui/shortcuts.tsx';
import { usePreferences, type Preferences } from '../preferences.tsx';
import { PagesContext } from './pages-context.ts';
import styles from './account-menu.module.css';

const initialsOf = (name: string) => {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0] ?? '').join('').toUpperCase();
};

/** Who is signed in, how they like things, and the way out. */
export const AccountMenu = () => {
  const t = useTranslations('shell');
  const { account } = useViewer();
  const { base } = usePlace();
  const showShortcuts = useShowShortcuts();
  const hasOwnPage = use(PagesContext).some(({ path }) => path === 'account');
  const line = { variant: 'subtle', color: 'gray', justify: 'flex-start', fullWidth: true, className: styles.line } as const;
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.avatar} data-initials={initialsOf(account.name)} aria-label={t('account', { name: account.name })} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('account', { name: account.name })}>
        <div className={styles.person}>
          <strong>{account.name}</strong>
          <span>{account.email}</span>
        </div>
        <Settings />
        <div className={styles.lines}>
          {hasOwnPage && (
            <ButtonLink {...line} to={`${base}/account`} leftSection={<Icon name="user" />}>
              {t('ownAccount')}
            </ButtonLink>
          )}
          <Button {...line} leftSection={<Icon name="keyboard" />} onClick={showShortcuts}>
            {t('keys')}
          </Button>
          <Button {...line} component="a" href="/api/docs" target="_blank" leftSection={<Icon name="open" />}>
            {t('apiDocs')}
          </Button>
          <Button {...line} leftSection={<Icon name="exit" />} onClick={() => void signOut()}>
            {t('signOut')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

const Settings = () => {
  const t = useTranslations('shell');
  const common = useTranslations('common');
  const schemes = { light: t('light'), dark: t('dark'), auto: t('auto') };
  const formats = { international: t('international'), national: t('national') };
  return (
    <Stack gap={10} className={styles.settings}>
      <Setting label={t('colorScheme')} of="colorScheme" choices={schemes} />
      <Setting label={common('language')} of="language" choices={languageNames} />
      <Setting label={t('numberFormat')} of="numberFormat" choices={formats} />
    </Stack>
  );
};

const Setting = <K extends keyof Preferences>({ label, of, choices }: { label: string; of: K; choices: { [V in Preferences[K]]: string } }): ReactNode => {
  const { preferences, change } = usePreferences();
  const data = Object.entries<string>(choices).map(([value, text]) => ({ value, label: text }));
  return (
    <div>
      <div className={styles.label}>{label}</div>
      <SegmentedControl fullWidth size="xs" aria-label={label} value={preferences[of]} data={data} onChange={(value) => change({ [of]: value } as Partial<Preferences>)} />
    </div>
  );
};

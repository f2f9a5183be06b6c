import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { keysText, useShortcut } from '#ui/shortcuts.tsx';
import { usePreferences } from '../preferences.tsx';
import { AccountMenu } from './account-menu.tsx';
import { BareDialog } from './bare-dialog.tsx';
import { Logo } from './logo.tsx';
import { OrganisationPath } from './organisation-path.tsx';
import { Switcher } from './switcher.tsx';
import styles from './top-bar.module.css';

// Brings the formatting of phone numbers along, which nothing else in the frame needs.
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));

// Nothing of the first screen waits for it.
const WorkTray = lazy(async () => ({ default: (await import('./work-tray.tsx')).WorkTray }));

/** Mark, organisation path, search, colour scheme, account. */
export const TopBar = ({ onOpenNavigation }: { onOpenNavigation: () => void }) => {
  const t = useTranslations('shell');
  const [open, setOpen] = useState<'palette' | 'switcher'>();
  const [from, setFrom] = useState<Element | null>(null);
  const close = () => setOpen(undefined);
  const show = (what: 'palette' | 'switcher') => {
    // One that follows the other goes back to where the first was opened.
    if (!open) setFrom(document.activeElement);
    setOpen(what);
  };
  useShortcut({ keys: 'mod+k', label: t('paletteTitle'), group: t('everywhere'), run: () => show('palette') });
  useShortcut({ keys: 'g o', label: t('switchTitle'), group: t('everywhere'), run: () => show('switcher') });
  return (
    <header className={styles.bar}>
      <span className={styles.burger}>
        <IconButton icon="menu" label={t('openNavigation')} size={32} onClick={onOpenNavigation} />
      </span>
      <Link to="/" className={styles.mark} aria-label={t('home')}>
        <Logo />
        <span className={styles.word}>Patchbay</span>
      </Link>
      <OrganisationPath onSwitch={() => show('switcher')} />
      <UnstyledButton className={styles.search} onClick={() => show('palette')} aria-haspopup="dialog">
        <Icon name="search" size={15} />
        <span className={styles.searchText}>{t('search')}</span>
        <kbd className={styles.keys}>{keysText('mod+k')}</kbd>
      </UnstyledButton>
      <Suspense fallback={null}>
        <WorkTray />
      </Suspense>
      <SchemeToggle />
      <AccountMenu />
      <Switcher opened={open === 'switcher'} onClose={close} from={from} />
      <BareDialog label={t('paletteTitle')} opened={open === 'palette'} onClose={close} from={from}>
        <Suspense fallback={<div style={{ height: 320 }} />}>
          <CommandPalette from={from} onClose={close} onSwitch={() => show('switcher')} />
        </Suspense>
      </BareDialog>
    </header>
  );
};

const SchemeToggle = () => {
  const t = useTranslations('shell');
  const { preferences, change } = usePreferences();
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = preferences.colorScheme === 'dark' || (preferences.colorScheme === 'auto' && systemIsDark);
  return <IconButton icon={isDark ? 'sun' : 'moon'} label={isDark ? t('toLight') : t('toDark')} size={32} className={styles.scheme} onClick={() => change({ colorScheme: isDark ? 'light' : 'dark' })} />;
};

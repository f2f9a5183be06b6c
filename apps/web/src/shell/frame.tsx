import { Drawer, Skeleton } from '@mantine/core';
import { Suspense, useRef, useState, type ReactNode } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveUpdates } from '#api/live-updates.ts';
import { usePlace } from '#api/place.tsx';
import { DialogHost } from '#ui/dialog-host.tsx';
import { LeaveGuard } from '#ui/form/leave-guard.ts';
import { ShortcutsProvider } from '#ui/shortcuts.tsx';
import { ActingStrip } from './acting-strip.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import styles from './frame.module.css';
import { Navigation, NavigationShortcuts } from './navigation.tsx';
import { useRememberPlace } from './recent-places.ts';
import { useScrollAndFocus } from './scroll-and-focus.ts';
import { SignedOutDialog } from './signed-out-dialog.tsx';
import { TopBar } from './top-bar.tsx';

/** Bar, navigation and the page between them. */
export const Frame = () => {
  const t = useTranslations('shell');
  const common = useTranslations('common');
  const place = usePlace();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  useLiveUpdates(place.id);
  useRememberPlace(place);
  const closeSheet = () => setIsSheetOpen(false);
  return (
    <ShortcutsProvider>
      <DialogHost>
        <LeaveGuard />
        <NavigationShortcuts />
        <FrameGrid
          isElsewhere={place.actingAs !== undefined}
          bar={<TopBar onOpenNavigation={() => setIsSheetOpen(true)} />}
          strip={<ActingStrip />}
          navigation={
            <nav className={styles.navigation} aria-label={t('navigation')}>
              <Navigation />
            </nav>
          }
        >
          <Main />
        </FrameGrid>
        <Drawer.Root opened={isSheetOpen} onClose={closeSheet} position="left" size={280} classNames={{ content: styles.sheet }}>
          <Drawer.Overlay />
          <Drawer.Content>
            <div className={styles.sheetHead}>
              <Drawer.Title className={styles.sheetTitle}>{place.name}</Drawer.Title>
              <Drawer.CloseButton aria-label={common('close')} />
            </div>
            <nav aria-label={t('navigation')}>
              <Navigation onFollow={closeSheet} />
            </nav>
          </Drawer.Content>
        </Drawer.Root>
        <SignedOutDialog />
      </DialogHost>
    </ShortcutsProvider>
  );
};

const Main = () => {
  const main = useRef<HTMLElement>(null);
  const isMoving = useNavigation().state === 'loading';
  useScrollAndFocus(main);
  return (
    <main id="main" ref={main} className={styles.main} tabIndex={-1} aria-busy={isMoving || undefined}>
      <div className={styles.progress} data-moving={isMoving || undefined} />
      <ConnectionBanner />
      <Suspense>
        <Outlet />
      </Suspense>
    </main>
  );
};

interface GridProps {
  isElsewhere: boolean;
  bar: ReactNode;
  strip?: ReactNode;
  navigation: ReactNode;
  children: ReactNode;
}

const FrameGrid = ({ isElsewhere, bar, strip, navigation, children }: GridProps) => {
  const t = useTranslations('shell');
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </a>
      <div className={styles.top} data-elsewhere={isElsewhere || undefined}>
        {bar}
        {strip}
      </div>
      {navigation}
      {children}
    </div>
  );
};

/** The frame before it is known where we are: the same places, nothing in them yet. */
export const FrameSkeleton = () => (
  <div className={styles.frame} aria-busy="true">
    <div className={styles.top}>
      <div className={styles.barSkeleton}>
        <Skeleton h={22} w={22} radius={6} />
        <Skeleton h={12} w={220} />
      </div>
    </div>
    <div className={styles.navigation}>
      <div className={styles.navigationSkeleton}>
        {[88, 120, 72, 104, 96].map((width) => (
          <Skeleton key={width} h={12} w={width} />
        ))}
      </div>
    </div>
    <main className={styles.main} />
  </div>
);

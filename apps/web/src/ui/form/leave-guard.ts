import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useTranslations } from 'use-intl';
import { useConfirm } from '#ui/confirm.tsx';

/** Asks before typed input is thrown away. */
export const useAskToDiscard = () => {
  const t = useTranslations('forms');
  const confirm = useConfirm();
  return () => confirm({ title: t('discardTitle'), body: t('discardBody'), action: t('discard'), danger: true });
};

/**
 * Keeps a form with unsaved input from being left by accident: by a link, Back, or closing the tab.
 * @returns what to call before leaving on purpose
 */
export const useLeaveGuard = (isDirty: boolean) => {
  const mayLeave = useRef(false);
  const ask = useAskToDiscard();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && !mayLeave.current && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void ask().then((isSure) => (isSure ? blocker.proceed() : blocker.reset()));
    // One question for each attempt to leave.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const hold = (event: BeforeUnloadEvent) => {
      if (!mayLeave.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isDirty]);
  return () => void (mayLeave.current = true);
};

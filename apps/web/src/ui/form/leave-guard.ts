import { useEffect, useState } from 'react';
import { useBlocker, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { useConfirm } from '#ui/confirm.tsx';

/** Forms with input that would be lost: of pages, and of dialogs above them. */
const unsaved = new Set<object>();

/** Asks before typed input is thrown away. */
export const useAskToDiscard = () => {
  const t = useTranslations('forms');
  const confirm = useConfirm();
  return () => confirm({ title: t('discardTitle'), body: t('discardBody'), action: t('discard'), danger: true });
};

/** Asks once, however many forms would lose their input: by a link, Back, or closing the tab. */
export const LeaveGuard = () => {
  const ask = useAskToDiscard();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void ask().then((isSure) => (isSure ? blocker.proceed() : blocker.reset()));
    // One question for each attempt to leave.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state]);
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (unsaved.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
  return null;
};

/**
 * Keeps a form with unsaved input from being left by accident.
 * @returns what to call before leaving on purpose
 */
export const useLeaveGuard = (isDirty: boolean) => {
  const [form] = useState(() => ({}));
  const allowLeaving = () => void unsaved.delete(form);
  useEffect(() => {
    if (isDirty) unsaved.add(form);
    return () => void unsaved.delete(form);
  }, [isDirty, form]);
  return allowLeaving;
};

/**
 * The same for a dialog, which is closed when the page below it is left.
 * @returns what to call before leaving on purpose
 */
export const useDialogGuard = (isDirty: boolean, close: () => void) => {
  const { pathname } = useLocation();
  const [openedAt] = useState(pathname);
  const allowLeaving = useLeaveGuard(isDirty);
  useEffect(() => {
    if (pathname !== openedAt) close();
    // Once, when it is left.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
  return allowLeaving;
};

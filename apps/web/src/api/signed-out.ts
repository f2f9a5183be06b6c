import { useSyncExternalStore } from 'react';

let isSignedOut = false;
const listeners = new Set<() => void>();

const set = (value: boolean) => {
  if (value === isSignedOut) return;
  isSignedOut = value;
  listeners.forEach((listener) => listener());
};

/** A call was refused because the session has ended; the frame asks to sign in again, over the page as it stands. */
export const reportSignedOut = () => set(true);
export const reportSignedIn = () => set(false);

export const useIsSignedOut = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isSignedOut,
  );

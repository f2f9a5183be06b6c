import { useEffect, useRef } from 'react';
import type { Stage } from './steps.ts';

interface Entry {
  /** How many screens lie behind this one. */
  depth: number;
  stage: Stage;
}

const entry = (): Entry => (history.state as Entry | null) ?? { depth: 0, stage: 'start' };

/** The screen that was shown when the page was loaded anew, where it was one that others lie behind. */
export const readEntry = (): Stage | undefined => (entry().depth > 0 ? entry().stage : undefined);

/**
 * The back button of the phone does what the one on the screen does: the history holds as many entries as there are screens to
 * go back to. `depth` is undefined while it is not known yet.
 */
export const useBackButton = (stage: Stage, depth: number | undefined, onBack: (() => void) | undefined): void => {
  const now = useRef({ depth, onBack });
  useEffect(() => void (now.current = { depth, onBack }), [depth, onBack]);
  useEffect(() => {
    if (depth === undefined) return;
    const behind = entry().depth;
    if (depth < behind) return history.go(depth - behind);
    for (let at = behind + 1; at <= depth; at++) history.pushState({ depth: at, stage }, '');
    history.replaceState({ depth, stage }, '');
  }, [stage, depth]);
  useEffect(() => {
    // A link that is followed has its own event.
    const listen = () => location.hash === '' && entry().depth < (now.current.depth ?? 0) && now.current.onBack?.();
    window.addEventListener('popstate', listen);
    return () => window.removeEventListener('popstate', listen);
  }, []);
};

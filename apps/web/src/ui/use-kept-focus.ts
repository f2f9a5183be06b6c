import { useEffect, useRef, type RefObject } from 'react';
import { focusNear, lasting, placeOf, type Place } from './return-focus.ts';

/**
 * Keeps the focus in a list that things are removed from: it goes to the same part of the next item, or of the one before. Where
 * none is left, it goes to what adds items, in the `group` around the list, or to the heading.
 * @example const kept = useKeptFocus<HTMLDivElement>(); return <div ref={kept}>…</div>
 */
export const useKeptFocus = <T extends HTMLElement>(): RefObject<T | null> => {
  const kept = useRef<T>(null);
  const last = useRef<Place>(undefined);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const element = lasting(target as Element);
      last.current = kept.current?.contains(element) ? placeOf(element) : undefined;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // Whatever was rendered, what had the focus may have been part of it.
  useEffect(() => {
    if (last.current && !last.current.element.isConnected) focusNear(last.current);
  });
  return kept;
};

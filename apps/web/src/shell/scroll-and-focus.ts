import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useLocation, useMatches, useNavigationType } from 'react-router';

const positions = new Map<string, number>();
// The root and the place come first; what follows is the page. A panel lies below its page and is part of it.
const pageDepth = 2;

/**
 * A new page starts at its top with the focus on its title; Back returns to where it was scrolled to. Opening a panel
 * and changing filters leave both alone.
 */
export const useScrollAndFocus = (main: RefObject<HTMLElement | null>) => {
  const { key, search } = useLocation();
  const matches = useMatches();
  const type = useNavigationType();
  const page = matches[pageDepth]?.pathname ?? '';
  const cursor = new URLSearchParams(search).get('after') ?? '';
  const shown = useRef({ page, cursor });

  useEffect(() => {
    const element = main.current;
    const remember = () => void positions.set(key, element?.scrollTop ?? 0);
    element?.addEventListener('scroll', remember, { passive: true });
    return () => element?.removeEventListener('scroll', remember);
  }, [main, key]);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { page, cursor };
    if (before.page === page && before.cursor === cursor) return;
    main.current?.scrollTo({ top: type === 'POP' ? (positions.get(key) ?? 0) : 0 });
    if (before.page !== page) (main.current?.querySelector('h1') ?? main.current)?.focus({ preventScroll: true });
  }, [main, page, cursor, key, type]);
};

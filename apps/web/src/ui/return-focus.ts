import { useEffect, useRef } from 'react';

/**
 * Gives the focus back to what had it before a dialog, once what calls this is out of the page; unless another dialog or
 * the next page has taken it meanwhile. (Mantine's own does so only for dialogs that were in the page before they
 * opened. The end of a dialog's exit would be too early: then it may still be in the page, and have the focus.)
 */
export const useReturnFocus = (to: Element | null) => {
  const latest = useRef(to);
  useEffect(() => {
    latest.current = to;
  }, [to]);
  useEffect(() => () => returnFocus(latest.current), []);
};

/** The same as a part of a dialog, for one that stays when its content goes. */
export const ReturnFocus = ({ to }: { to: Element | null }) => {
  useReturnFocus(to);
  return null;
};

const returnFocus = (to: Element | null) =>
  void setTimeout(() => {
    if (document.activeElement === document.body && to instanceof HTMLElement) to.focus({ preventScroll: true });
  });

/** What has the focus now, and will be there later: for an item of a menu, the button that has opened the menu. */
export const focusedForLater = (): Element | null => {
  const menu = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return (menu && document.getElementById(menu)) || document.activeElement;
};

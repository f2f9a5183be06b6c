/**
 * Gives the focus back to what had it before a dialog, once that is out of the page; unless another dialog or the next
 * page has taken it meanwhile. (Mantine's own does so only for dialogs that were in the page before they opened.)
 */
export const returnFocus = (to: Element | null) =>
  void setTimeout(() => {
    if (document.activeElement === document.body && to instanceof HTMLElement) to.focus({ preventScroll: true });
  });

/** What has the focus now, and will be there later: for an item of a menu, the button that has opened the menu. */
export const focusedForLater = (): Element | null => {
  const menu = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return (menu && document.getElementById(menu)) || document.activeElement;
};

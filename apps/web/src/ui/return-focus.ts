import { useEffect, useRef } from 'react';

const focusable = 'a[href], button, input:not([type="hidden"]), select, textarea, [tabindex]';
/** With those that are disabled, so that each is at its place in every row. */
const parts = (item: Element): HTMLElement[] => (item.hasAttribute('tabindex') ? [item as HTMLElement] : [...item.querySelectorAll<HTMLElement>(focusable)]);
const isEnabled = (part: HTMLElement | undefined) => part !== undefined && !part.matches(':disabled');

interface Item {
  element: Element;
  /** Which of its parts has the focus. */
  part: number;
  /** The next ones first, then the previous ones from the nearest on. */
  others: Element[];
}

/** What has the focus, and what is near it, which is not to be found any more once it is removed. */
export interface Place {
  element: HTMLElement;
  /** The rows or items that it stands in, from inside out. */
  items: Item[];
  ancestors: Element[];
}

const ancestorsOf = (element: Element): Element[] => (element.parentElement ? [element.parentElement, ...ancestorsOf(element.parentElement)] : []);

const itemOf = (element: Element, focused: HTMLElement): Item => {
  const siblings = [...(element.parentElement?.children ?? [])];
  const at = siblings.indexOf(element);
  return { element, part: parts(element).indexOf(focused), others: [...siblings.slice(at + 1), ...siblings.slice(0, at).reverse()] };
};

/** Where an element stands now, for the time when it may be gone. */
export const placeOf = (element: Element | null): Place | undefined => {
  if (!(element instanceof HTMLElement)) return undefined;
  const ancestors = ancestorsOf(element);
  return { element, items: [element, ...ancestors].filter((each) => each.matches('li, tr')).map((item) => itemOf(item, element)), ancestors };
};

const partOf = (item: Element, part: number) => [parts(item)[part], ...parts(item)].find(isEnabled);
const nearestPart = ({ element, part, others }: Item) => [element, ...others].filter(({ isConnected }) => isConnected).map((item) => partOf(item, part)).find(Boolean);

/** What adds rows where none is left: the first field or button after the list, in the group around it. */
const adderOf = ({ ancestors }: Place) => {
  const around = ancestors.filter(({ isConnected }) => isConnected);
  const [list] = around;
  const group = around.find((each) => each.matches('[role="group"]'));
  if (!list || !group) return undefined;
  const others = [...group.querySelectorAll<HTMLElement>('button, input:not([type="hidden"])')].filter((one) => one.tabIndex >= 0 && isEnabled(one));
  return others.find((one) => list.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING) ?? others[0];
};

const nearestHeading = ({ ancestors }: Place) => {
  const heading = ancestors.filter(({ isConnected }) => isConnected).map((each) => each.querySelector<HTMLElement>('h1, h2, h3')).find(Boolean);
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
};

/** A dialog that is gone as well gives the focus back by itself, to where it was opened. */
const wentWithItsDialog = ({ ancestors }: Place) => ancestors.find((each) => each.matches('[role="dialog"]'))?.isConnected === false;

/** Where nothing has the focus: gives it to what had it, or else to the next item or the one before, what adds items, or the heading of what it stood in. */
export const focusNear = (place: Place | undefined): void => {
  if (!place || document.activeElement !== document.body || wentWithItsDialog(place)) return;
  const to = place.element.isConnected ? place.element : place.items.map(nearestPart).find(Boolean) ?? adderOf(place) ?? nearestHeading(place);
  to?.focus({ preventScroll: place.element.isConnected });
};

/**
 * Gives the focus back to what had it before a dialog, or near it, once this, which stands in the dialog, is out of the page; unless another
 * dialog or the next page has taken it meanwhile. (Mantine's own does so only for dialogs that were in the page before they
 * opened. The end of a dialog's exit would be too early: then it may still be in the page, and have the focus.)
 */
export const ReturnFocus = ({ to }: { to: Place | undefined }) => {
  const latest = useRef(to);
  useEffect(() => {
    latest.current = to;
  }, [to]);
  useEffect(() => () => void setTimeout(() => focusNear(latest.current)), []);
  return null;
};

/** What will be there later: for an item of a menu, the button that has opened the menu. */
export const lasting = (element: Element | null): Element | null => {
  const menu = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return (menu && document.getElementById(menu)) || element;
};

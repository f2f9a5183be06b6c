const focusable = ':is(button, input:not([type="hidden"])):not([tabindex="-1"]):not(:disabled)';

/**
 * Before a row of a list goes, by a button in it: the focus goes to the last button of the row after it, or else of the
 * row before it; without another row, to what stands last in the group around the list: what adds rows. Left where it
 * is, it would go to nothing, and Escape and Tab with it.
 */
export const passFocus = (from: Element) => {
  const row = from.closest('li, tr');
  const neighbour = row?.nextElementSibling?.querySelector('button') ? row.nextElementSibling : row?.previousElementSibling;
  const next = [...(neighbour?.querySelectorAll<HTMLElement>('button') ?? [])].at(-1);
  const others = [...(row?.closest('[role="group"]')?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter((one) => !row?.contains(one));
  (next ?? others.at(-1))?.focus({ preventScroll: true });
};

import type { KeyboardEvent } from 'react';

/**
 * Escape closes the dialog that has the focus, and only that. (Mantine's own listens on the window: with a question
 * open above a form, both would close.)
 */
export const closesOnEscape = (close: () => void) => (event: KeyboardEvent<HTMLElement>) => {
  const target = event.target as HTMLElement;
  // A menu or list that is open in the dialog takes the key for itself.
  const isTaken = event.defaultPrevented || target.getAttribute('data-mantine-stop-propagation') === 'true' || !event.currentTarget.contains(target);
  if (event.key !== 'Escape' || isTaken || event.nativeEvent.isComposing) return;
  event.stopPropagation();
  close();
};

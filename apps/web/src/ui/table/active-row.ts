import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '#ui/shortcuts.tsx';

interface Handlers {
  count: number;
  onOpen: (index: number) => void;
  onToggle?: (index: number) => void;
}

/** The row that the keyboard is at: j and k or the arrows move it, Enter opens, x ticks. */
export const useActiveRow = <T extends HTMLElement>({ count, onOpen, onToggle }: Handlers) => {
  const t = useTranslations('table');
  const rows = useRef<(T | null)[]>([]);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(count - 1, 0));
  const isInRows = () => rows.current.some((row) => row?.contains(document.activeElement));

  const focus = (index: number) => rows.current[Math.max(0, Math.min(index, count - 1))]?.focus();
  const step = (by: number) => focus(isInRows() ? current + by : current);
  const open = () => isInRows() && onOpen(current);
  const toggle = () => isInRows() && onToggle?.(current);

  const group = t('keysGroup');
  useShortcut({ keys: 'j', label: t('keyNext'), group, run: () => step(1) });
  useShortcut({ keys: 'k', label: t('keyPrevious'), group, run: () => step(-1) });
  useShortcut({ keys: 'o', label: t('keyOpen'), group, run: open });
  useShortcut({ keys: 'x', label: t('keySelect'), group, run: toggle });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: { [key: string]: () => unknown } = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      Home: () => focus(0),
      End: () => focus(count - 1),
      Enter: () => onOpen(index),
      ' ': () => onToggle?.(index),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  /** What makes an element a row that the keyboard reaches. */
  const rowProps = (index: number) => ({
    ref: (element: T | null) => void (rows.current[index] = element),
    tabIndex: index === current ? 0 : -1,
    onFocus: () => setActive(index),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, index),
  });
  return { rowProps };
};

import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { DialogContext } from './dialog.tsx';
import { lasting, placeOf, ReturnFocus, type Place } from './return-focus.ts';

type Render<T> = (done: (result: T) => void) => ReactNode;
/** `from` gets the focus back, where that is not what has it now. */
type Open = <T>(render: Render<T>, from?: Element | null) => Promise<T | undefined>;

interface Entry {
  key: number;
  /** What had the focus before. */
  from: Place | undefined;
  opened: boolean;
  content: ReactNode;
  close: () => void;
}

const OpenContext = createContext<Open | undefined>(undefined);
let nextKey = 1;

/** Shows the dialogs that `useDialog` opens. */
export const DialogHost = ({ children }: { children: ReactNode }) => {
  const [entries, setEntries] = useState<Entry[]>([]);
  const open = useCallback<Open>(
    (render, from = lasting(document.activeElement)) =>
      new Promise((resolve) => {
        const key = nextKey++;
        const finish = (result?: Parameters<typeof resolve>[0]) => {
          resolve(result);
          setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, opened: false } : entry)));
        };
        setEntries((all) => [...all, { key, from: placeOf(from), opened: true, content: render(finish), close: () => finish() }]);
      }),
    [],
  );
  const forget = ({ key }: Entry) => setEntries((all) => all.filter((entry) => entry.key !== key));
  return (
    <OpenContext value={open}>
      {children}
      {entries.map((entry) => (
        <DialogContext key={entry.key} value={{ opened: entry.opened, close: entry.close, onClosed: () => forget(entry) }}>
          {entry.content}
          <ReturnFocus to={entry.from} />
        </DialogContext>
      ))}
    </OpenContext>
  );
};

/**
 * Opens a dialog and waits for its result; `undefined` when it was dismissed.
 * @example const isSure = await openDialog<boolean>((done) => <Dialog title="…">…</Dialog>)
 */
export const useDialog = (): Open => {
  const open = use(OpenContext);
  if (!open) throw new Error('useDialog needs a DialogHost');
  return open;
};

import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { DialogContext } from './dialog.tsx';

type Render<T> = (done: (result: T) => void) => ReactNode;
type Open = <T>(render: Render<T>) => Promise<T | undefined>;

interface Entry {
  key: number;
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
    (render) =>
      new Promise((resolve) => {
        const key = nextKey++;
        const finish = (result?: Parameters<typeof resolve>[0]) => {
          resolve(result);
          setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, opened: false } : entry)));
        };
        setEntries((all) => [...all, { key, opened: true, content: render(finish), close: () => finish() }]);
      }),
    [],
  );
  const forget = (key: number) => setEntries((all) => all.filter((entry) => entry.key !== key));
  return (
    <OpenContext value={open}>
      {children}
      {entries.map(({ key, opened, close, content }) => (
        <DialogContext key={key} value={{ opened, close, onClosed: () => forget(key) }}>
          {content}
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

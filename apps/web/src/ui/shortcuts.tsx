import { Kbd } from '@mantine/core';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from './dialog.tsx';
import styles from './shortcuts.module.css';

export interface Shortcut {
  /** `j`, `mod+k` (Ctrl, or Command on a Mac), or one key after another: `g p`. */
  keys: string;
  /** What it does, for the overlay. */
  label: string;
  /** The overlay's heading: where it works. */
  group: string;
  run: () => void;
}

interface Registry {
  add: (shortcut: { current: Shortcut }) => () => void;
  showAll: () => void;
}

const RegistryContext = createContext<Registry | undefined>(undefined);
const pauseMs = 900;

const nameOf = (event: KeyboardEvent) => `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isTick(target);
const isTick = (target: HTMLElement) => target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
// Some lists stay in the page while they are closed.
const isShown = (element: Element) => element.checkVisibility?.() ?? true;
const isInDialog = () => [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')].some(isShown);

/** Runs the shortcuts of what is on the screen, and shows them all at `?`. */
export const ShortcutsProvider = ({ children }: { children: ReactNode }) => {
  const t = useTranslations('shell');
  const [all] = useState(() => new Set<{ current: Shortcut }>());
  const [shown, setShown] = useState<Shortcut[]>();
  const typed = useRef({ text: '', at: 0 });
  const registry = useMemo<Registry>(
    () => ({
      add: (shortcut) => {
        all.add(shortcut);
        return () => void all.delete(shortcut);
      },
      showAll: () => setShown([...all].map(({ current }) => current)),
    }),
    [all],
  );
  const help = useRef<Shortcut>({ keys: '?', label: t('showKeys'), group: t('everywhere'), run: registry.showAll });
  useEffect(() => registry.add(help), [registry]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const isChord = name.startsWith('mod+');
      if (event.defaultPrevented || event.altKey || (!isChord && (isTyping(event.target) || isInDialog()))) return;
      const { text, at } = typed.current;
      const sequence = event.timeStamp - at < pauseMs && text ? `${text} ${name}` : name;
      const found = [...all].reverse().find(({ current }) => current.keys === sequence) ?? [...all].reverse().find(({ current }) => current.keys === name);
      typed.current = { text: found ? '' : name, at: event.timeStamp };
      if (!found) return;
      event.preventDefault();
      found.current.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [all]);
  return (
    <RegistryContext value={registry}>
      {children}
      <Overlay shortcuts={shown ?? []} opened={shown !== undefined} onClose={() => setShown(undefined)} />
    </RegistryContext>
  );
};

/** A shortcut that works while the calling component is on the screen. Later ones win over earlier ones. */
export const useShortcut = (shortcut: Shortcut) => {
  const registry = use(RegistryContext);
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  useEffect(() => registry?.add(latest), [registry]);
};

export const useShowShortcuts = () => {
  const registry = use(RegistryContext);
  return useCallback(() => registry?.showAll(), [registry]);
};

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const names: Record<string, string> = { mod: isMac ? '⌘' : 'Ctrl', ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', ' ': '␣' };

/** `mod+k` as this machine's keyboard writes it. */
export const keysText = (keys: string) => keys.split('+').map((key) => names[key] ?? key.toUpperCase()).join(isMac ? '' : ' ');

const Overlay = ({ shortcuts, opened, onClose }: { shortcuts: Shortcut[]; opened: boolean; onClose: () => void }) => {
  const t = useTranslations('shell');
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <Dialog title={t('keysTitle')} opened={opened} onClose={onClose} size="lg">
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl className={styles.list}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, label }) => (
                  <div key={keys} className={styles.line}>
                    <dt>{label}</dt>
                    <dd>
                      {(keys === ' ' ? [' '] : keys.split(' ')).map((key) => (
                        <Kbd key={key}>{keysText(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};

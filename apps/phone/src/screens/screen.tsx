import { useEffect, useRef, type ReactNode } from 'react';
import { type Failure } from '../api.ts';
import { fill, waitOf, words } from '../words.ts';

interface Props {
  title: string;
  children?: ReactNode;
  /** What goes on, at the thumb. */
  actions?: ReactNode;
  onBack?: (() => void) | undefined;
}

/** One screen: its title, which gets the focus so that it is read out, what it says, and what can be done. */
export const Screen = ({ title, children, actions, onBack }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.appName}`;
    heading.current?.focus();
  }, [title]);
  return (
    <main className="screen">
      {onBack && (
        <button type="button" className="back" onClick={onBack}>
          ← {words.back}
        </button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className="body">{children}</div>
      {actions && <div className="actions">{actions}</div>}
    </main>
  );
};

/** What was refused: a code, what was typed, or a choice. */
type Refused = 'code' | 'entry' | 'choice';

const said = ({ code, seconds }: Failure, of: Refused): [title: string, text: string] => {
  const { failures } = words;
  if (code === 'rule-broken' || code === 'validation-failed') return [failures[of], failures[`${of}Text`]];
  if (code === 'rate-limited') return [failures.rate, fill(failures.rateText, { wait: waitOf(seconds) })];
  if (code === 'limit-reached') return [failures.devices, failures.devicesText];
  if (code === 'stale-version') return [failures.stale, failures.staleText];
  if (code === 'unreachable' || code === 'unavailable') return [failures.offline, failures.offlineText];
  return [failures.other, failures.otherText];
};

/** What went wrong, and what to do. */
export const FailureNote = ({ failure, of }: { failure: Failure; of: Refused }) => {
  const note = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far below.
  useEffect(() => void note.current?.scrollIntoView?.({ block: 'nearest' }), [failure]);
  const [title, text] = said(failure, of);
  return (
    <div ref={note} role="alert" className="note bad">
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  );
};

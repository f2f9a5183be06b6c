import { useState, type FormEvent } from 'react';
import type { Failure } from '../api.ts';
import { words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';

interface Props {
  failure: Failure | undefined;
  isBusy: boolean;
  onCode: (code: string) => void;
  onBack: (() => void) | undefined;
}

/** The code by hand. What was typed stays when it is refused. */
export const CodeScreen = ({ failure, isBusy, onCode, onBack }: Props) => {
  const [typed, setTyped] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const { code, wait } = words;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(typed.trim() === '');
    if (typed.trim() !== '') onCode(typed);
  };
  return (
    <Screen title={code.title} onBack={onBack}>
      {failure && <FailureNote failure={failure} of="code" />}
      <form onSubmit={submit} noValidate>
        <label htmlFor="code">{code.label}</label>
        <input id="code" className="code" value={typed} onChange={(event) => setTyped(event.target.value)} autoCapitalize="characters" autoComplete="one-time-code" autoCorrect="off" spellCheck={false} placeholder="XXXXX-XXXXX-XXXXX" maxLength={300}
          aria-describedby="code-help" aria-invalid={isEmpty || failure?.code === 'rule-broken' || undefined} />
        <p id="code-help" className="quiet">{isEmpty ? <strong>{code.empty}</strong> : code.help}</p>
        <button type="submit" className="main" disabled={isBusy}>
          {isBusy ? wait : code.go}
        </button>
      </form>
    </Screen>
  );
};

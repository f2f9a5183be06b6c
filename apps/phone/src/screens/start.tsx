import { useState } from 'react';
import { fill, words } from '../words.ts';
import type { Failure } from '../api.ts';
import { FailureNote, Screen } from './screen.tsx';

/** Whose invitation was opened on this device itself. */
export interface Opened {
  code: string;
  organisationName: string;
  firstName: string;
  /** It is of the person whose device this is. */
  isYours: boolean;
}

interface Props {
  opened: Opened | undefined;
  failure: Failure | undefined;
  isBusy: boolean;
  onSignIn: () => void;
  onActivate: (code: string) => void;
}

/** Before anything: a way to the code, or straight in where the invitation was opened here. */
export const StartScreen = ({ opened, failure, isBusy, onSignIn, onActivate }: Props) => {
  const { start, wait } = words;
  const signIn = (
    <button type="button" className={opened ? 'plain' : 'main'} onClick={onSignIn}>
      {start.signIn}
    </button>
  );
  return (
    <Screen
      title={opened ? fill(start.invited, { name: opened.firstName }) : start.title}
      actions={
        <>
          {opened && (
            <button type="button" className="main" disabled={isBusy} onClick={() => onActivate(opened.code)}>
              {isBusy ? wait : start.activateHere}
            </button>
          )}
          {signIn}
        </>
      }
    >
      {failure && <FailureNote failure={failure} of="code" />}
      <p>{opened ? fill(start.invitedText, { organisation: opened.organisationName }) : start.text}</p>
    </Screen>
  );
};

export const RevokedScreen = ({ onSignIn }: { onSignIn: () => void }) => (
  <Screen title={words.revoked.title} actions={<button type="button" className="main" onClick={onSignIn}>{words.revoked.signIn}</button>}>
    <p>{words.revoked.text}</p>
  </Screen>
);

export const OfflineScreen = ({ onRetry }: { onRetry: () => Promise<void> }) => {
  const [tries, setTries] = useState({ count: 0, isBusy: false });
  const { offline, retry, wait } = words;
  const tryAgain = async () => {
    setTries({ ...tries, isBusy: true });
    await onRetry();
    setTries({ count: tries.count + 1, isBusy: false });
  };
  return (
    <Screen title={offline.title} actions={<button type="button" className="main" aria-disabled={tries.isBusy} onClick={() => tries.isBusy || void tryAgain()}>{tries.isBusy ? wait : retry}</button>}>
      <p>{offline.text}</p>
      <p key={tries.count} role="status">{tries.count > 0 && !tries.isBusy && offline.still}</p>
    </Screen>
  );
};

import { fill, words } from '../words.ts';
import type { Failure } from '../api.ts';
import { FailureNote, Screen } from './screen.tsx';

/** Whose invitation was opened on this device itself. */
export interface Opened {
  code: string;
  organisationName: string;
  firstName: string;
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
      {failure && <FailureNote failure={failure} />}
      <p>{opened ? fill(start.invitedText, { organisation: opened.organisationName }) : start.text}</p>
    </Screen>
  );
};

export const RevokedScreen = ({ onSignIn }: { onSignIn: () => void }) => (
  <Screen title={words.revoked.title} actions={<button type="button" className="main" onClick={onSignIn}>{words.revoked.signIn}</button>}>
    <p>{words.revoked.text}</p>
  </Screen>
);

export const OfflineScreen = ({ onRetry }: { onRetry: () => void }) => (
  <Screen title={words.offline.title} actions={<button type="button" className="main" onClick={onRetry}>{words.retry}</button>}>
    <p>{words.offline.text}</p>
  </Screen>
);

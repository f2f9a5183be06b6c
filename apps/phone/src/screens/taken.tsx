import type { AppProfile } from '@patchbay/contract/phone-app';
import { useState } from 'react';
import type { Failure } from '../api.ts';
import { signOut } from '../sign-out.ts';
import { fill, words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';
import type { Opened } from './start.tsx';

interface Props {
  profile: AppProfile;
  /** Whose invitation was opened; undefined where it was refused. */
  opened: Opened | undefined;
  failure: Failure | undefined;
  onStay: () => void;
  onSignedOut: () => void;
}

/** An invitation was opened on a device that belongs to somebody: one of the two has to give way. */
export const TakenScreen = ({ profile: { user, organisationName }, opened, failure, onStay, onSignedOut }: Props) => {
  const { taken, wait } = words;
  const [isBusy, setIsBusy] = useState(false);
  const [ownFailure, setOwnFailure] = useState<Failure>();
  const shown = ownFailure ?? failure;
  const leave = async () => {
    setIsBusy(true);
    // Who was signed out from afar meanwhile is where they wanted to be.
    const failed = await signOut().catch((error: Failure) => (error.code === 'unauthenticated' ? undefined : error));
    setIsBusy(false);
    if (failed) setOwnFailure(failed);
    else onSignedOut();
  };
  return (
    <Screen
      title={taken.title}
      actions={
        <>
          <button type="button" className="main" onClick={onStay}>{fill(taken.stay, { name: user.firstName })}</button>
          {opened && <button type="button" className="plain" disabled={isBusy} onClick={() => void leave()}>{isBusy ? wait : fill(taken.use, { name: opened.firstName })}</button>}
        </>
      }
    >
      {shown && <FailureNote failure={shown} of="code" />}
      <p>{fill(taken.text, { name: `${user.firstName} ${user.lastName}`, organisation: organisationName })}</p>
      {opened && <p>{fill(taken.invited, { name: opened.firstName, organisation: opened.organisationName })}</p>}
      {opened && <p className="quiet">{fill(taken.back, { name: user.firstName })}</p>}
    </Screen>
  );
};

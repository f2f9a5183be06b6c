import type { AppProfile } from '@patchbay/contract/phone-app';
import { useEffect, useState } from 'react';
import { Failure } from '../api.ts';
import { isApple } from '../device.ts';
import { askMicrophone, microphonePermission, type Permission, pushPermission, turnPushOn } from '../push.ts';
import { fill, words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';

export const WelcomeScreen = ({ profile: { sellerName, organisationName, otherDevices: count }, onDone }: { profile: AppProfile; onDone: () => void }) => {
  const { welcome } = words;
  return (
    <Screen title={fill(welcome.title, { seller: sellerName })} actions={<button type="button" className="main" onClick={onDone}>{welcome.go}</button>}>
      <p>{fill(welcome.text, { organisation: organisationName })}</p>
      {count > 0 && <p className="note">{count === 1 ? welcome.secondOne : fill(welcome.second, { count })}</p>}
    </Screen>
  );
};

/** Asks for the microphone and for notifications; whoever denies them goes on, and is told what that means. */
export const PermissionsScreen = ({ profile, onFailure, onDone }: { profile: AppProfile; onFailure: (failure: Failure) => void; onDone: () => void }) => {
  const { permissions: say, retry, wait } = words;
  const [microphone, setMicrophone] = useState<Permission>('unknown');
  const [push, setPush] = useState<Permission>(pushPermission);
  const [state, setState] = useState<'ready' | 'asking' | 'asked'>('ready');
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => void microphonePermission().then(setMicrophone), []);
  const ask = async () => {
    setState('asking');
    setMicrophone(await askMicrophone());
    const answer = await turnPushOn(profile.push.publicKey).catch((error: unknown) => (error instanceof Failure ? error : 'missing'));
    setState('asked');
    if (!(answer instanceof Failure)) setPush(answer);
    setFailure(answer instanceof Failure ? answer : undefined);
    if (answer instanceof Failure) onFailure(answer);
  };
  const isDenied = [microphone, push].some((permission) => permission === 'denied' || permission === 'missing');
  const isAsked = state === 'asked';
  return (
    <Screen title={say.title}
      actions={
        <>
          <button type="button" className="main" disabled={state === 'asking'} onClick={isAsked ? onDone : () => void ask()}>{state === 'asking' ? wait : isAsked ? say.go : say.setUp}</button>
          {failure && <button type="button" className="plain" onClick={() => void ask()}>{retry}</button>}
        </>
      }
    >
      {failure && <FailureNote failure={failure} of="choice" />}
      <p>{say.text}</p>
      <ul className="rows" aria-live="polite">
        <Row name={say.microphone} text={say.microphoneText} permission={microphone} />
        <Row name={say.push} text={say.pushText} permission={push} />
      </ul>
      {isAsked && isDenied && <p className="note">{say.denied}</p>}
      {isApple() && <p className="note">{say.homeScreen}</p>}
    </Screen>
  );
};

const Row = ({ name, text, permission }: { name: string; text: string; permission: Permission }) => (
  <li>
    <span>
      <strong>{name}</strong>
      <span className="quiet">{text}</span>
    </span>
    <span className="state" data-state={permission}>{words.permissions.states[permission]}</span>
  </li>
);

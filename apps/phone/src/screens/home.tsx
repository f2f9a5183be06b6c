import type { AppProfile } from '@patchbay/contract/phone-app';
import { useState } from 'react';
import { call, type Failure } from '../api.ts';
import { forgetPush, turnPushOn } from '../push.ts';
import { signOut } from '../sign-out.ts';
import { fill, language, words } from '../words.ts';
import { useInstall } from '../use-install.ts';
import { FailureNote, Screen } from './screen.tsx';

interface Props {
  profile: AppProfile;
  isAway: boolean;
  onProfile: (profile: AppProfile) => void;
  onEdit: () => void;
  onSignedOut: () => void;
  onFailure: (failure: Failure) => void;
}

/** The line of the user, ready for calls; and what is missing for them. */
export const HomeScreen = ({ profile, isAway, onProfile, onEdit, onSignedOut, onFailure }: Props) => {
  const { home } = words;
  const [failure, setFailure] = useState<Failure>();
  // That there was no network is of no interest once there is one.
  const shown = failure?.code === 'unreachable' && !isAway ? undefined : failure;
  const install = useInstall();
  const failed = (error: Failure) => {
    setFailure(error);
    onFailure(error);
    // What was refused may have changed meanwhile.
    if (error.code === 'rule-broken') void call('get').then(onProfile, onFailure);
  };
  const attempt = (work: () => Promise<void>) => void work().then(() => setFailure(undefined), failed);
  const { firstName, lastName, jobTitle, department } = profile.user;
  return (
    <Screen title={home.title}>
      {shown && <FailureNote failure={shown} of="choice" />}
      {isAway && !shown && <p role="status" className="note">{home.away}</p>}
      <p className="person">
        <strong>{firstName} {lastName}</strong>
        <span className="quiet">{[jobTitle, department, profile.organisationName].filter(Boolean).join(' · ')}</span>
      </p>
      <Line profile={profile} onChoose={(phoneNumberId) => attempt(async () => onProfile(await call('chooseCallerId', { phoneNumberId })))} />
      <Availability of={profile.availability} />
      <section className="note">
        <h2>{home.calling}</h2>
        <p>{home.callingText}</p>
      </section>
      <Notifications profile={profile} onProfile={onProfile} attempt={attempt} />
      <div className="actions">
        {install && <button type="button" className="plain" onClick={install}>{home.install}</button>}
        <button type="button" className="plain" onClick={onEdit}>{home.profile}</button>
        <SignOut onSure={() => attempt(async () => { await signOut(); onSignedOut(); })} />
      </div>
    </Screen>
  );
};

const momentOf = (until: string) => new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(until));

/** Whether calls come through, by the time schedule of the user. */
const Availability = ({ of: availability }: { of: AppProfile['availability'] }) => {
  const { home } = words;
  const said = () => {
    if (!availability) return home.always;
    const { isOpen, until } = availability;
    if (until === null) return isOpen ? home.open : home.closed;
    return fill(isOpen ? home.openUntil : home.closedUntil, { until: momentOf(until) });
  };
  return (
    <section aria-labelledby="availability">
      <h2 id="availability">{home.availability}</h2>
      <p>{said()}</p>
      {availability && <p className="quiet">{fill(home.schedule, { name: availability.scheduleName })}</p>}
    </section>
  );
};

const Line = ({ profile: { line }, onChoose }: { profile: AppProfile; onChoose: (id: string) => void }) => {
  const { home } = words;
  return (
    <section aria-labelledby="line">
      <h2 id="line">{home.line}</h2>
      {!line.isConfigured && <p>{home.unconfigured}</p>}
      {line.isConfigured && line.phoneNumbers.length + line.internalNumbers.length === 0 && <p className="quiet">{home.noNumbers}</p>}
      <Numbers title={home.numbers} of={line.phoneNumbers.map(({ shown }) => shown)} />
      <Numbers title={home.internalNumbers} of={line.internalNumbers} />
      {line.callerIds.length > 0 ? (
        <fieldset>
          <legend>{home.callerId}</legend>
          {line.callerIds.map(({ id, shown }) => (
            <label key={id} className="choice">
              <input type="radio" name="caller-id" checked={id === line.callerIdId} onChange={() => onChoose(id)} /> {shown}
            </label>
          ))}
        </fieldset>
      ) : (
        line.isConfigured && <p className="quiet">{home.noCallerId}</p>
      )}
    </section>
  );
};

const Numbers = ({ title, of: numbers }: { title: string; of: string[] }) =>
  numbers.length > 0 && (
    <div>
      <p className="quiet">{title}</p>
      <ul className="numbers" aria-label={title}>{numbers.map((number) => <li key={number}>{number}</li>)}</ul>
    </div>
  );

interface NotificationProps {
  profile: AppProfile;
  onProfile: Props['onProfile'];
  attempt: (work: () => Promise<void>) => void;
}

const Notifications = ({ profile, onProfile, attempt }: NotificationProps) => {
  const { home } = words;
  const [said, setSaid] = useState('');
  const { isOn, publicKey } = profile.push;
  const read = async () => onProfile(await call('get'));
  const turnOn = async () => {
    const permission = await turnPushOn(publicKey).catch(() => 'missing');
    setSaid(permission === 'granted' ? '' : home.pushFailed);
    await read();
  };
  const turnOff = async () => {
    await call('unsubscribe');
    await forgetPush().catch(() => undefined);
    await read();
  };
  const test = async () => {
    await call('testPush');
    setSaid(home.tested);
  };
  return (
    <section aria-labelledby="notifications">
      <h2 id="notifications">
        {home.notifications}: {isOn ? home.on : home.off}
      </h2>
      <div className="pair">
        <button type="button" className="plain" onClick={() => attempt(isOn ? turnOff : turnOn)}>{isOn ? home.turnOff : home.turnOn}</button>
        {isOn && <button type="button" className="plain" onClick={() => attempt(test)}>{home.test}</button>}
      </div>
      <p role="status">{said}</p>
    </section>
  );
};

const SignOut = ({ onSure }: { onSure: () => void }) => {
  const { home } = words;
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) return <button type="button" className="plain" onClick={() => setIsAsking(true)}>{home.signOut}</button>;
  return (
    <div role="group" aria-label={home.signOut} className="note">
      <p>{home.signOutSure}</p>
      <div className="pair">
        <button type="button" className="plain" onClick={() => setIsAsking(false)} autoFocus>{home.stay}</button>
        <button type="button" className="danger" onClick={onSure}>{home.signOut}</button>
      </div>
    </div>
  );
};

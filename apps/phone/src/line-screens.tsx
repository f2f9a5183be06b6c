import type { AppProfile } from '@patchbay/contract/phone-app';
import type { Failure } from './api.ts';
import { HomeScreen } from './screens/home.tsx';
import { ProfileScreen } from './screens/profile.tsx';
import { PermissionsScreen, WelcomeScreen } from './screens/set-up.tsx';
import type { Opened } from './screens/start.tsx';
import { TakenScreen } from './screens/taken.tsx';
import { readStep, type Stage, type Step } from './steps.ts';

interface Props {
  stage: Stage;
  profile: AppProfile;
  opened: Opened | undefined;
  failure: Failure | undefined;
  /** The server could not be reached the last time. */
  isAway: boolean;
  onBack: (() => void) | undefined;
  onProfile: (profile: AppProfile) => void;
  onFailure: (failure: Failure) => void;
  onSignedOut: () => void;
  go: (stage: Stage) => void;
  enter: (step: Step) => void;
}

/** The set-up and the line, once the device belongs to somebody. */
export const LineScreens = ({ stage, profile, opened, failure, isAway, onBack, onProfile, onFailure, onSignedOut, go, enter }: Props) => {
  if (stage === 'taken') return <TakenScreen profile={profile} opened={opened} failure={failure} onStay={() => enter(readStep() ?? 'welcome')} onSignedOut={onSignedOut} />;
  if (stage === 'welcome') return <WelcomeScreen profile={profile} onDone={() => enter('permissions')} />;
  if (stage === 'permissions') return <PermissionsScreen profile={profile} onFailure={onFailure} onDone={() => enter('profile')} />;
  if (stage === 'profile') return <ProfileScreen profile={profile} onBack={onBack} onFailure={onFailure} onSaved={(saved) => { onProfile(saved); enter('ready'); }} />;
  return <HomeScreen profile={profile} isAway={isAway} onProfile={onProfile} onEdit={() => go('profile')} onFailure={onFailure} onSignedOut={onSignedOut} />;
};

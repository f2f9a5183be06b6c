import type { AppProfile } from '@patchbay/contract/phone-app';
import { readAppCode } from '@patchbay/contract/primitives/app-code';
import { useCallback, useEffect, useState } from 'react';
import { call, type Failure } from './api.ts';
import { thisDevice } from './device.ts';
import { CodeScreen } from './screens/code.tsx';
import { HomeScreen } from './screens/home.tsx';
import { ProfileScreen } from './screens/profile.tsx';
import { ScanScreen } from './screens/scan.tsx';
import { PermissionsScreen, WelcomeScreen } from './screens/set-up.tsx';
import { OfflineScreen, type Opened, RevokedScreen, StartScreen } from './screens/start.tsx';
import { keepStep, readStep, type Step } from './steps.ts';
import { useHeartbeat } from './use-heartbeat.ts';
import { words } from './words.ts';

type Stage = 'loading' | 'offline' | 'start' | 'scan' | 'code' | 'revoked' | Step;

/** The code behind `#`, taken out of the address at once: it is not to stay in a history. */
const takeCode = (): string | undefined => {
  const code = readAppCode(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
};

/** The app: before the activation, through its steps, and after. */
export const App = () => {
  const [stage, setStage] = useState<Stage>('loading');
  const [profile, setProfile] = useState<AppProfile>();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setIsBusy] = useState(false);

  const go = useCallback((next: Stage) => {
    setFailure(undefined);
    setStage(next);
  }, []);
  const enter = useCallback((step: Step) => {
    keepStep(step);
    go(step);
  }, [go]);
  /** What every screen may meet: the device was signed out from afar. */
  const notice = useCallback(({ code }: Failure) => {
    if (code !== 'unauthenticated') return;
    keepStep(null);
    go('revoked');
  }, [go]);

  const begin = useCallback(async () => {
    const code = takeCode();
    try {
      const found = await call('get');
      setProfile(found);
      return enter(readStep() ?? 'welcome');
    } catch (error) {
      const { code: why } = error as Failure;
      if (why !== 'unauthenticated') return go('offline');
    }
    if (code === undefined) {
      const wasActivated = readStep() !== null;
      keepStep(null);
      return go(wasActivated ? 'revoked' : 'start');
    }
    go('start');
    await call('look', { code }).then((seen) => setOpened({ code, ...seen }), setFailure);
  }, [enter, go]);
  // A link that is followed while the app is open changes no more than what stands behind `#`.
  useEffect(() => {
    void begin();
    const again = () => void begin();
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, [begin]);
  useEffect(() => {
    if (stage !== 'offline') return undefined;
    const again = () => void begin();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [stage, begin]);
  useHeartbeat(stage === 'ready' ? profile : undefined, setProfile, notice);
  useEffect(() => {
    const color = profile?.brandColor;
    if (color) document.documentElement.style.setProperty('--brand', color);
  }, [profile?.brandColor]);

  const activate = async (code: string) => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      setProfile(await call('activate', { code, ...thisDevice() }));
      setOpened(undefined);
      enter('welcome');
    } catch (error) {
      setFailure(error as Failure);
    }
    setIsBusy(false);
  };

  if (stage === 'loading') return <main className="screen"><p role="status">{words.wait}</p></main>;
  if (stage === 'offline') return <OfflineScreen onRetry={() => void begin()} />;
  if (stage === 'revoked') return <RevokedScreen onSignIn={() => go('scan')} />;
  if (stage === 'scan') return <ScanScreen failure={failure} onCode={(code) => void activate(code)} onManually={() => go('code')} onBack={() => go('start')} />;
  if (stage === 'code') return <CodeScreen failure={failure} isBusy={isBusy} onCode={(code) => void activate(code)} onBack={() => go('scan')} />;
  if (stage === 'start' || !profile) return <StartScreen opened={opened} failure={failure} isBusy={isBusy} onSignIn={() => go('scan')} onActivate={(code) => void activate(code)} />;
  if (stage === 'welcome') return <WelcomeScreen profile={profile} onDone={() => enter('permissions')} />;
  if (stage === 'permissions') return <PermissionsScreen profile={profile} onDone={() => enter('profile')} />;
  if (stage === 'profile') return <ProfileScreen profile={profile} onFailure={notice} onSaved={(saved) => { setProfile(saved); enter('ready'); }} />;
  return <HomeScreen profile={profile} onProfile={setProfile} onEdit={() => go('profile')} onFailure={notice} onSignedOut={() => { keepStep(null); setProfile(undefined); go('start'); }} />;
};

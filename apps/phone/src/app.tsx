import type { AppProfile } from '@patchbay/contract/phone-app';
import { readAppCode } from '@patchbay/contract/primitives/app-code';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, Failure } from './api.ts';
import { thisDevice } from './device.ts';
import { LineScreens } from './line-screens.tsx';
import { OfflineScreen, type Opened } from './screens/start.tsx';
import { SignInScreens } from './sign-in-screens.tsx';
import { keepStep, readStep, type Stage, type Step } from './steps.ts';
import { readEntry, useBackButton } from './use-back-button.ts';
import { useHeartbeat } from './use-heartbeat.ts';
import { useWindowEvent } from './use-window-event.ts';
import { words } from './words.ts';

/** The code behind `#`, taken out of the address at once: it is not to stay in a history. */
const takeCode = (): string | undefined => {
  const code = readAppCode(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
};

/** The screens before the activation, each with the one that lies before it. */
const before: Partial<Record<Stage, Stage>> = { scan: 'start', code: 'scan' };

const depthOf = (stage: Stage, isReady: boolean): number | undefined => {
  if (stage === 'loading' || stage === 'offline') return undefined;
  if (stage === 'profile') return isReady ? 1 : 0;
  return stage === 'code' ? 2 : stage === 'scan' ? 1 : 0;
};

const orFailure = (error: Failure) => error;

/** Whose invitation a code is, or why that cannot be said. */
const look = async (code: string | undefined): Promise<[seen?: Opened, refusal?: Failure]> => {
  if (code === undefined) return [];
  const answer = await call('look', { code }).catch(orFailure);
  return answer instanceof Failure ? [undefined, answer] : [{ code, ...answer }];
};

/** Whether a link that led here wants something of a device that is signed in. Somebody who follows their own again wants the app. */
const isForOther = (code: string | undefined, seen: Opened | undefined): boolean => code !== undefined && !seen?.isYours;

/** The app: before the activation, through its steps, and after. */
export const App = () => {
  const [stage, setStage] = useState<Stage>('loading');
  const [profile, setProfile] = useState<AppProfile>();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<Failure>();
  const [isAway, setIsAway] = useState(false);

  const go = useCallback((next: Stage, why?: Failure) => {
    setFailure(why);
    setStage(next);
  }, []);
  const enter = useCallback((step: Step) => {
    keepStep(step);
    go(step);
  }, [go]);
  const leave = useCallback((next: Stage, why?: Failure) => {
    keepStep(null);
    setProfile(undefined);
    go(next, why);
  }, [go]);
  /** What every screen may meet: the device was signed out from afar, or there is no network. */
  const notice = useCallback(({ code }: Failure) => {
    if (code === 'unauthenticated') leave('revoked');
    if (code === 'unreachable' || code === 'unavailable') setIsAway(true);
  }, [leave]);
  const learn = useCallback((news: AppProfile) => {
    setProfile(news);
    setIsAway(false);
  }, []);

  // The code of the link that led here, until the server has said whose it is.
  const kept = useRef<string>(undefined);
  const begin = useCallback(async () => {
    const resumed = readEntry();
    const code = (kept.current = takeCode() ?? kept.current);
    const found = await call('get').catch(orFailure);
    if (found instanceof Failure && found.code !== 'unauthenticated') return go('offline');
    const [seen, refusal] = await look(code);
    if (refusal?.code === 'unreachable') return go('offline');
    kept.current = undefined;
    setOpened(seen);
    if (found instanceof Failure) return leave(code !== undefined ? 'start' : readStep() !== null ? 'revoked' : resumed && before[resumed] ? resumed : 'start', refusal);
    learn(found);
    if (isForOther(code, seen)) go('taken', refusal);
    else if (resumed === 'profile') go(resumed);
    else enter(readStep() ?? 'welcome');
  }, [enter, go, learn, leave]);
  useEffect(() => void begin(), [begin]);
  // A link that is followed while the app is open changes no more than what stands behind `#`.
  useWindowEvent('hashchange', true, begin);
  useWindowEvent('online', stage === 'offline', begin);
  useHeartbeat(stage === 'ready', profile, learn, notice);
  const isReady = readStep() === 'ready';
  const earlier = profile ? (stage === 'profile' && isReady ? 'ready' : undefined) : before[stage];
  const back = earlier && (() => go(earlier));
  useBackButton(stage, depthOf(stage, isReady), back);
  useEffect(() => {
    const color = profile?.brandColor;
    if (color) document.documentElement.style.setProperty('--brand', color);
  }, [profile?.brandColor]);

  const activate = async (code: string) => {
    learn(await call('activate', { code, ...thisDevice() }));
    setOpened(undefined);
    enter('welcome');
  };

  if (stage === 'loading') return <main className="screen"><p role="status">{words.wait}</p></main>;
  if (stage === 'offline') return <OfflineScreen onRetry={begin} />;
  if (!profile) return <SignInScreens stage={stage} opened={opened} failure={failure} onFailure={setFailure} onCode={activate} onBack={back} go={go} />;
  return <LineScreens stage={stage} profile={profile} opened={opened} failure={failure} isAway={isAway} onBack={back} onProfile={learn} onFailure={notice} onSignedOut={() => leave('start')} go={go} enter={enter} />;
};

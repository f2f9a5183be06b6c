import type { AppProfile } from '@patchbay/contract/phone-app';
import { useCallback, useEffect, useRef } from 'react';
import { call, type Failure } from './api.ts';
import { thisDevice } from './device.ts';

const [everyMinutes, againSeconds] = [5, 30];
/** No timer of a browser waits longer than 24 days. */
const longest = 86_400_000;

/**
 * Says that the device is in use, and reads how its line stands now: every few minutes, whenever the app comes back to the
 * front or the network comes or goes, and when the availability changes. Learns that way, too, that the device was signed out.
 */
export const useHeartbeat = (isOn: boolean, profile: AppProfile | undefined, onProfile: (profile: AppProfile) => void, onFailure: (failure: Failure) => void): void => {
  const latest = useRef(0);
  const beat = useCallback(() => {
    const own = (latest.current += 1);
    // What was asked before the network went may be answered after it: it says nothing of now.
    const unlessLate = <T,>(tell: (outcome: T) => void) => (outcome: T) => own === latest.current && tell(outcome);
    void call('heartbeat', thisDevice()).then(unlessLate(onProfile), unlessLate(onFailure));
  }, [onProfile, onFailure]);
  useEffect(() => {
    if (!isOn) return undefined;
    const onReturn = () => document.visibilityState === 'visible' && beat();
    beat();
    const timer = setInterval(beat, everyMinutes * 60_000);
    document.addEventListener('visibilitychange', onReturn);
    window.addEventListener('online', beat);
    window.addEventListener('offline', beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onReturn);
      window.removeEventListener('online', beat);
      window.removeEventListener('offline', beat);
    };
  }, [isOn, beat]);
  useEffect(() => {
    const until = profile?.availability?.until;
    if (!isOn || !until) return undefined;
    const left = Date.parse(until) - Date.now();
    // A clock that is ahead of the server's asks until the server agrees.
    const timer = setTimeout(beat, left > 0 ? Math.min(left, longest) : againSeconds * 1_000);
    return () => clearTimeout(timer);
  }, [isOn, profile, beat]);
};

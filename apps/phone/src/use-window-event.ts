import { useEffect } from 'react';

/** Does something whenever the window tells of an event, while it is on. */
export const useWindowEvent = (name: 'hashchange' | 'online', isOn: boolean, work: () => unknown): void => {
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = () => void work();
    window.addEventListener(name, listen);
    return () => window.removeEventListener(name, listen);
  }, [name, isOn, work]);
};

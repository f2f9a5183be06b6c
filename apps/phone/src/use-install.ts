import { useEffect, useState } from 'react';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Offers the home screen where the browser lets a page do so; nothing elsewhere, and once it is there. */
export const useInstall = (): (() => void) | undefined => {
  const [prompt, setPrompt] = useState<InstallPrompt>();
  useEffect(() => {
    const keep = (event: Event) => {
      event.preventDefault();
      setPrompt(event as InstallPrompt);
    };
    window.addEventListener('beforeinstallprompt', keep);
    return () => window.removeEventListener('beforeinstallprompt', keep);
  }, []);
  return prompt && (() => void prompt.prompt().finally(() => setPrompt(undefined)));
};

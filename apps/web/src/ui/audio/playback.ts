import { useSyncExternalStore } from 'react';

interface Playing {
  src: string;
  isPlaying: boolean;
  seconds: number;
  hasFailed: boolean;
}

const silence: Playing = { src: '', isPlaying: false, seconds: 0, hasFailed: false };

let audio: HTMLAudioElement | undefined;
let now = silence;
const listeners = new Set<() => void>();

const tell = (change: Partial<Playing>) => {
  now = { ...now, ...change };
  listeners.forEach((listener) => listener());
};

/** One for the whole page, so that one sound plays at a time. */
const player = (): HTMLAudioElement => {
  if (audio) return audio;
  audio = new Audio();
  audio.onplay = () => tell({ isPlaying: true, hasFailed: false });
  audio.onpause = () => tell({ isPlaying: false });
  audio.onended = () => tell({ isPlaying: false, seconds: 0 });
  audio.ontimeupdate = () => tell({ seconds: audio!.currentTime });
  audio.onerror = () => now.src !== '' && tell({ isPlaying: false, hasFailed: true });
  return audio;
};

const load = (src: string) => {
  if (now.src === src) return;
  now = { ...silence, src };
  player().src = src;
};

/** Stops what plays, if it is this; a sound whose dialog is closed is heard no longer. */
export const stopPlaying = (src: string) => {
  if (now.src !== src) return;
  player().pause();
  tell({ isPlaying: false, seconds: 0 });
};

const toggle = (src: string) => {
  load(src);
  if (now.isPlaying) return player().pause();
  // Refused where the browser cannot play it; `onerror` says so, too.
  player().play().catch(() => tell({ isPlaying: false, hasFailed: true }));
};

const seek = (src: string, seconds: number) => {
  load(src);
  player().currentTime = seconds;
  tell({ seconds });
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A sound and whether it plays. */
export const usePlayback = (src: string) => {
  const playing = useSyncExternalStore(subscribe, () => (now.src === src ? now : silence));
  return { ...playing, toggle: () => toggle(src), seek: (seconds: number) => seek(src, seconds) };
};

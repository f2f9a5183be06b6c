import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { forgetAnswers } from './answer.ts';

// What jsdom does not have and the dashboard relies on.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

class SilentEventSource {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  close() {}
}

/** Makes media queries answer as a window of this width does. */
export const setWindowWidth = (pixels: number) => {
  window.matchMedia = ((query: string) => {
    const most = /max-width: ([\d.]+)em/.exec(query)?.[1];
    return { matches: most !== undefined && pixels <= Number(most) * 16, media: query, addEventListener() {}, removeEventListener() {} };
  }) as unknown as typeof window.matchMedia;
};

Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer, EventSource: SilentEventSource });
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
HTMLMediaElement.prototype.pause = () => undefined;
if (!document.fonts) Object.assign(document, { fonts: { addEventListener() {}, removeEventListener() {} } });
configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  setWindowWidth(1440);
});

afterEach(() => {
  cleanup();
  forgetAnswers();
  vi.restoreAllMocks();
});

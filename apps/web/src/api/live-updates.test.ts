import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from './live-updates.ts';

class FakeSource {
  static opened: FakeSource[] = [];
  isClosed = false;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onerror: (() => void) | undefined;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSource.opened.push(this);
  }
  close() {
    this.isClosed = true;
  }
}

const latest = () => FakeSource.opened.at(-1)!;
const onNouns = vi.fn();
const onGap = vi.fn();
const onLost = vi.fn();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
  onNouns.mockReset();
  onGap.mockReset();
  onLost.mockReset();
  vi.stubGlobal('EventSource', FakeSource);
  stop = listen('/api/o/1/events', { onNouns, onGap, onLost });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ['["phones"]', ['phones']],
  ['["phones","audit"]', ['phones', 'audit']],
  ['[["phones","list"],["extensions"]]', ['phones', 'extensions']],
])('%s names what has changed', (data, nouns) => {
  latest().onopen!();
  latest().onmessage!({ data });
  expect(onNouns).toHaveBeenCalledWith(nouns);
  expect(onGap).not.toHaveBeenCalled();
});

test('a broken connection is opened again, and what was missed meanwhile is fetched', () => {
  latest().onopen!();
  latest().onerror!();
  expect(latest().isClosed).toBe(true);
  vi.advanceTimersByTime(1500);
  expect(FakeSource.opened).toHaveLength(2);
  latest().onopen!();
  expect(onGap).toHaveBeenCalledOnce();
});

test('where it stays broken that is told once, so that what is on the screen does not pass for true', () => {
  latest().onopen!();
  for (const told of [0, 0, 1, 1]) {
    latest().onerror!();
    expect(onLost).toHaveBeenCalledTimes(told);
    vi.advanceTimersByTime(12_000);
  }
});

test('it tries ever more slowly, and never gives up', () => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    latest().onerror!();
    vi.advanceTimersByTime(40_000);
  }
  expect(FakeSource.opened).toHaveLength(13);
  latest().onerror!();
  vi.advanceTimersByTime(20_000);
  expect(FakeSource.opened).toHaveLength(13);
});

test('once stopped it stays closed', () => {
  latest().onerror!();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});

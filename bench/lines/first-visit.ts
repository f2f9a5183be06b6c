import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeClone, startClone } from '../harness/clone.ts';
import type { Figure, PlainLine } from '../harness/line.ts';
import { desktop, openBrowser, slowMobile, type Throttle, visit, type Visit } from '../harness/visit.ts';

const mostStartSeconds = 20;
const mostKilobytes = 200;
const mostInteractiveSeconds = 2;

const figure = (own: Pick<Figure, 'work' | 'measured' | 'bar' | 'isWithin' | 'details'>): Figure => ({ data: '–', limit: '', ratio: null, ...own });

const startOf = ({ seconds }: { seconds: number }): Figure =>
  figure({ work: 'cold start: clone to sign-in page', measured: `${seconds.toFixed(1)} s`, bar: `≤ ${mostStartSeconds} s`, isWithin: seconds <= mostStartSeconds, details: { seconds } });

const sizeOf = ({ gzipBytes, requests, transferredBytes }: Visit): Figure => {
  const kilobytes = gzipBytes / 1000;
  return figure({ work: 'first screen: JavaScript and CSS, gzip', measured: `${kilobytes.toFixed(0)} kB`, bar: `≤ ${mostKilobytes} kB`, isWithin: kilobytes <= mostKilobytes, details: { requests, transferredBytes } });
};

const interactive = ({ name }: Throttle, { interactiveSeconds: seconds, transferredBytes }: Visit): Figure =>
  figure({ work: `sign-in page interactive, ${name}`, measured: `${seconds.toFixed(2)} s`, bar: `≤ ${mostInteractiveSeconds} s`, isWithin: seconds <= mostInteractiveSeconds, details: { seconds, transferredBytes } });

/** From a clone with its dependencies to the sign-in page, and what a browser has to fetch for it. */
export const firstVisit: PlainLine = {
  name: 'first-visit',
  measurePlain: async ({ cluster }) => {
    const directory = join(cluster.directory, 'first-visit');
    mkdirSync(directory);
    chmodSync(directory, 0o711);
    const clone = await startClone(makeClone(directory), directory);
    try {
      const browser = await openBrowser();
      try {
        const fast = await visit(browser, clone.address, desktop);
        const slow = await visit(browser, clone.address, slowMobile);
        return [startOf(clone), sizeOf(fast), interactive(desktop, fast), interactive(slowMobile, slow)];
      } finally {
        await browser.close();
      }
    } finally {
      await clone.stop();
    }
  },
};

import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { obtainChromium } from '../../scripts/lib/chromium.ts';

export interface Visit {
  /** Of all scripts and style sheets that the page asked for. */
  gzipBytes: number;
  /** Of everything, as it came over the wire. */
  transferredBytes: number;
  requests: { url: string; gzipBytes: number }[];
  interactiveSeconds: number;
}

/** What a visitor's line and machine are like; as Lighthouse throttles. */
export interface Throttle {
  name: string;
  latencyMilliseconds: number;
  kilobitsPerSecond: number;
  /** How many times slower than this machine. */
  cpuSlowdown: number;
}

export const desktop: Throttle = { name: 'desktop', latencyMilliseconds: 40, kilobitsPerSecond: 10_240, cpuSlowdown: 1 };
export const slowMobile: Throttle = { name: 'slow 4G, slow device', latencyMilliseconds: 150, kilobitsPerSecond: 1_638, cpuSlowdown: 4 };

export const openBrowser = async (): Promise<Browser> => {
  const found = obtainChromium();
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ ...(found.executable && { executablePath: found.executable }), args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
};

// Interactive: a field that takes letters is there, and the main thread has nothing left to do. Runs in the page.
const watchForField = `{
  const look = () => document.querySelector('input:not([type=hidden]):not([disabled])')
    ? requestIdleCallback(() => { window.interactiveAt = performance.now(); })
    : requestAnimationFrame(look);
  look();
}`;

const throttle = async (page: Page, { latencyMilliseconds, kilobitsPerSecond, cpuSlowdown }: Throttle) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const throughput = (kilobitsPerSecond * 1024) / 8;
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: latencyMilliseconds, downloadThroughput: throughput, uploadThroughput: throughput });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  return session;
};

/** The first visit of a browser that has never been here. */
export const visit = async (browser: Browser, address: string, conditions: Throttle): Promise<Visit> => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await throttle(page, conditions);
    let transferredBytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => void (transferredBytes += encodedDataLength));
    const code: Promise<{ url: string; gzipBytes: number }>[] = [];
    page.on('response', (response) => {
      if (!['script', 'stylesheet'].includes(response.request().resourceType())) return;
      code.push(response.body().then((body) => ({ url: new URL(response.url()).pathname, gzipBytes: gzipSync(body).length })));
    });
    await page.addInitScript({ content: watchForField });
    await page.goto(address, { waitUntil: 'load' });
    const interactive = await page.waitForFunction(() => (globalThis as { interactiveAt?: number }).interactiveAt);
    const requests = await Promise.all(code);
    return { requests, transferredBytes, gzipBytes: requests.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0), interactiveSeconds: Number(await interactive.jsonValue()) / 1000 };
  } finally {
    await context.close();
  }
};

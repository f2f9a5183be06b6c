import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { installPackages, runs } from './apt.ts';
import { root } from './project.mjs';

const candidates = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium or Chrome that is on this machine and runs, by its full path: Playwright takes no other. */
export const findChromium = (): string | undefined =>
  [process.env.PATCHBAY_CHROMIUM ?? '', ...candidates].flatMap(onPath).find((program) => runs(program, ['--version'], 20));

const onPath = (program: string): string[] => {
  const folders = isAbsolute(program) ? [''] : (process.env.PATH ?? '').split(delimiter);
  return program === '' ? [] : folders.map((folder) => join(folder, program)).filter(existsSync);
};

/**
 * The browser for the end-to-end tests: the system's, else installed with apt where we may, else Playwright's own.
 * `undefined` stands for the last; a sentence for none of them.
 */
export const obtainChromium = (): { executable: string | undefined } | { missing: string } => {
  const found = findChromium();
  if (found) return { executable: found };
  installPackages(['chromium'], 600);
  const installed = findChromium();
  if (installed) return { executable: installed };
  console.log("Downloading Playwright's own Chromium …");
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  if (runs(process.execPath, [playwright, 'install', 'chromium'], 300) && ownChromiumExists()) return { executable: undefined };
  return { missing: 'The end-to-end tests need Chromium: install it (on Debian: apt-get install chromium) and run the tests again.' };
};

// Playwright's installer also succeeds when it has left the download for later.
const ownChromiumExists = () => {
  const script = `import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  return existsSync(stdout.trim());
};

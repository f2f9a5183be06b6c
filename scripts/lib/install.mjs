import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { Problem } from './problem.mjs';
import { node24, prepareLock, root } from './project.mjs';
import { step } from './step.mjs';

const stampFile = join(root, 'node_modules/.patchbay-install');
const SPACE_MB = 2000;

/**
 * Installs Node.js 24, pnpm and the dependencies, unless they are there and nothing about them has changed.
 * @param {() => Promise<void>} [before] what is better found out before a long installation than after it
 */
export const ensureInstalled = async (before) => {
  checkPlatform();
  if (isInstalled()) return;
  await withLock(prepareLock, async () => {
    if (isInstalled()) return;
    checkSpace();
    await before?.();
    await step('Installing dependencies; the first time takes a minute or two', install);
    writeFileSync(stampFile, stamp());
  });
};

const checkPlatform = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Problem(`This is Node.js ${process.versions.node}: install Node.js 20 or newer and start again.`);
  if (process.platform !== 'linux' && process.platform !== 'darwin') {
    throw new Problem('Patchbay runs on Linux and macOS: on Windows, use WSL 2 or Docker (docker compose up).');
  }
};

const isInstalled = () => existsSync(node24) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();

const stamp = () => {
  const folders = ['apps', 'packages'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)));
  const manifests = ['.', ...folders].map((folder) => join(root, folder, 'package.json')).filter((path) => existsSync(path));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of [...manifests, join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml')]) hash.update(readFileSync(path));
  return hash.digest('hex');
};

const checkSpace = () => {
  const { bavail, bsize } = statfsSync(root);
  const freeMb = Math.floor((bavail * bsize) / 1_000_000);
  // A later install shares nearly all of its files with the one before.
  const neededMb = existsSync(stampFile) ? SPACE_MB / 10 : SPACE_MB;
  if (freeMb < neededMb) {
    throw new Problem(`The disk that holds ${root} has ${freeMb} MB left and the dependencies need ${neededMb} MB: free some space and start again.`);
  }
};

const install = async () => {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { code, output } = await runQuietly('npx', ['-y', `pnpm@${config.pnpm}`, 'install', '--frozen-lockfile']);
  if (code !== 0) throw explain(output);
  if (!existsSync(node24)) {
    throw new Problem(`Node.js 24 was not installed for ${process.platform} on ${process.arch}: remove node_modules and start again.`);
  }
};

// Two retries within seconds; the usual ones take more than a minute to find out that there is no network.
const patience = {
  npm_config_fetch_retry_mintimeout: '2000',
  npm_config_fetch_retry_maxtimeout: '10000',
  pnpm_config_fetch_retry_mintimeout: '2000',
  pnpm_config_fetch_retry_maxtimeout: '10000',
};

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
const runQuietly = (command, args) =>
  new Promise((resolve, reject) => {
    // CI: no questions, and no change to the lockfile. Our own bin folder is being replaced meanwhile.
    const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.startsWith(join(root, 'node_modules')));
    const env = { ...patience, ...process.env, CI: 'true', PATH: path.join(delimiter) };
    const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => process.kill(-Number(child.pid), 'SIGTERM');
    process.once('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      process.off('exit', stop);
      reject('code' in error && error.code === 'ENOENT' ? new Problem('npm is missing: install it together with Node.js and start again.') : error);
    });
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output });
    });
  });

const networkTrouble = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|dns error|error sending request|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)/i;

/** @param {string} output */
const explain = (output) => {
  if (/ENOSPC|No space left on device/.test(output)) {
    return new Problem(`The disk is full: free some space (the dependencies need ${SPACE_MB} MB) and start again.`);
  }
  if (/EACCES|EPERM|Permission denied/i.test(output)) {
    return new Problem(`${firstMatch(output, /.*(?:EACCES|EPERM|Permission denied).*/i)}: give ${root} and your home directory to the user who starts Patchbay.`);
  }
  if (networkTrouble.test(output)) {
    return new Problem('The npm registry cannot be reached: check the network, or the address in "npm config get registry" and the proxy settings, and start again.');
  }
  return new Problem(`The dependencies could not be installed; this is what pnpm said:\n${output.trim().split('\n').slice(-25).join('\n')}`);
};

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
const firstMatch = (text, pattern) => pattern.exec(text)?.[0].trim().replace(/[.:]$/, '');

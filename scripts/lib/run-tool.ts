import { spawn, type SpawnOptions } from 'node:child_process';
import { Problem } from './problem.mjs';

/** Runs a JavaScript or TypeScript program quietly; shows what it said only when it fails. */
export const runTool = (what: string, script: string, args: string[], options: SpawnOptions = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...(options.env ?? process.env), NO_COLOR: '1' };
    const child = spawn(process.execPath, [script, ...args], { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      if (code === 0) return resolve();
      reject(/ENOSPC|No space left/.test(output) ? new Problem('The disk is full: free some space and start again.') : new Problem(`Could not ${what}; this is what it said:\n${output.trim()}`));
    });
  });

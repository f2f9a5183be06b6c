import { spawnSync } from 'node:child_process';

/** Whether a program runs and ends well. */
export const runs = (command: string, args: string[], seconds = 10): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { env, stdio: 'ignore', timeout: seconds * 1000, killSignal: 'SIGKILL' }).status === 0;
};

/** Installs packages of Debian, where we may: as root, and where there is such a thing. */
export const installPackages = (names: string[], seconds: number): void => {
  if (process.getuid?.() !== 0 || !runs('apt-get', ['--version'])) return;
  console.log(`Installing ${names.join(', ')} with apt-get …`);
  if (runs('apt-get', ['update'], 300)) runs('apt-get', ['install', '-y', ...names], seconds);
};

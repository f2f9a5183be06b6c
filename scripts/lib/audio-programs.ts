import { installPackages, runs } from './apt.ts';

const programs: { name: string; package?: string; isThere: () => boolean; without: string }[] = [
  { name: 'espeak-ng', isThere: () => runs('espeak-ng', ['--version']), without: 'texts are read by' },
  { name: 'linphonec', package: 'linphone-cli', isThere: () => runs('sh', ['-c', 'command -v linphonec']), without: 'a client of somebody else provisions itself by' },
  { name: 'ffmpeg', isThere: () => runs('ffmpeg', ['-version']), without: 'm4a files are decoded by' },
];

/** What Patchbay uses where it is installed: taken from the system, else installed where we may. Tests that need what is still missing are skipped, and named here. */
export const obtainAudioPrograms = (): void => {
  const missing = () => programs.filter(({ isThere }) => !isThere());
  const absent = missing();
  if (absent.length > 0) installPackages(absent.map(({ name, package: from = name }) => from), 300);
  for (const { name, package: from = name, without } of missing()) console.log(`Tests of what ${without} ${name} are skipped: it is not installed (on Debian: apt-get install ${from}).`);
};

import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { prepareLock, root } from './project.mjs';

export type Artefact = { name: string; sources: string[]; output: string; make: () => Promise<void> };

const directory = join(root, 'node_modules/.cache/patchbay');

/** Makes what is derived from sources, unless it is there and the sources are what they were. */
export const ensureFresh = async (artefact: Artefact): Promise<void> => {
  if (isFresh(artefact)) return;
  await withLock(`${prepareLock}.${artefact.name}`, async () => {
    if (isFresh(artefact)) return;
    const stamp = stampOf(artefact);
    await artefact.make();
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, artefact.name), stamp);
  });
};

const isFresh = (artefact: Artefact) => {
  const file = join(directory, artefact.name);
  return existsSync(join(root, artefact.output)) && existsSync(file) && readFileSync(file, 'utf8') === stampOf(artefact);
};

const stampOf = ({ sources }: Artefact) => {
  const hash = createHash('sha256').update(process.version);
  for (const path of globSync(sources, { cwd: root }).sort()) {
    if (!/\.test\.tsx?$/.test(path)) hash.update(path).update('\0').update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
};

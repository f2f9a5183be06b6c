import { ensureBuilt } from './lib/artefacts.ts';
import { report } from './lib/problem.mjs';

// What an image is built with; `npm start` and `npm test` do the same by themselves.
try {
  await ensureBuilt();
} catch (error) {
  report(error);
  process.exitCode = 1;
}

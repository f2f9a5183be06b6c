import { ensureClient } from './lib/artefacts.ts';
import { report } from './lib/problem.mjs';

try {
  await ensureClient();
} catch (error) {
  report(error);
  process.exitCode = 1;
}

import { ensureClient, ensureDashboard, ensurePhoneApp } from './lib/artefacts.ts';
import { report } from './lib/problem.mjs';

// What an image is built with; `npm start` and `npm test` do the same by themselves.
try {
  await ensureClient();
  await ensureDashboard();
  await ensurePhoneApp();
} catch (error) {
  report(error);
  process.exitCode = 1;
}

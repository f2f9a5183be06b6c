import { parseArgs } from 'node:util';
import { changing } from './changes.ts';
import { importing } from './imports.ts';
import { createRandom } from './random.ts';
import { startSystem } from './system.ts';
import { killDuring } from './work.ts';

const usage = `Usage: npm run kill-test -- [--kills 20] [--rows 100000] [--minutes 40] [--seed 1] [--only imports|changes]

Imports files of phone numbers, then changes many numbers at once and undoes that, while the API, the worker and PostgreSQL are killed at
random moments; each so many times. Checks after each that what was done is all of it or nothing, with one row of the log for each number,
and that everything comes to its end.`;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, rows: { type: 'string', default: '100000' }, minutes: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' }, only: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const deadline = Date.now() + Number(values.minutes) * 60_000;
const terms = { kills: Number(values.kills), deadline, random: createRandom(Number(values.seed)) };
const works = { imports: importing, changes: changing };

const system = await startSystem({ deadline });
try {
  await Promise.all([system.start('api'), system.start('worker')]);
  for (const [name, begin] of Object.entries(works)) {
    if (!values.only || values.only === name) await killDuring(system, await begin(system, Number(values.rows)), terms);
  }
} catch (error) {
  console.error(error);
  console.error(system.lastWords());
  process.exitCode = 1;
} finally {
  await system.stop();
}
process.exit();

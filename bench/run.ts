import { writeFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { full, hundredth } from './data-set/shape.ts';
import { type Cluster, type Loaded, startCluster } from './harness/cluster.ts';
import type { Bench, Figure, Line } from './harness/line.ts';
import { loadTool } from './harness/load.ts';
import { table } from './harness/table.ts';
import { lines } from './lines/index.ts';
import { report } from '../scripts/lib/problem.mjs';
import { untilStopped } from '../scripts/lib/stopper.ts';

const usage = `Usage: npm run bench -- [--quick] [--only <line>]

Measures each line of docs/benchmarks.md beside its limit, on 1,000,000 numbers and on a hundredth of them.

  --quick         short runs, for a first impression
  --only <line>   ${lines.map(({ name }) => name).join(', ')}`;

const resultsFile = fileURLToPath(new URL('results.json', import.meta.url));

const measureLine = async (line: Line, bench: Bench, sets: Loaded[]): Promise<Figure[]> => {
  if ('measurePlain' in line) return line.measurePlain(bench);
  const figures: Figure[] = [];
  for (const loaded of sets) figures.push(...(await line.measure(bench, loaded)));
  return figures;
};

const loadAll = async (cluster: Cluster): Promise<Loaded[]> => {
  const sets: Loaded[] = [];
  for (const shape of [full, hundredth]) {
    const loaded = await cluster.load(shape);
    console.log(`Loaded the ${shape.name} data set in ${loaded.loadSeconds.toFixed(1)} s.`);
    sets.push(loaded);
  }
  return sets;
};

const machine = () => ({ cpu: cpus()[0]?.model, cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30), architecture: arch(), node: process.version, loadTool });

await untilStopped(async (stopper) => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true }, help: { type: 'boolean' } } });
  const chosen = lines.filter((line) => (values.only ? values.only.includes(line.name) : !('isOnRequest' in line)));
  if (values.help || chosen.length === 0) return console.log(usage);
  const cluster = await stopper.keep(startCluster());
  const bench: Bench = { cluster, ...(values.quick ? { seconds: 2, rounds: 1 } : { seconds: 5, rounds: 3 }) };
  const sets = chosen.some((line) => 'measure' in line) ? await loadAll(cluster) : [];
  const figures: Figure[] = [];
  for (const line of chosen) {
    const some = await measureLine(line, bench, sets).catch((error: unknown): Figure[] => {
      report(error);
      process.exitCode = 1;
      return [];
    });
    for (const figure of some) console.log(`${figure.isWithin ? '  pass' : '  MISS'}  ${figure.work} (${figure.data}): ${figure.measured}`);
    figures.push(...some);
  }
  const missed = figures.filter(({ isWithin }) => !isWithin).length;
  console.log(`\n${table(figures)}\n\n${figures.length - missed} within their bar, ${missed} not.`);
  writeFileSync(resultsFile, `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), isQuick: values.quick === true, loadSeconds: sets.map(({ shape, loadSeconds }) => ({ data: shape.name, loadSeconds })), figures }, null, 2)}\n`);
}).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
process.exit();

import { setTimeout as pause } from 'node:timers/promises';
import type { CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import { e164Of } from '../data-set/e164.ts';
import { headersOf, homeOf } from '../data-set/people.ts';
import { countsOf, full } from '../data-set/shape.ts';
import { asking } from '../harness/asking.ts';
import type { Loaded } from '../harness/cluster.ts';
import type { Bench, DataLine, Figure } from '../harness/line.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';
import { cleanUp, copyIn, indexesOf, numberAt } from './import.ts';

const mostTimes = 12;
const mostMegabytes = 300;
const rows = 1_000_000;
const notHere = 100_000;

interface Compared {
  seconds: number;
  megabytes: number;
}

/** The list of a carrier that has nine tenths of what is here, and as many others. */
const listOf = ({ shape }: Loaded): Blob =>
  new Blob(['Number,Voice\r\n', ...indexesOf(rows).map((index) => `${index < notHere ? numberAt(index) : e164Of(index, countsOf(shape).numbers)},TRUE\r\n`)]);

const compareOnce = (bench: Bench, loaded: Loaded): Promise<Compared> =>
  withServices([startPatchbay(bench.cluster, loaded, 'api'), startPatchbay(bench.cluster, loaded, 'worker')], async (api, worker) => {
    const ask = asking(`${api.address}/api/o/${homeOf('platform', loaded.shape).id}`, headersOf('platform'));
    const body = listOf(loaded);
    const began = performance.now();
    const { id } = await ask<CarrierComparison>('/carrier-comparisons?fileName=bench.csv', { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } });
    for (;;) {
      const { status, counts, finding } = await ask<CarrierComparison>(`/carrier-comparisons/${id}`);
      if (status === 'failed') throw new Error(`The comparison failed: ${finding?.text}`);
      if (status === 'compared') {
        if (counts?.['not-here'] !== notHere || counts['not-listed'] !== notHere) throw new Error(`The comparison found ${JSON.stringify(counts)}.`);
        return { seconds: (performance.now() - began) / 1000, megabytes: Math.max(api.peakResidentMegabytes() ?? 0, worker.peakResidentMegabytes() ?? 0) };
      }
      await pause(50);
    }
  });

const measure = async (bench: Bench, loaded: Loaded): Promise<Figure> => {
  const limit = await copyIn(loaded, rows);
  await cleanUp(loaded);
  const { seconds, megabytes } = await compareOnce(bench, loaded);
  await cleanUp(loaded);
  const ratio = seconds / limit;
  return {
    work: `comparison with a carrier's list of ${whole(rows)} numbers: upload, compare`,
    data: loaded.shape.name,
    limit: `COPY FROM: ${limit.toFixed(2)} s`,
    measured: `${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB resident`,
    ratio,
    bar: `≤ ${mostTimes}×, ≤ ${mostMegabytes} MB`,
    isWithin: ratio <= mostTimes && megabytes <= mostMegabytes,
    details: { limit, seconds, megabytes },
  };
};

/** The longest list that is taken, compared with 1,000,000 numbers; once. */
export const largestComparison: DataLine = {
  name: 'largest-comparison',
  isOnRequest: true,
  measure: async (bench, loaded) => (loaded.shape.name === full.name ? [await measure(bench, loaded)] : []),
};

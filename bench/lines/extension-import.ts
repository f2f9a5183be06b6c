import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '@patchbay/contract/imports';
import { fillUp, manyExtensions } from '../data-set/many-extensions.ts';
import { headersOf, homeOf } from '../data-set/people.ts';
import { asking } from '../harness/asking.ts';
import type { DataLine } from '../harness/line.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';

const part = 1_000;
const mostTimes = 8;
const least = (seconds: number[]): number => Math.min(...seconds);

/** Planning an import of the untouched export of five thousand extensions beside a fifth of it: five times as long where each row costs the same. */
export const extensionImport: DataLine = {
  name: 'extension-import',
  measure: async (bench, loaded) => {
    await fillUp(loaded);
    return withServices([startPatchbay(bench.cluster, loaded, 'api'), startPatchbay(bench.cluster, loaded, 'worker')], async (api) => {
      const home = `${api.address}/api/t/${homeOf('enterprise', loaded.shape).id}`;
      const answer = await fetch(`${home}/extensions?format=csv`, { headers: headersOf('enterprise') });
      if (!answer.ok) throw new Error(`The export answered ${answer.status}.`);
      const rows = (await answer.text()).trimEnd().split('\r\n');
      const ask = asking(`${api.address}/api/o/${homeOf('enterprise', loaded.shape).id}`, headersOf('enterprise'));
      const plan = async (count: number): Promise<number> => {
        const body = new Blob([`${rows.slice(0, count + 1).join('\r\n')}\r\n`]);
        const began = performance.now();
        const { id } = await ask<Import>('/imports?kind=extensions&fileName=bench.csv', { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } });
        for (;;) {
          const { status, counts, finding } = await ask<Import>(`/imports/${id}`);
          if (status === 'failed') throw new Error(`The import failed: ${finding?.text}`);
          if (status === 'planned') {
            if (counts?.unchanged !== count) throw new Error(`The plan has ${JSON.stringify(counts)}.`);
            return (performance.now() - began) / 1000;
          }
          await pause(20);
        }
      };
      await plan(part);
      const [parts, wholes]: [number[], number[]] = [[], []];
      for (let round = 0; round < bench.rounds; round++) {
        parts.push(await plan(part));
        wholes.push(await plan(manyExtensions));
      }
      const ratio = least(wholes) / least(parts);
      return [{
        work: `plan of an import of ${whole(manyExtensions)} extensions, as they were exported`,
        data: loaded.shape.name,
        limit: `${whole(part)} of them: ${least(parts).toFixed(2)} s`,
        measured: `${least(wholes).toFixed(2)} s`,
        ratio,
        bar: `≤ ${mostTimes}×`,
        isWithin: ratio <= mostTimes,
        details: { parts, wholes },
      }];
    });
  },
};

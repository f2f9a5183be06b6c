import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '@patchbay/contract/imports';
import { fillUp, manyExtensions } from '../data-set/many-extensions.ts';
import { headersOf, homeOf } from '../data-set/people.ts';
import { asking } from '../harness/asking.ts';
import type { DataLine, Figure } from '../harness/line.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';

const part = 1_000;
const mostTimes = 8;
const least = (seconds: number[]): number => Math.min(...seconds);

/** As long as each row costs the same, the whole takes five times as long as a fifth of it. */
const figureOf = (work: string, data: string, [parts, wholes]: [number[], number[]]): Figure => {
  const ratio = least(wholes) / least(parts);
  return {
    work, data, limit: `${whole(part)} of them: ${least(parts).toFixed(2)} s`, measured: `${least(wholes).toFixed(2)} s`,
    ratio, bar: `≤ ${mostTimes}×`, isWithin: ratio <= mostTimes, details: { parts, wholes },
  };
};

/** Planning an import of the untouched export of five thousand extensions, and carrying out one that renames all of them, each beside a fifth of it. */
export const extensionImport: DataLine = {
  name: 'extension-import',
  measure: async (bench, loaded) => {
    await fillUp(loaded);
    return withServices([startPatchbay(bench.cluster, loaded, 'api'), startPatchbay(bench.cluster, loaded, 'worker')], async (api) => {
      const { id: home } = homeOf('enterprise', loaded.shape);
      const answer = await fetch(`${api.address}/api/t/${home}/extensions?format=csv`, { headers: headersOf('enterprise') });
      if (!answer.ok) throw new Error(`The export answered ${answer.status}.`);
      const exported = (await answer.text()).trimEnd().split('\r\n');
      const ask = asking(`${api.address}/api/o/${home}`, headersOf('enterprise'));

      const until = async (id: string, wanted: Import['status']): Promise<Import> => {
        for (;;) {
          const run = await ask<Import>(`/imports/${id}`);
          if (run.status === 'failed') throw new Error(`The import failed: ${run.finding?.text}`);
          if (run.status === wanted) return run;
          await pause(20);
        }
      };
      const plan = async (rows: string[], kind: 'unchanged' | 'update'): Promise<{ run: Import; seconds: number }> => {
        const body = new Blob([`${rows.join('\r\n')}\r\n`]);
        const began = performance.now();
        const { id } = await ask<Import>('/imports?kind=extensions&fileName=bench.csv', { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } });
        const run = await until(id, 'planned');
        const seconds = (performance.now() - began) / 1000;
        if (run.counts?.[kind] !== rows.length - 1) throw new Error(`The plan has ${JSON.stringify(run.counts)}.`);
        return { run, seconds };
      };
      const untouched = async (count: number): Promise<number> => (await plan(exported.slice(0, count + 1), 'unchanged')).seconds;
      let renamed = 0;
      const rename = async (count: number): Promise<number> => {
        renamed += 1;
        const { run } = await plan(['Short Number,Display Name', ...exported.slice(1, count + 1).map((row) => `${row.split(',', 1)[0]},Renamed ${renamed}`)], 'update');
        const began = performance.now();
        await ask(`/imports/${run.id}/commit`, { method: 'POST', body: JSON.stringify({ planHash: run.planHash, mode: 'all-or-nothing' }), headers: { 'content-type': 'application/json' } });
        await until(run.id, 'done');
        return (performance.now() - began) / 1000;
      };

      const inTurns = async (work: (count: number) => Promise<number>): Promise<[number[], number[]]> => {
        const [parts, wholes]: [number[], number[]] = [[], []];
        for (let round = 0; round < bench.rounds; round++) {
          parts.push(await work(part));
          wholes.push(await work(manyExtensions));
        }
        return [parts, wholes];
      };
      await untouched(part);
      const planned = await inTurns(untouched);
      await rename(part);
      return [
        figureOf(`plan of an import of ${whole(manyExtensions)} extensions, as they were exported`, loaded.shape.name, planned),
        figureOf(`import that renames ${whole(manyExtensions)} extensions`, loaded.shape.name, await inTurns(rename)),
      ];
    });
  },
};

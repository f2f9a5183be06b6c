import { headersOf, homeOf } from '../data-set/people.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine } from '../harness/line.ts';
import { load } from '../harness/load.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';

// Frequent and rare, within and at the beginning, in several notations, a name, and nothing at all.
const texts = ['202', '0794', '55 51', '0123456', '+351 210', '(030) 12', '00442079', '1234567890', 'Almeida', '150 Petra'];
const mostTimes = 3;

const ratioOf = ({ milliseconds, page }: { milliseconds: number; page: number }): number => milliseconds / page;

/** Quick search over all numbers of the platform beside the same page without it, one request after another. */
export const search: DataLine = {
  name: 'search',
  measure: (bench, loaded) =>
    withServices([startPatchbay(bench.cluster, loaded, 'api')], async (api) => {
      const list = `/api/o/${homeOf('platform', loaded.shape).id}/phone-numbers`;
      const time = async (path: string): Promise<number> => {
        const request = { path, headers: headersOf('platform') };
        await expectAnswer(api.address, request, 200);
        await load(api.address, [request], 1, 1);
        const { requestsPerSecond } = await load(api.address, [request], Math.max(1, bench.seconds / 2), 1);
        return 1000 / requestsPerSecond;
      };
      // In turns, so that whatever else the machine does falls on both.
      const searched: { text: string; page: number; milliseconds: number }[] = [];
      for (const text of texts) searched.push({ text, page: await time(list), milliseconds: await time(`${list}?${new URLSearchParams({ q: text })}`) });
      const slowest = searched.reduce((worst, one) => (ratioOf(one) > ratioOf(worst) ? one : worst));
      const ratio = ratioOf(slowest);
      return [{
        work: `quick search in all numbers, slowest of ${texts.length} texts`,
        data: loaded.shape.name,
        limit: `page without search: ${slowest.page.toFixed(2)} ms`,
        measured: `${slowest.milliseconds.toFixed(2)} ms (“${slowest.text}”)`,
        ratio,
        bar: `≤ ${mostTimes}×`,
        isWithin: ratio <= mostTimes,
        details: { searched },
      }];
    }),
};

import { headersOf, homeOf } from '../data-set/people.ts';
import type { DataLine } from '../harness/line.ts';
import { slowestSearch } from '../harness/searching.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';

// Frequent and rare, within and at the beginning, in several notations, a name, and nothing at all.
const texts = ['202', '0794', '55 51', '0123456', '+351 210', '(030) 12', '00442079', '1234567890', 'Almeida', '150 Petra'];

/** Quick search over all numbers of the platform beside the same page without it. */
export const search: DataLine = {
  name: 'search',
  measure: (bench, loaded) =>
    withServices([startPatchbay(bench.cluster, loaded, 'api')], async (api) => [
      await slowestSearch(bench, {
        work: 'quick search in all numbers',
        data: loaded.shape.name,
        address: api.address,
        list: `/api/o/${homeOf('platform', loaded.shape).id}/phone-numbers`,
        headers: headersOf('platform'),
        texts,
      }),
    ]),
};

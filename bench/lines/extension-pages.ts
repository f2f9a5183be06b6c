import { encodeCursor } from '@patchbay/api/platform/list';
import pg from 'pg';
import { fillUp, manyExtensions } from '../data-set/many-extensions.ts';
import { headersOf, homeOf } from '../data-set/people.ts';
import type { Loaded } from '../harness/cluster.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine, Figure } from '../harness/line.ts';
import { slowestSearch } from '../harness/searching.ts';
import { startLimits, startPatchbay, withServices } from '../harness/servers.ts';
import { versus } from '../harness/versus.ts';
import { deepCursor, pages } from '../limits/extension-pages.ts';
import type { PageKind } from '../limits/number-pages.ts';

// Frequent and rare parts of short numbers and phone numbers, names, and nothing at all.
const texts = ['55', '7946', 'zzzz', 'Seat 55', 'Extension 77', 'Almeida', '+351 210'];

const queryOf = async ({ superuserUrl, shape }: Loaded, page: PageKind): Promise<Record<string, string>> => {
  if (page === 'filtered') return { enabled: 'false' };
  if (page === 'sorted') return { sort: '-updatedAt' };
  if (page === 'first') return {};
  const client = new pg.Client(superuserUrl);
  await client.connect();
  const { shortNumber, id } = await deepCursor(client, homeOf('enterprise', shape).id).finally(() => client.end());
  return { after: encodeCursor(shortNumber, id) };
};

/** Pages of the extensions of an enterprise with five thousand of them, and searches in them, as a signed-in administrator's browser asks for them. */
export const extensionPages: DataLine = {
  name: 'extension-pages',
  measure: async (bench, loaded) => {
    await fillUp(loaded);
    return withServices([startPatchbay(bench.cluster, loaded, 'api'), startLimits(bench.cluster, loaded)], async (api, limits) => {
      const list = `/api/t/${homeOf('enterprise', loaded.shape).id}/extensions`;
      const figures: Figure[] = [];
      for (const page of pages) {
        const request = { path: `${list}?${new URLSearchParams(await queryOf(loaded, page))}`, headers: headersOf('enterprise') };
        const { items, total } = JSON.parse(await expectAnswer(api.address, request, 200)) as { items: unknown[]; total: number };
        if (items.length !== 50 || (page !== 'filtered' && total !== manyExtensions)) throw new Error(`${request.path} answered ${items.length} of ${total} extensions.`);
        figures.push(await versus(bench, loaded, {
          work: `extensions, ${page} page, enterprise of 5,000`,
          limitName: 'best SELECT',
          limit: { address: limits.address, requests: [{ path: `/extensions/${page}` }] },
          patchbay: { address: api.address, requests: [request] },
          leastShare: 1 / 5,
          slowest: { percentile: 'p95', milliseconds: 30 },
        }));
      }
      figures.push(await slowestSearch(bench, { work: 'search in 5,000 extensions', data: loaded.shape.name, address: api.address, list, headers: headersOf('enterprise'), texts }));
      return figures;
    });
  },
};

import { encodeCursor } from '@patchbay/api/platform/list';
import pg from 'pg';
import { headersOf, homeOf } from '../data-set/people.ts';
import type { Loaded } from '../harness/cluster.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine, Figure } from '../harness/line.ts';
import { startLimits, startPatchbay, withServices } from '../harness/servers.ts';
import { versus } from '../harness/versus.ts';
import { deepCursor, type PageKind, pages, type Place, places } from '../limits/number-pages.ts';

const queryOf = async (loaded: Loaded, place: Place, page: PageKind): Promise<Record<string, string>> => {
  if (page === 'filtered') return { sms: 'true', assigned: 'false' };
  if (page === 'sorted') return { sort: '-updatedAt' };
  if (page === 'first') return {};
  const client = new pg.Client(loaded.superuserUrl);
  await client.connect();
  const { e164, id } = await deepCursor(client, homeOf(place, loaded.shape).path).finally(() => client.end());
  return { after: encodeCursor(e164, id) };
};

/** One page of phone numbers, as a signed-in administrator's browser asks for it. */
export const numberPages: DataLine = {
  name: 'number-pages',
  measure: (bench, loaded) =>
    withServices([startPatchbay(bench.cluster, loaded, 'api'), startLimits(bench.cluster, loaded)], async (api, limits) => {
      const figures: Figure[] = [];
      for (const place of places) {
        for (const page of pages) {
          const path = `/api/o/${homeOf(place, loaded.shape).id}/phone-numbers?${new URLSearchParams(await queryOf(loaded, place, page))}`;
          const request = { path, headers: headersOf(place) };
          const { items } = JSON.parse(await expectAnswer(api.address, request, 200)) as { items: unknown[] };
          if (items.length !== 50) throw new Error(`${path} answered ${items.length} numbers instead of 50.`);
          figures.push(await versus(bench, loaded, {
            work: `numbers, ${page} page, ${place}`,
            limitName: 'best SELECT',
            limit: { address: limits.address, requests: [{ path: `/numbers/${place}/${page}` }] },
            patchbay: { address: api.address, requests: [request] },
            leastShare: 1 / 5,
            slowest: { percentile: 'p95', milliseconds: 30 },
          }));
        }
      }
      return figures;
    }),
};

import pg from 'pg';
import { headersOf, homeOf } from '../data-set/people.ts';
import type { Loaded } from '../harness/cluster.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine } from '../harness/line.ts';
import { startLimits, startPatchbay, withServices } from '../harness/servers.ts';
import { versus } from '../harness/versus.ts';

const wanted = 5_000;

/** Extensions of one enterprise until it has five thousand, like those that it has. */
const fillUp = async ({ superuserUrl, shape }: Loaded): Promise<void> => {
  const { id } = homeOf('enterprise', shape);
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    await client.query(`with free as (
        select lpad(n::text, 4, '0') as code from generate_series(0, 9999) n where lpad(n::text, 4, '0') not in (select code from dial_code where tenant_id = $1)
          order by n desc limit greatest(0, $2 - (select count(*) from extension where tenant_id = $1))),
      claimed as (insert into dial_code (tenant_id, code, kind) select $1, code, 'extension' from free returning code),
      model as (select * from extension where tenant_id = $1 limit 1)
      insert into extension (tenant_id, short_number, display_name, username, sip_username, sip_password) select $1, c.code, 'Extension ' || c.code, c.code, c.code || '-' || $1, m.sip_password from claimed c cross join model m`, [id, wanted]);
    await client.query('analyze extension');
  } finally {
    await client.end();
  }
};

/** The first page of the extensions of an enterprise with five thousand of them, as a signed-in administrator's browser asks for it. */
export const extensionPages: DataLine = {
  name: 'extension-pages',
  measure: async (bench, loaded) => {
    await fillUp(loaded);
    return withServices([startPatchbay(bench.cluster, loaded, 'api'), startLimits(bench.cluster, loaded)], async (api, limits) => {
      const request = { path: `/api/t/${homeOf('enterprise', loaded.shape).id}/extensions`, headers: headersOf('enterprise') };
      const { items, total } = JSON.parse(await expectAnswer(api.address, request, 200)) as { items: unknown[]; total: number };
      if (items.length !== 50 || total !== wanted) throw new Error(`${request.path} answered ${items.length} of ${total} extensions.`);
      return [await versus(bench, loaded, {
        work: 'extensions, first page, enterprise of 5,000',
        limitName: 'best SELECT',
        limit: { address: limits.address, requests: [{ path: '/extensions' }] },
        patchbay: { address: api.address, requests: [request] },
        leastShare: 1 / 5,
        slowest: { percentile: 'p95', milliseconds: 30 },
      })];
    });
  },
};

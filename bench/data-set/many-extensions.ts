import pg from 'pg';
import type { Loaded } from '../harness/cluster.ts';
import { homeOf } from './people.ts';

export const manyExtensions = 5_000;

/** Extensions of one enterprise until it has five thousand, like those that it has; every tenth of them is disabled. */
export const fillUp = async ({ superuserUrl, shape }: Loaded): Promise<void> => {
  const { id } = homeOf('enterprise', shape);
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    await client.query(`with free as (
        select lpad(n::text, 4, '0') as code from generate_series(0, 9999) n where lpad(n::text, 4, '0') not in (select code from dial_code where tenant_id = $1)
          order by n desc limit greatest(0, $2 - (select count(*) from extension where tenant_id = $1))),
      claimed as (insert into dial_code (tenant_id, code, kind) select $1, code, 'extension' from free returning code),
      model as (select * from extension where tenant_id = $1 limit 1)
      insert into extension (tenant_id, short_number, display_name, username, sip_username, sip_password, is_enabled)
        select $1, c.code, 'Extension ' || c.code, c.code, c.code || '-' || $1, m.sip_password, c.code not like '%7' from claimed c cross join model m`, [id, manyExtensions]);
    await client.query('analyze extension');
  } finally {
    await client.end();
  }
};

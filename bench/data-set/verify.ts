import pg from 'pg';

/** The keys and checks that the load went without, asked of the finished data. Throws where one does not hold. */
export const verifyDataSet = async (superuserUrl: string): Promise<void> => {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ orphans: number }>(`select (
      (select count(*) from phone_number n where not exists (select 1 from organisation o where o.id = n.owner_id and o.path = n.owner_path))
      + (select count(*) from phone_number n left join extension e on e.tenant_id = n.owner_id and e.id = n.voice_extension_id
         where n.voice_assignee_label is distinct from e.short_number || ' ' || e.display_name)
      + (select count(*) from extension e where not exists (select 1 from dial_code d where d.tenant_id = e.tenant_id and d.code = e.short_number))
      + (select count(*) from phone_line l where not exists (select 1 from phone p where p.tenant_id = l.tenant_id and p.id = l.phone_id)
         or not exists (select 1 from extension e where e.tenant_id = l.tenant_id and e.id = l.extension_id)))::int as orphans`);
    if (rows[0]!.orphans > 0) throw new Error(`The data set holds ${rows[0]!.orphans} rows that the application could not have written.`);
  } finally {
    await client.end();
  }
};

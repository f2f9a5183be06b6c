import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Import } from '@patchbay/contract/imports';
import { runOn } from '@patchbay/testkit/test-server';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { headersOf, homeOf } from '../data-set/people.ts';
import type { Loaded } from '../harness/cluster.ts';
import type { Bench, DataLine } from '../harness/line.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';

const mostTimes = 12;
const mostMegabytes = 300;
const rows = 100_000;

// None of the data set's numbers begins so.
const prefix = '+1303';
const numberAt = (index: number): string => `${prefix}${2_000_000 + index}`;
const indexes = Array.from({ length: rows }, (_, index) => index);

/** The same rows by COPY, with the table's indexes, keys and checks, and nothing else. */
const copyIn = async ({ superuserUrl, shape }: Loaded): Promise<number> => {
  const { id, path } = homeOf('reseller', shape);
  const lines = indexes.map((index) => `${numberAt(index)}\t${id}\t${path}\tt\tt\tf\tDIRECT_ROUTING\n`);
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const began = performance.now();
    await pipeline(Readable.from(lines), client.query(copyFrom('copy phone_number (e164, owner_id, owner_path, voice, sms, fax, voice_route_type) from stdin')));
    return (performance.now() - began) / 1000;
  } finally {
    await client.end();
  }
};

/** As it was before, so that every round begins alike. */
const cleanUp = async ({ superuserUrl }: Loaded): Promise<void> => {
  await runOn(superuserUrl, `delete from phone_number where e164 like '${prefix}%'`);
  await runOn(superuserUrl, `delete from audit_event where entity_label like '${prefix}%'`);
  await runOn(superuserUrl, 'delete from import_run');
  for (const table of ['phone_number', 'audit_event', 'import_row', 'import_piece']) await runOn(superuserUrl, `vacuum analyze ${table}`);
};

interface Imported {
  uploadSeconds: number;
  planSeconds: number;
  commitSeconds: number;
  seconds: number;
  megabytes: number | undefined;
}

const importOnce = async (bench: Bench, loaded: Loaded): Promise<Imported> =>
  withServices([startPatchbay(bench.cluster, loaded, 'api'), startPatchbay(bench.cluster, loaded, 'worker')], async (api, worker) => {
    const base = `${api.address}/api/o/${homeOf('reseller', loaded.shape).id}/imports`;
    const headers = headersOf('reseller');
    const file = ['Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type', ...indexes.map((index) => `1,${numberAt(index).slice(2)},TRUE,TRUE,FALSE,Direct Routing`)].join('\r\n');
    const ask = async (path: string, init: RequestInit = {}): Promise<Import> => {
      const answer = await fetch(base + path, { ...init, headers: { ...headers, ...init.headers } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as Import;
    };
    const until = async (id: string, status: Import['status']): Promise<Import> => {
      for (;;) {
        const run = await ask(`/${id}`);
        if (run.status === status) return run;
        if (run.status === 'failed') throw new Error(`The import failed: ${run.finding?.text}`);
        await pause(50);
      }
    };
    const began = performance.now();
    const { id } = await ask('?kind=phone-numbers&fileName=bench.csv', { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } });
    const uploaded = performance.now();
    const { planHash, counts } = await until(id, 'planned');
    if (counts?.create !== rows) throw new Error(`The plan has ${JSON.stringify(counts)}.`);
    const planned = performance.now();
    await ask(`/${id}/commit`, { method: 'POST', body: JSON.stringify({ planHash, mode: 'all-or-nothing' }), headers: { 'content-type': 'application/json' } });
    await until(id, 'done');
    const done = performance.now();
    const megabytes = Math.max(api.peakResidentMegabytes() ?? 0, worker.peakResidentMegabytes() ?? 0);
    return { uploadSeconds: (uploaded - began) / 1000, planSeconds: (planned - uploaded) / 1000, commitSeconds: (done - planned) / 1000, seconds: (done - began) / 1000, megabytes };
  });

/** 100,000 new numbers of a reseller from CSV: upload, plan and commit with its audit rows. */
export const importing: DataLine = {
  name: 'import',
  measure: async (bench, loaded) => {
    const [limits, imports] = [[], []] as [number[], Imported[]];
    for (let round = 0; round < bench.rounds; round++) {
      limits.push(await copyIn(loaded));
      await cleanUp(loaded);
      imports.push(await importOnce(bench, loaded));
      await cleanUp(loaded);
    }
    const limit = Math.min(...limits);
    const best = imports.reduce((least, one) => (one.seconds < least.seconds ? one : least));
    const megabytes = Math.max(...imports.map((one) => one.megabytes ?? 0));
    const ratio = best.seconds / limit;
    return [{
      work: `import of ${whole(rows)} numbers: upload, plan, commit`,
      data: loaded.shape.name,
      limit: `COPY FROM: ${limit.toFixed(2)} s`,
      measured: `${best.seconds.toFixed(2)} s (plan ${best.planSeconds.toFixed(1)}, commit ${best.commitSeconds.toFixed(1)}), ${Math.round(megabytes)} MB resident`,
      ratio,
      bar: `≤ ${mostTimes}×, ≤ ${mostMegabytes} MB`,
      isWithin: ratio <= mostTimes && megabytes <= mostMegabytes,
      details: { limits, imports },
    }];
  },
};

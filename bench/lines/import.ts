import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Import } from '@patchbay/contract/imports';
import type { RevertRun } from '@patchbay/contract/reverts';
import { writeXlsx } from '@patchbay/domain/imports/writing/write-xlsx';
import { runOn } from '@patchbay/testkit/test-server';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { headersOf, homeOf } from '../data-set/people.ts';
import { full } from '../data-set/shape.ts';
import type { Loaded } from '../harness/cluster.ts';
import type { Bench, DataLine, Figure } from '../harness/line.ts';
import { asking } from '../harness/asking.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';

const mostTimes = 12;
const mostMegabytes = 300;

// None of the data set's numbers begins so.
const prefix = '+1303';
export const numberAt = (index: number): string => `${prefix}${2_000_000 + index}`;
export const indexesOf = (rows: number): number[] => Array.from({ length: rows }, (_, index) => index);

type Format = 'csv' | 'xlsx';
interface Task {
  rows: number;
  format: Format;
  /** Whether it is taken back as well. */
  isUndone: boolean;
}

const fileOf = async ({ rows, format }: Task): Promise<Blob> => {
  const cells = [['Country Code', 'Phone Number', 'Voice', 'SMS', 'Fax', 'Voice Route Type'], ...indexesOf(rows).map((index) => ['1', numberAt(index).slice(2), 'TRUE', 'TRUE', 'FALSE', 'Direct Routing'])];
  if (format === 'csv') return new Blob(cells.map((row) => `${row.join(',')}\r\n`));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of writeXlsx(cells)) chunks.push(Uint8Array.from(chunk));
  return new Blob(chunks);
};

/** The same rows by COPY, with the table's indexes, keys and checks, and nothing else. */
export const copyIn = async ({ superuserUrl, shape }: Loaded, rows: number): Promise<number> => {
  const { id, path } = homeOf('reseller', shape);
  const lines = indexesOf(rows).map((index) => `${numberAt(index)}\t${id}\t${path}\tt\tt\tf\tDIRECT_ROUTING\n`);
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
export const cleanUp = async ({ superuserUrl }: Loaded): Promise<void> => {
  await runOn(superuserUrl, `delete from phone_number where e164 like '${prefix}%'`);
  await runOn(superuserUrl, `delete from audit_event where entity_label like '${prefix}%'`);
  await runOn(superuserUrl, 'delete from import_run');
  await runOn(superuserUrl, 'delete from revert_run');
  for (const table of ['phone_number', 'audit_event', 'import_row', 'import_piece']) await runOn(superuserUrl, `vacuum analyze ${table}`);
};

interface Imported {
  uploadSeconds: number;
  planSeconds: number;
  commitSeconds: number;
  seconds: number;
  undoSeconds: number | null;
  megabytes: number | undefined;
}

const importOnce = async (bench: Bench, loaded: Loaded, task: Task): Promise<Imported> =>
  withServices([startPatchbay(bench.cluster, loaded, 'api'), startPatchbay(bench.cluster, loaded, 'worker')], async (api, worker) => {
    const base = `${api.address}/api/o/${homeOf('reseller', loaded.shape).id}`;
    const headers = headersOf('reseller');
    const file = await fileOf(task);
    const ask = asking(base, headers);
    const until = async (id: string, status: Import['status']): Promise<Import> => {
      for (;;) {
        const run = await ask<Import>(`/imports/${id}`);
        if (run.status === status) return run;
        if (run.status === 'failed') throw new Error(`The import failed: ${run.finding?.text}`);
        await pause(50);
      }
    };
    const undo = async (changeSetId: string): Promise<void> => {
      const { changeSetId: undoing } = await ask<{ changeSetId: string }>(`/change-sets/${changeSetId}/revert`, { method: 'POST' });
      for (;;) {
        const run = (await ask<{ items: RevertRun[] }>('/reverts')).items.find((one) => one.changeSetId === undoing);
        if (run?.status === 'done') return;
        if (run?.status === 'failed') throw new Error(`The undoing failed: ${run.problem?.detail}`);
        await pause(50);
      }
    };
    const began = performance.now();
    const { id } = await ask<Import>(`/imports?kind=phone-numbers&fileName=bench.${task.format}`, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } });
    const uploaded = performance.now();
    const { planHash, counts } = await until(id, 'planned');
    if (counts?.create !== task.rows) throw new Error(`The plan has ${JSON.stringify(counts)}.`);
    const planned = performance.now();
    await ask(`/imports/${id}/commit`, { method: 'POST', body: JSON.stringify({ planHash, mode: 'all-or-nothing' }), headers: { 'content-type': 'application/json' } });
    const { changeSetId } = await until(id, 'done');
    const done = performance.now();
    if (task.isUndone) await undo(changeSetId!);
    const undoSeconds = task.isUndone ? (performance.now() - done) / 1000 : null;
    const megabytes = Math.max(api.peakResidentMegabytes() ?? 0, worker.peakResidentMegabytes() ?? 0);
    return { uploadSeconds: (uploaded - began) / 1000, planSeconds: (planned - uploaded) / 1000, commitSeconds: (done - planned) / 1000, seconds: (done - began) / 1000, undoSeconds, megabytes };
  });

const measureTask = async (bench: Bench, loaded: Loaded, task: Task, rounds: number): Promise<Figure> => {
  const [limits, imports] = [[], []] as [number[], Imported[]];
  for (let round = 0; round < rounds; round++) {
    limits.push(await copyIn(loaded, task.rows));
    await cleanUp(loaded);
    imports.push(await importOnce(bench, loaded, task));
    await cleanUp(loaded);
  }
  const limit = Math.min(...limits);
  const best = imports.reduce((least, one) => (one.seconds < least.seconds ? one : least));
  const megabytes = Math.max(...imports.map((one) => one.megabytes ?? 0));
  const ratio = best.seconds / limit;
  const undone = best.undoSeconds === null ? '' : `, undone in ${best.undoSeconds.toFixed(1)} s`;
  return {
    work: `import of ${whole(task.rows)} numbers (${task.format}): upload, plan, commit`,
    data: loaded.shape.name,
    limit: `COPY FROM: ${limit.toFixed(2)} s`,
    measured: `${best.seconds.toFixed(2)} s (plan ${best.planSeconds.toFixed(1)}, commit ${best.commitSeconds.toFixed(1)}), ${Math.round(megabytes)} MB resident${undone}`,
    ratio,
    bar: `≤ ${mostTimes}×, ≤ ${mostMegabytes} MB`,
    isWithin: ratio <= mostTimes && megabytes <= mostMegabytes,
    details: { limits, imports },
  };
};

/** 100,000 new numbers of a reseller from CSV: upload, plan and commit with its audit rows. */
export const importing: DataLine = {
  name: 'import',
  measure: async (bench, loaded) => [await measureTask(bench, loaded, { rows: 100_000, format: 'csv', isUndone: false }, bench.rounds)],
};

/** The largest import that is taken, in both formats, beside 1,000,000 numbers, and 100,000 that are taken back; once each. */
export const largestImports: DataLine = {
  name: 'largest-imports',
  isOnRequest: true,
  measure: async (bench, loaded) => {
    if (loaded.shape.name !== full.name) return [];
    const figures: Figure[] = [];
    for (const task of [{ rows: 100_000, format: 'csv', isUndone: true }, { rows: 1_000_000, format: 'csv', isUndone: false }, { rows: 1_000_000, format: 'xlsx', isUndone: false }] satisfies Task[]) {
      figures.push(await measureTask(bench, loaded, task, 1));
    }
    return figures;
  },
};

/** 1,000,000 numbers that an import has made, taken back at once by a job. */
export const largestUndoing: DataLine = {
  name: 'largest-undoing',
  isOnRequest: true,
  measure: async (bench, loaded) => (loaded.shape.name === full.name ? [await measureTask(bench, loaded, { rows: 1_000_000, format: 'csv', isUndone: true }, 1)] : []),
};

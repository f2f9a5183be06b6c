import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { headersOf } from '../data-set/people.ts';
import { personName } from '../data-set/names.ts';
import { enterpriseAt, extensionAt, shortNumberOf } from '../data-set/rows.ts';
import { countsOf } from '../data-set/shape.ts';
import { idOf } from '../data-set/identity.ts';
import type { Loaded } from '../harness/cluster.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine } from '../harness/line.ts';
import type { LoadRequest } from '../harness/load.ts';
import { startLimits, startPatchbay, withServices } from '../harness/servers.ts';
import { versus } from '../harness/versus.ts';

const mostSaves = 40_000;
const mostExtensions = 2_000;
/** What the run before had under way when it ended. */
const settleMilliseconds = 1_000;

/** By which version a save is guarded. */
const versionSql = { form: 'version', card: `coalesce((card_versions ->> 'monitoring')::integer, 1)` };

/** Saves of the extensions `from` to `to` in turn, each with the version that the one before leaves. */
const saves = async (loaded: Loaded, [from, to]: [from: number, to: number], saveOf: (extension: number, version: number) => LoadRequest, guard: keyof typeof versionSql = 'form'): Promise<LoadRequest[]> => {
  await pause(settleMilliseconds);
  const client = new pg.Client(loaded.superuserUrl);
  await client.connect();
  try {
    const indices = Array.from({ length: to - from }, (_, i) => from + i);
    const { rows } = await client.query<{ id: string; version: number }>(`select id, ${versionSql[guard]} as version from extension where id = any($1)`, [indices.map((i) => idOf('extension', i))]);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const passes = Array.from({ length: Math.ceil(mostSaves / indices.length) }, (_, pass) => pass);
    return passes.flatMap((pass) => indices.map((i) => saveOf(i, versions.get(idOf('extension', i))! + pass)));
  } finally {
    await client.end();
  }
};

const nameAt = (extension: number, version: number): string => `${personName(extension)} ${version % 10}`;

/** The form of an extension, saved by the enterprise's reseller, beside the UPDATE and INSERT by hand. */
export const save: DataLine = {
  name: 'save',
  measure: (bench, loaded) =>
    withServices([startPatchbay(bench.cluster, loaded, 'api'), startLimits(bench.cluster, loaded)], async (api, limits) => {
      const { shape } = loaded;
      const count = Math.min(countsOf(shape).extensions, mostExtensions * 2) / 2;
      const byForm = (i: number, version: number): LoadRequest => {
        const { id, numberId } = extensionAt(shape, i);
        const draft = { shortNumber: shortNumberOf(i, shape), displayName: nameAt(i, version), phoneNumberIds: [numberId], presentationNumberId: null, isEnabled: true, version };
        const tenant = enterpriseAt(shape, Math.floor(i / shape.extensionsPerEnterprise));
        return { method: 'PUT', path: `/api/t/${tenant.id}/extensions/${id}`, headers: headersOf('reseller'), body: JSON.stringify(draft) };
      };
      const byHand = (i: number, version: number): LoadRequest => ({ method: 'PUT', path: `/extensions/${idOf('extension', i)}`, body: JSON.stringify({ displayName: nameAt(i, version), version }) });
      const byCard = (i: number, version: number): LoadRequest => ({ ...byForm(i, version), path: `${byForm(i, version).path}/monitoring`, body: JSON.stringify({ monitorsOthers: version % 2 === 0, mayBeMonitored: true, version }) });
      await expectAnswer(api.address, (await saves(loaded, [0, 1], byForm))[0]!, 200);
      return [await versus(bench, loaded, {
        work: 'save one form, with its audit row',
        limitName: 'UPDATE + INSERT',
        limit: { address: limits.address, requests: () => saves(loaded, [count, count * 2], byHand) },
        patchbay: { address: api.address, requests: () => saves(loaded, [0, count], byForm) },
        leastShare: 1 / 6,
      }), await versus(bench, loaded, {
        work: 'save one card of an extension, with its audit row',
        limitName: 'UPDATE + INSERT',
        limit: { address: limits.address, requests: () => saves(loaded, [count, count * 2], byHand) },
        patchbay: { address: api.address, requests: () => saves(loaded, [0, count], byCard, 'card') },
        leastShare: 1 / 6,
      })];
    }),
};

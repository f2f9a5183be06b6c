import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { headersOf, homeOf } from '../data-set/people.ts';
import { countsOf } from '../data-set/shape.ts';
import type { Loaded } from '../harness/cluster.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { Bench, DataLine } from '../harness/line.ts';
import { startPatchbay, withServices } from '../harness/servers.ts';
import { whole } from '../harness/versus.ts';

const mostTimes = 5;
const mostMegabytes = 200;

interface Streamed {
  seconds: number;
  lines: number;
  bytes: number;
}

const countLines = async (chunks: AsyncIterable<Uint8Array>): Promise<Streamed> => {
  const began = performance.now();
  let [lines, bytes] = [0, 0];
  for await (const chunk of chunks) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return { seconds: (performance.now() - began) / 1000, lines, bytes };
};

/** The table's own columns as they lie, without order and owner's name: as little as PostgreSQL can be asked for. */
const copyOut = async ({ superuserUrl }: Loaded): Promise<Streamed> => {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    return await countLines(client.query(copyTo('copy phone_number (e164, voice_assignee_label, voice, sms, fax, voice_route_type, owner_id) to stdout (format csv, header)')));
  } finally {
    await client.end();
  }
};

const exportOnce = async (bench: Bench, loaded: Loaded): Promise<Streamed & { megabytes: number | undefined }> =>
  // A process of its own for each, because the most memory it has held is part of the figure.
  withServices([startPatchbay(bench.cluster, loaded, 'api')], async (api) => {
    const list = `/api/o/${homeOf('platform', loaded.shape).id}/phone-numbers`;
    const path = `${list}?format=csv`;
    // Connections and compiled code belong to the start of a process: a page and a short export use both.
    await expectAnswer(api.address, { path: list, headers: headersOf('platform') }, 200);
    await expectAnswer(api.address, { path: `/api/o/${homeOf('enterprise', loaded.shape).id}/phone-numbers?format=csv`, headers: headersOf('enterprise') }, 200);
    const answer = await fetch(api.address + path, { headers: headersOf('platform') });
    if (!answer.ok || !answer.body) throw new Error(`${path} answered ${answer.status}.`);
    return { ...(await countLines(answer.body)), megabytes: api.peakResidentMegabytes() };
  });

/** All numbers of the platform as CSV over HTTP. */
export const exporting: DataLine = {
  name: 'export',
  measure: async (bench, loaded) => {
    const rounds = Array.from({ length: bench.rounds });
    const [limits, exports] = [[], []] as [Streamed[], Awaited<ReturnType<typeof exportOnce>>[]];
    for (const _ of rounds) {
      limits.push(await copyOut(loaded));
      exports.push(await exportOnce(bench, loaded));
    }
    const { numbers } = countsOf(loaded.shape);
    const wrong = [...limits, ...exports].find(({ lines }) => lines !== numbers + 1);
    if (wrong) throw new Error(`An export had ${wrong.lines} lines instead of ${numbers + 1}.`);
    const [limit, seconds] = [limits, exports].map((all) => Math.min(...all.map((one) => one.seconds))) as [number, number];
    const megabytes = Math.max(...exports.map((one) => one.megabytes ?? 0));
    const ratio = seconds / limit;
    return [{
      work: `export of ${whole(numbers)} numbers`,
      data: loaded.shape.name,
      limit: `COPY TO: ${limit.toFixed(2)} s`,
      measured: `${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB resident`,
      ratio,
      bar: `≤ ${mostTimes}×, ≤ ${mostMegabytes} MB`,
      isWithin: ratio <= mostTimes && megabytes <= mostMegabytes,
      details: { limits, exports },
    }];
  },
};

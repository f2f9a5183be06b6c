import { request } from 'node:http';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { deviceFileName } from '@patchbay/domain/provisioning/requested-file';
import { report } from '../scripts/lib/problem.mjs';
import { untilStopped } from '../scripts/lib/stopper.ts';
import { phoneAt } from './data-set/rows.ts';
import { countsOf, full, hundredth } from './data-set/shape.ts';
import { type Loaded, startCluster } from './harness/cluster.ts';
import { startPatchbay, withServices } from './harness/servers.ts';

const usage = `Usage: npm run storm -- [--phones 20000] [--seconds 300] [--conditional 50]

Power returns: that many phones of all vendors ask for their files within that time, each on a connection of its own, over loopback.

  --phones <n>        how many
  --seconds <n>       within how long
  --conditional <n>   how many of a hundred still have their file and ask whether it has changed`;

/** One model of each vendor. */
const models = ['yealink-t46u', 'grandstream-gxp2170', 'snom-d785', 'poly-vvx-450', 'cisco-8851', 'fanvil-x4u', 'gigaset-n670-ip-pro', 'htek-uc926', 'panasonic-kx-hdv230', 'mitel-6865i'];

interface Phone {
  path: string;
  headers: Record<string, string>;
}

const phoneOf = (index: number): Phone => {
  const { mac, secret, httpUsername, httpPassword } = phoneAt(index);
  const file = deviceFileName({ name: '', modelId: models[index % models.length]!, mac, fileName: '' });
  return { path: `/p/${secret}/${file}`, headers: { authorization: `Basic ${Buffer.from(`${httpUsername}:${httpPassword}`).toString('base64')}`, 'user-agent': 'Storm', 'x-forwarded-for': `10.9.${Math.floor(index / 250) % 250}.${index % 250}` } };
};

interface Outcome {
  status: number;
  milliseconds: number;
  etag: string;
}

const ask = (address: string, { path, headers }: Phone): Promise<Outcome> =>
  new Promise((resolve) => {
    const started = performance.now();
    const done = (status: number, etag = '') => resolve({ status, etag, milliseconds: performance.now() - started });
    const asking = request(address + path, { headers, agent: false }, (answer) => answer.on('end', () => done(answer.statusCode!, answer.headers.etag)).resume());
    asking.on('error', () => done(0)).end();
  });

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Each at its moment, whether or not those before have been answered. */
const blow = (address: string, phones: Phone[], seconds: number): Promise<Outcome[]> =>
  Promise.all(phones.map(async (phone, index) => {
    await wait((index * seconds * 1_000) / phones.length);
    return ask(address, phone);
  }));

/** Gives the phones of the data set models of all vendors. */
const mixVendors = async ({ superuserUrl }: Loaded, count: number): Promise<void> => {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const ids = Array.from({ length: count }, (_, index) => phoneAt(index).id);
    await client.query('update phone p set model_id = ($2::text[])[1 + (u.n - 1) % $3] from unnest($1::uuid[]) with ordinality as u (id, n) where p.id = u.id', [ids, models, models.length]);
  } finally {
    await client.end();
  }
};

const print = (outcomes: Outcome[], seconds: number): void => {
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)} ms`;
  const statuses = Map.groupBy(outcomes, ({ status }) => status);
  console.log(`${outcomes.length} phones in ${seconds} s: ${[...statuses].map(([status, of]) => `${of.length} × ${status || 'no answer'}`).join(', ')}`);
  console.log(`p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, slowest ${at(1)}`);
  if ([...statuses.keys()].some((status) => status !== 200 && status !== 304)) process.exitCode = 1;
};

await untilStopped(async (stopper) => {
  const { values } = parseArgs({ options: { phones: { type: 'string', default: '20000' }, seconds: { type: 'string', default: '300' }, conditional: { type: 'string', default: '50' }, help: { type: 'boolean' } } });
  const [count, seconds, conditional] = [Number(values.phones), Number(values.seconds), Number(values.conditional)];
  if (values.help || ![count, seconds, conditional].every((value) => Number.isInteger(value) && value >= 0) || count < 1) return console.log(usage);
  const cluster = await stopper.keep(startCluster());
  const shape = count <= countsOf(hundredth).extensions ? hundredth : full;
  const loaded = await cluster.load(shape);
  const phones = Array.from({ length: Math.min(count, countsOf(shape).extensions) }, (_, index) => phoneOf(index));
  await mixVendors(loaded, phones.length);
  await withServices([startPatchbay(cluster, loaded, 'provisioning')], async ({ address }) => {
    for (const [index, phone] of phones.entries()) {
      if (index % 100 < conditional) phone.headers['if-none-match'] = (await ask(address, phone)).etag;
    }
    print(await blow(address, phones, seconds), seconds);
  });
}).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
process.exit();

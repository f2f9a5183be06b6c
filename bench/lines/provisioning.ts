import { phoneAt } from '../data-set/rows.ts';
import { countsOf } from '../data-set/shape.ts';
import { expectAnswer } from '../harness/expect.ts';
import type { DataLine } from '../harness/line.ts';
import type { LoadRequest } from '../harness/load.ts';
import { startLimits, startPatchbay, withServices } from '../harness/servers.ts';
import { versus } from '../harness/versus.ts';

/** How many phones come in turn; they lie far apart. */
const fleet = 1_000;
/** Each comes from so many addresses, or phones and addresses would be such that ask without end, and be told to come later. */
const addresses = Array.from({ length: 60 }, (_, n) => `10.9.0.${n + 1}`);

const phonesOf = (phones: number) => Array.from({ length: fleet }, (_, i) => phoneAt(Math.floor((i * phones) / fleet)));

const fetchFrom = (address: string, { mac, secret, httpUsername, httpPassword }: ReturnType<typeof phoneAt>): LoadRequest => ({
  path: `/p/${secret}/${mac}.cfg`,
  headers: { authorization: `Basic ${Buffer.from(`${httpUsername}:${httpPassword}`).toString('base64')}`, 'user-agent': `Yealink SIP-T46U 108.86.0.90 ${mac}`, 'x-forwarded-for': address },
});

const withTag = async (address: string, request: LoadRequest): Promise<LoadRequest> => {
  const answer = await fetch(address + request.path, { headers: request.headers! });
  await answer.arrayBuffer();
  return { ...request, headers: { ...request.headers, 'if-none-match': answer.headers.get('etag') ?? 'none' } };
};

/** Phones that fetch their files: authentication, decryption, rendering, fetch log. */
export const provisioning: DataLine = {
  name: 'provisioning',
  measure: (bench, loaded) =>
    withServices([startPatchbay(bench.cluster, loaded, 'provisioning'), startLimits(bench.cluster, loaded)], async (patchbay, limits) => {
      const phones = phonesOf(countsOf(loaded.shape).extensions);
      const fetches = addresses.flatMap((address) => phones.map((phone) => fetchFrom(address, phone)));
      const file = await expectAnswer(patchbay.address, fetches[0]!, 200);
      if (!file.includes('account.1.password')) throw new Error(`The phone's file holds no SIP account:\n${file.slice(0, 500)}`);
      const limit = { address: limits.address, requests: phones.map(({ id }) => ({ path: `/phones/${id}` })) };
      const common = { limitName: 'SELECT by key', limit };
      const whole = await versus(bench, loaded, {
        ...common,
        work: 'a phone fetches its file',
        patchbay: { address: patchbay.address, requests: fetches },
        leastShare: 1 / 4,
        slowest: { percentile: 'p99', milliseconds: 15 },
      });
      const tagged: LoadRequest[] = [];
      for (const request of fetches.slice(0, phones.length)) tagged.push(await withTag(patchbay.address, request));
      const repeated = fetches.map(({ headers, ...request }, index) => ({ ...request, headers: { ...tagged[index % phones.length]!.headers, 'x-forwarded-for': headers!['x-forwarded-for']! } }));
      await expectAnswer(patchbay.address, repeated[0]!, 304);
      const unchanged = await versus(bench, loaded, {
        ...common,
        work: 'the same, unchanged since last time',
        patchbay: { address: patchbay.address, requests: repeated },
        leastShare: 1 / 3,
      });
      return [whole, unchanged];
    }),
};

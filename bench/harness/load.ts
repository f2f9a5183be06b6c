import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import autocannon from 'autocannon';

/** One request; a run sends its requests in turn, over and over. */
export interface LoadRequest {
  method?: 'GET' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were neither 2xx nor 3xx, and requests that got none. */
  failures: number;
}

const usualConnections = 16;

const hasWrk = (() => {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ENOENT';
  }
})();

/** wrk costs a tenth of what autocannon does, and so disturbs less where the cores are few. */
export const loadTool = hasWrk ? 'wrk' : 'autocannon';

interface Run {
  address: string;
  requests: LoadRequest[];
  seconds: number;
  connections: number;
}

/** Keeps 16 connections, or as many as told, busy for so long. */
export const load = (address: string, requests: LoadRequest[], seconds: number, connections = usualConnections): Promise<LoadResult> =>
  (hasWrk ? loadByWrk : loadByAutocannon)({ address, requests, seconds, connections });

const raw = (host: string, { method = 'GET', path, headers = {}, body }: LoadRequest): Buffer => {
  const payload = Buffer.from(body ?? '');
  const all = { host, ...headers, ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(payload.length) }) };
  const head = [`${method} ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), payload]);
};

// The requests come from a file of their own, each after its length: LuaJIT holds no more than 65,536 constants. The first
// one is asked for twice, because wrk only looks at what it is given at first.
const script = (file: string): string => `
local texts, calls = {}, 0
init = function()
  local file = io.open('${file}', 'rb')
  for length in function() return file:read('*n') end do
    file:read(1)
    texts[#texts + 1] = file:read(length)
  end
end
request = function()
  calls = calls + 1
  return texts[math.max(calls - 2, 0) % #texts + 1]
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('RESULT [%d,%d,%d,%d,%d,%d]', summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99),
    e.status + e.connect + e.read + e.write + e.timeout))
end
`;

const loadByWrk = async ({ address, requests, seconds, connections }: Run): Promise<LoadResult> => {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-load-'));
  try {
    const [data, program] = [join(directory, 'requests'), join(directory, 'requests.lua')];
    const { host } = new URL(address);
    writeFileSync(data, Buffer.concat(requests.flatMap((request) => { const text = raw(host, request); return [Buffer.from(`${text.length}\n`), text]; })));
    writeFileSync(program, script(data));
    const { stdout } = await promisify(execFile)('wrk', ['-t1', `-c${connections}`, `-d${Math.ceil(seconds)}s`, '--timeout', '10s', '-s', program, address]);
    const [count, microseconds, p50, p95, p99, failures] = JSON.parse(/RESULT (\[.*\])/.exec(stdout)![1]!) as [number, number, number, number, number, number];
    return { requestsPerSecond: count / (microseconds / 1e6), p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000, failures };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const loadByAutocannon = async ({ address, requests, seconds, connections }: Run): Promise<LoadResult> => {
  const calls = requests.map(({ method = 'GET', path, headers = {}, body }) => ({
    method,
    path,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body }),
  }));
  // Left to itself it lets every connection send the same requests at the same time, and a save succeeds only once.
  const shareOf = (connection: number) => (calls.length < connections ? calls : calls.filter((_, i) => i % connections === connection));
  let started = 0;
  const result = await autocannon({ url: address, connections, duration: seconds, requests: calls, setupClient: (client) => client.setRequests(shareOf(started++)) });
  const { latency, errors, timeouts, duration } = result;
  const redirects = result['3xx'];
  return {
    requestsPerSecond: (result['2xx'] + redirects) / duration,
    p50: latency.p50,
    // The nearest that it keeps, on the safe side.
    p95: latency.p97_5,
    p99: latency.p99,
    failures: result['4xx'] + result['5xx'] + errors + timeouts,
  };
};

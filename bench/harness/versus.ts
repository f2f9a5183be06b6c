import type { Loaded } from './cluster.ts';
import type { Bench, Figure } from './line.ts';
import { load, type LoadRequest, type LoadResult } from './load.ts';

interface Side {
  address: string;
  /** Asked for before every run: a change can be made only once. */
  requests: LoadRequest[] | (() => Promise<LoadRequest[]>);
}

interface Contest {
  work: string;
  limitName: string;
  limit: Side;
  patchbay: Side;
  /** The least part of the limit's requests per second. */
  leastShare: number;
  slowest?: { percentile: 'p95' | 'p99'; milliseconds: number };
  warmUpSeconds?: number;
}

/**
 * Lets the limit and Patchbay answer in turns, so that whatever else the machine does falls on both, and compares the
 * best run of each. A request that fails fails the line.
 */
export const versus = async (bench: Bench, loaded: Loaded, contest: Contest): Promise<Figure> => {
  const { limit, patchbay, leastShare, slowest } = contest;
  const run = async ({ address, requests }: Side, seconds: number) => load(address, Array.isArray(requests) ? requests : await requests(), seconds);
  for (const side of [limit, patchbay]) await run(side, contest.warmUpSeconds ?? 1);
  const [limits, ours]: [LoadResult[], LoadResult[]] = [[], []];
  for (let round = 0; round < bench.rounds; round++) {
    limits.push(await run(limit, bench.seconds));
    ours.push(await run(patchbay, bench.seconds));
  }
  const [bestLimit, best] = [fastest(limits), fastest(ours)];
  const ratio = best.requestsPerSecond / bestLimit.requestsPerSecond;
  const failures = [...limits, ...ours].reduce((sum, result) => sum + result.failures, 0);
  const isInTime = !slowest || best[slowest.percentile] <= slowest.milliseconds;
  const time = slowest ? `, ${slowest.percentile} ${best[slowest.percentile].toFixed(1)} ms` : '';
  return {
    work: contest.work,
    data: loaded.shape.name,
    limit: `${contest.limitName}: ${whole(bestLimit.requestsPerSecond)}/s`,
    measured: `${whole(best.requestsPerSecond)}/s${time}${failures > 0 ? `, ${failures} failed` : ''}`,
    ratio,
    bar: `≥ 1/${Math.round(1 / leastShare)}${slowest ? `, ${slowest.percentile} ≤ ${slowest.milliseconds} ms` : ''}`,
    isWithin: ratio >= leastShare && isInTime && failures === 0,
    details: { limit: limits, patchbay: ours },
  };
};

const fastest = (results: LoadResult[]): LoadResult => results.reduce((best, result) => (result.requestsPerSecond > best.requestsPerSecond ? result : best));

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

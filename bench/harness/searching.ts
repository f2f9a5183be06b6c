import type { Bench, Figure } from './line.ts';
import { expectAnswer } from './expect.ts';
import { load } from './load.ts';

const mostTimes = 3;

interface Searching {
  work: string;
  data: string;
  address: string;
  /** The path of the page without search. */
  list: string;
  headers: Record<string, string>;
  texts: readonly string[];
}

interface Searched {
  text: string;
  page: number;
  milliseconds: number;
}

const ratioOf = ({ milliseconds, page }: Searched): number => milliseconds / page;

/** Each search beside the same page without it, one request after another: the slowest counts. */
export const slowestSearch = async (bench: Bench, { work, data, address, list, headers, texts }: Searching): Promise<Figure> => {
  const time = async (path: string): Promise<number> => {
    const request = { path, headers };
    await expectAnswer(address, request, 200);
    await load(address, [request], 1, 1);
    const { requestsPerSecond } = await load(address, [request], Math.max(1, bench.seconds / 2), 1);
    return 1000 / requestsPerSecond;
  };
  // In turns, so that whatever else the machine does falls on both.
  const searched: Searched[] = [];
  for (const text of texts) searched.push({ text, page: await time(list), milliseconds: await time(`${list}?${new URLSearchParams({ q: text })}`) });
  const slowest = searched.reduce((worst, one) => (ratioOf(one) > ratioOf(worst) ? one : worst));
  const ratio = ratioOf(slowest);
  return {
    work: `${work}, slowest of ${texts.length} texts`,
    data,
    limit: `page without search: ${slowest.page.toFixed(2)} ms`,
    measured: `${slowest.milliseconds.toFixed(2)} ms (“${slowest.text}”)`,
    ratio,
    bar: `≤ ${mostTimes}×`,
    isWithin: ratio <= mostTimes,
    details: { searched },
  };
};

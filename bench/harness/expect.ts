import type { LoadRequest } from './load.ts';

/** One request before the load, so that what is measured is known to be an answer. Answers its body. */
export const expectAnswer = async (address: string, { method = 'GET', path, headers, body }: LoadRequest, status: number): Promise<string> => {
  const answer = await fetch(address + path, { method, headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body }) });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status} instead of ${status}: ${text.slice(0, 500)}`);
  return text;
};

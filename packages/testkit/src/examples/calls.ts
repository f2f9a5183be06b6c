import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { type Answer, call, type Caller } from '../call.ts';
import type { AnyExample } from './side.ts';

export type AnyAnswer = Omit<Answer<AnyEndpoint>, 'body'> & { body: unknown };

/** Makes an example's call, with something of it replaced. */
export const make = (e: AnyEndpoint, { as, params, query, body }: AnyExample, replaced: { as?: Caller; params?: object; query?: object; body?: unknown; headers?: Record<string, string> } = {}): Promise<AnyAnswer> =>
  call(replaced.as ?? as, e, {
    params: { ...params, ...replaced.params },
    query: { ...query, ...replaced.query },
    ...((replaced.body ?? body) !== undefined && { body: replaced.body ?? body }),
    ...(replaced.headers && { headers: replaced.headers }),
  } as never);

const varying = new Set(['requestId']);

/** What an asker can tell two answers apart by. */
export const visible = (answer: AnyAnswer): { status: number; body: unknown } => ({
  status: answer.status,
  body: answer.body === undefined ? answer.text : JSON.parse(JSON.stringify(answer.body, (key, value: unknown) => (varying.has(key) ? undefined : value))),
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type Path = (string | number)[];

/** Where ids stand in a value. */
export const idsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === 'string') return uuid.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
};

export const valueAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);

export const replaceAt = (value: unknown, path: Path, replacement: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
};

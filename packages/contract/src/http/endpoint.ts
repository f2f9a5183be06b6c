import type { z } from 'zod';
import type { Permission } from '../permissions.ts';

/**
 * Where an endpoint acts, and with that its URL prefix and the database scope its use case gets:
 * `public` and `account` have no organisation; `organisation` is `/o/:organisationId`, the subtree below that
 * node; `tenant` is `/t/:tenantId`, exactly one enterprise.
 */
export type Scope = 'public' | 'account' | 'organisation' | 'tenant';
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** `noun.verb`; the first part is the prefix of the web client's query keys. */
  id: string;
  method: Method;
  /** Below the scope's prefix, e.g. `/extensions/:id`. */
  path: string;
  scope: Scope;
  /** Checked before anything of the request is validated. `account`: any signed-in person, acting on themselves. */
  permission: Permission | 'public' | 'account';
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Absent: 204, no body. */
  response?: R;
  /** A list that also answers `text/csv` (`Accept` header or `format=csv`), streamed. */
  csv?: boolean;
  /** A change that leaves no audit row, and why. */
  unaudited?: string;
}

/** Identity; exists so that TypeScript infers the four schemas. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  declaration: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => declaration;

export type AnyEndpoint = Endpoint<any, any, any, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

export type ParamsOf<E> = E extends Endpoint<infer P, any, any, any> ? (z.ZodType extends P ? undefined : z.output<P>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any
export type QueryOf<E> = E extends Endpoint<any, infer Q, any, any> ? (z.ZodType extends Q ? undefined : z.output<Q>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any
export type BodyOf<E> = E extends Endpoint<any, any, infer B, any> ? (z.ZodType extends B ? undefined : z.output<B>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any
export type ResponseOf<E> = E extends Endpoint<any, any, any, infer R> ? (z.ZodType extends R ? undefined : z.output<R>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any
export type QueryInputOf<E> = E extends Endpoint<any, infer Q, any, any> ? (z.ZodType extends Q ? undefined : z.input<Q>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any
export type BodyInputOf<E> = E extends Endpoint<any, any, infer B, any> ? (z.ZodType extends B ? undefined : z.input<B>) : never; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The URL prefix of each scope, below `/api`. */
export const scopePrefix: { [S in Scope]: string } = {
  public: '',
  account: '/account',
  organisation: '/o/:organisationId',
  tenant: '/t/:tenantId',
};

/** Full path of an endpoint below the server root, with `:name` placeholders. */
export const pathOf = (e: Pick<AnyEndpoint, 'scope' | 'path'>): string => `/api${scopePrefix[e.scope]}${e.path}`;

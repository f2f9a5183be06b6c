import { z } from 'zod';
import type { Permission } from '../permissions.ts';

/**
 * Where an endpoint acts, and with that its URL prefix and the database scope its use case gets:
 * `public` and `account` have no organisation; `device` is the app on somebody's phone, acting for its user; `organisation` is `/o/:organisationId`, the subtree below that
 * node; `tenant` is `/t/:tenantId`, exactly one enterprise.
 */
export type Scope = 'public' | 'account' | 'device' | 'organisation' | 'tenant';
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  S extends Scope = Scope,
> {
  /** `noun.verb`; the first part is the prefix of the web client's query keys. */
  id: string;
  method: Method;
  /** Below the scope's prefix, e.g. `/extensions/:id`. */
  path: string;
  scope: S;
  /** Checked before anything of the request is validated. `account`: any signed-in person, `device`: any activated app, acting on themselves. */
  permission: Permission | 'public' | 'account' | 'device';
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Absent: 204, no body. */
  response?: R;
  /** A list that is also exported whole, streamed: `format=csv` and `format=xlsx`. */
  csv?: boolean;
  /** The body is a file: `application/octet-stream`, streamed and not JSON. */
  upload?: boolean;
  /** The answer is a file and no JSON: CSV or .xlsx, sound, a picture, a PDF, or whatever somebody has sent. */
  download?: true | 'audio' | 'image' | 'pdf' | 'file';
  /** A change that leaves no audit row, and why. */
  unaudited?: string;
}

/** The body of an upload. It is never held in memory as a whole, so its content is nobody's to validate here. */
export const FileBody = z.custom<Blob | Uint8Array<ArrayBuffer> | string>();

/** Identity; exists so that TypeScript infers the four schemas and the scope. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, const S extends Scope>(
  declaration: Endpoint<P, Q, B, R, S>,
): Endpoint<P, Q, B, R, S> => declaration;

/* eslint-disable @typescript-eslint/no-explicit-any */
export type AnyEndpoint = Endpoint<any, any, any, any, any>;

// A schema that an endpoint does not declare is inferred as the constraint itself, `z.ZodType`.
type Declared<T> = T extends z.ZodType ? (z.ZodType extends T ? undefined : T) : undefined;
type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodType ? z.input<T> : undefined;

export type ParamsOf<E> = E extends Endpoint<infer P, any, any, any, any> ? Output<Declared<P>> : never;
export type QueryOf<E> = E extends Endpoint<any, infer Q, any, any, any> ? Output<Declared<Q>> : never;
export type BodyOf<E> = E extends Endpoint<any, any, infer B, any, any> ? Output<Declared<B>> : never;
export type ResponseOf<E> = E extends Endpoint<any, any, any, infer R, any> ? Output<Declared<R>> : never;
/** What a caller writes, before defaults and transforms. */
export type ParamsInputOf<E> = E extends Endpoint<infer P, any, any, any, any> ? Input<Declared<P>> : never;
export type QueryInputOf<E> = E extends Endpoint<any, infer Q, any, any, any> ? Input<Declared<Q>> : never;
export type BodyInputOf<E> = E extends Endpoint<any, any, infer B, any, any> ? Input<Declared<B>> : never;
export type ScopeOf<E> = E extends Endpoint<any, any, any, any, infer S> ? S : never;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** The URL prefix of each scope, below `/api`. */
export const scopePrefix: { [S in Scope]: string } = {
  public: '',
  account: '/account',
  device: '/app',
  organisation: '/o/:organisationId',
  tenant: '/t/:tenantId',
};

/** Full path of an endpoint below the server root, with `:name` placeholders. */
export const pathOf = (e: Pick<Endpoint, 'scope' | 'path'>): string => `/api${scopePrefix[e.scope]}${e.path}`;

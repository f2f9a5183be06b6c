import type { BodyInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { ProblemBody } from '@patchbay/contract/http/problem';
import type { phoneApp } from '@patchbay/contract/phone-app';

type Verb = keyof typeof phoneApp;

/** Methods and addresses; a test holds them against the contract, whose schemas would be most of the app. */
export const routes = {
  look: ['POST', '/api/app/invitations/look'],
  activate: ['POST', '/api/app/session'],
  get: ['GET', '/api/app/profile'],
  updateProfile: ['PUT', '/api/app/profile'],
  chooseCallerId: ['PUT', '/api/app/caller-id'],
  heartbeat: ['POST', '/api/app/heartbeat'],
  subscribe: ['PUT', '/api/app/push'],
  unsubscribe: ['DELETE', '/api/app/push'],
  testPush: ['POST', '/api/app/push/test'],
  signOut: ['DELETE', '/api/app/session'],
} as const satisfies { [V in Verb]: readonly [method: string, path: string] };

/** Why something failed: a code of the API, or that nobody answered. */
export class Failure extends Error {
  readonly code: ProblemBody['code'] | 'unreachable';
  readonly seconds: number;
  /** The fields that were refused. */
  readonly fields: string[];
  constructor(code: Failure['code'], seconds = 0, fields: string[] = []) {
    super(code);
    this.code = code;
    this.seconds = seconds;
    this.fields = fields;
  }
}

type Argument<V extends Verb> = BodyInputOf<(typeof phoneApp)[V]> extends undefined ? [] : [body: BodyInputOf<(typeof phoneApp)[V]>];

const failureOf = async (response: Response): Promise<Failure> => {
  const problem = (await response.json().catch(() => ({ code: 'unreachable' }))) as ProblemBody;
  return new Failure(problem.code, Number(response.headers.get('retry-after')) || 0, problem.errors?.map(({ pointer }) => pointer.slice(1)));
};

/** Whoever has not answered by then is not going to. */
const patience = 20_000;

/** Asks the API with the session of this device, which the browser keeps and no script sees. */
export const call = async <V extends Verb>(verb: V, ...[body]: Argument<V>): Promise<ResponseOf<(typeof phoneApp)[V]>> => {
  const [method, path] = routes[verb];
  const headers = { accept: 'application/json', 'x-patchbay-request': '1', ...(body !== undefined && { 'content-type': 'application/json' }) };
  const response = await fetch(path, { method, headers, credentials: 'same-origin', signal: AbortSignal.timeout(patience), ...(body !== undefined && { body: JSON.stringify(body) }) })
    .catch(() => { throw new Failure('unreachable'); });
  if (!response.ok) throw await failureOf(response);
  return (response.status === 204 ? undefined : await response.json()) as ResponseOf<(typeof phoneApp)[V]>;
};

import { test as base, type APIRequestContext, type APIResponse, type Browser, type BrowserContext } from '@playwright/test';
import type { AnyEndpoint, BodyInputOf, ParamsOf, QueryInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { pathOf } from '@patchbay/contract/http/endpoint';
import { demoSignIns } from '../prisma/demo-sign-ins.ts';
import { recordAnswer } from './journal.ts';

interface Input<E> {
  at?: string;
  params?: ParamsOf<E>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
}

/** A program or a browser that calls the API over real HTTP; what it is answered goes into the journal. */
export class Api {
  readonly request: APIRequestContext;
  readonly headers: Record<string, string>;
  constructor(request: APIRequestContext, headers: Record<string, string> = {}) {
    this.request = request;
    this.headers = { 'x-patchbay-request': '1', ...headers };
  }

  async send<E extends AnyEndpoint>(e: E, { at = '', params, query, body }: Input<E> = {}): Promise<APIResponse> {
    const values: Record<string, string> = { organisationId: at, tenantId: at, ...(params as object | undefined) };
    const path = pathOf(e).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name]!));
    const answer = await this.request.fetch(`${process.env.E2E_URL}${path}`, {
      method: e.method, headers: this.headers, ...(query !== undefined && { params: query as Record<string, string> }), ...(body !== undefined && { data: body }),
    });
    recordAnswer({ method: e.method, url: answer.url(), status: answer.status(), text: await answer.text() });
    return answer;
  }

  /** For what must succeed. */
  async call<E extends AnyEndpoint>(e: E, input: Input<E> = {}): Promise<ResponseOf<E>> {
    const answer = await this.send(e, input);
    if (!answer.ok()) throw new Error(`${e.id} answered ${answer.status()}: ${await answer.text()}`);
    return (answer.status() === 204 ? undefined : await answer.json()) as ResponseOf<E>;
  }
}

export const signInOf = (email: string): { email: string; password: string } => {
  const found = demoSignIns.find((signIn) => signIn.email.startsWith(email));
  if (!found) throw new Error(`No demo sign-in begins with ${email}`);
  return found;
};

const recorded = new WeakSet<BrowserContext>();

/** Whatever the pages of a context are answered goes into the journal. */
const record = (context: BrowserContext): BrowserContext => {
  if (recorded.has(context)) return context;
  recorded.add(context);
  context.on('response', (response) => {
    if (!response.url().includes('/api/') || response.headers()['content-type']?.includes('event-stream')) return;
    const request = response.request();
    // A page that is left meanwhile takes the answer along.
    response.text().then((text) => recordAnswer({ method: request.method(), url: response.url(), status: response.status(), text })).catch(() => undefined);
  });
  return context;
};

const recordAll = (browser: Browser): Browser => {
  const newContext = browser.newContext.bind(browser);
  return Object.assign(browser, { newContext: async (...options: Parameters<Browser['newContext']>) => record(await newContext(...options)) });
};

export const test = base.extend<object, { browser: Browser }>({
  browser: [({ browser }, use) => use(recordAll(browser)), { scope: 'worker' }],
  context: ({ context }, use) => use(record(context)),
});

export { expect } from '@playwright/test';

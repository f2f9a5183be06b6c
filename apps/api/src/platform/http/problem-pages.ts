import { notFound, ProblemCode, problemCodes } from '@patchbay/contract/http/problem';
import type { FastifyInstance } from 'fastify';
import { html, page, prose } from './html.ts';

/** What each means and what to do about it, for whoever follows the `type` of a problem. */
const advice: { [C in ProblemCode]: string } = {
  'validation-failed': 'A value is missing, has the wrong form or is out of bounds. `errors` names each by JSON Pointer, or as `?name` in the address. Correct them and send the request again.',
  unauthenticated: 'There is no valid session or API key with the request. Sign in, or send `Authorization: Bearer …` with a key that is not expired or revoked.',
  forbidden: 'The session or key is valid but lacks the permission, which `params.permission` names. An administrator of the organisation can grant it.',
  'not-found': 'There is nothing at this address, or nothing that you may know of: both answer the same.',
  'already-exists': 'Another object holds a value that must be unique. `errors` points at the field.',
  'in-use': 'Something still refers to the object. `references` lists what has to let go first.',
  'idempotency-conflict': 'The Idempotency-Key was used for a different request. Use a new key for a new request.',
  'revert-conflict': 'What should be undone was changed again since. `references` names the objects in the way; nothing was undone.',
  'stale-version': 'Somebody changed the object after you read it. Read it again, compare, and send the change with the new `version`.',
  'rule-broken': 'Every value is well formed, but together they break a rule, which `detail` names.',
  'not-by-itself': 'Such a thing comes or goes with something else alone, which the detail names: create or delete that.',
  'not-connected': 'The request needs a system that is not connected to this installation, such as a telephone switch. Who runs it can connect one.',
  'limit-reached': 'A limit of the organisation or of the installation is reached.',
  'too-large': 'The request is larger than the endpoint accepts.',
  'unsupported-media-type': 'The endpoint takes another content type; usually `application/json`.',
  'rate-limited': 'There were too many attempts. Wait as long as the `Retry-After` header says.',
  unavailable: 'The service or a system behind it does not answer at the moment. Nothing was changed; try again after `Retry-After`.',
  internal: 'An error on our side. Nothing was changed. Give `requestId` to the operator, who finds it in the log.',
};

const entry = (code: ProblemCode) => html`<section aria-labelledby="${code}"><h2 id="${code}">${code} <span class="quiet">${problemCodes[code].status} ${problemCodes[code].title}</span></h2>${prose(advice[code])}</section>`;

/** `/problems` and `/problems/<code>`: where the `type` of every problem leads. */
export const serveProblemPages = (server: FastifyInstance): void => {
  server.get('/problems', { schema: { hide: true } }, async (_, reply) => reply.type('text/html; charset=utf-8').send(page('Problems', html`${ProblemCode.options.map(entry)}`)));
  server.get('/problems/:code', { schema: { hide: true } }, async (request, reply) => {
    const { success, data } = ProblemCode.safeParse((request.params as { code: string }).code);
    if (!success) throw notFound('address');
    return reply.type('text/html; charset=utf-8').send(page(problemCodes[data].title, html`${entry(data)}<p><a href="/problems">All problems</a></p>`));
  });
};

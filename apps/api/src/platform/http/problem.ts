import { Problem, problemCodes, type ProblemBody } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import pg from 'pg';
import { constraintProblems } from '../constraints.ts';
import { StorageFailure } from '../storage.ts';

type Issue = { instancePath: string; message?: string; keyword?: string; params?: { keys?: string[] } };

/** What is not known is said at its own name, not at what holds it. */
const namedUnknown = ({ keyword, instancePath, message, params }: Issue): { path: string; detail: string }[] => {
  const path = instancePath.replace(/\/$/, '');
  if (keyword !== 'unrecognized_keys') return [{ path: instancePath, detail: message ?? 'Not valid' }];
  return (params?.keys ?? []).map((key) => ({ path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, detail: 'Unknown name' }));
};

const fromValidation = (error: FastifyError & { validation: Issue[]; validationContext?: string }): Problem => {
  const isQuery = error.validationContext === 'querystring' || error.validationContext === 'params';
  const errors = error.validation.flatMap(namedUnknown).map(({ path, detail }) => ({ pointer: isQuery ? `?${path.replace(/^\//, '')}` : path, detail }));
  return new Problem('validation-failed', 'Some values are missing or out of bounds; see each field.', { errors });
};

/** The name of the constraint or index that refused, from wherever the driver put it. */
const constraintOf = (error: Prisma.PrismaClientKnownRequestError): string => {
  const meta = JSON.stringify(error.meta ?? {});
  return Object.keys(constraintProblems).find((name) => meta.includes(`"${name}"`)) ?? '';
};

/** By Prisma's codes and PostgreSQL's own. */
const generalProblem = (code: string): Problem | undefined => {
  if (code === 'P2002' || code === '23505') return new Problem('already-exists', 'Something with these values exists already.');
  if (code === 'P2003' || code === '23503') return new Problem('rule-broken', 'This refers to something that does not exist, or something still refers to it.');
  if (crossings.has(code)) return crossed();
  return undefined;
};

const crossings = new Set(['P2034', '40P01', '40001']);
/** PostgreSQL's own code, where Prisma tells it of a statement of ours. */
const codeOf = ({ code, message }: Prisma.PrismaClientKnownRequestError): string => /Code: `(\w{5})`/.exec(message)?.[1] ?? code;

/** A foreign key that something holds on to which was to go: the other end of it was asked for beforehand, and came at this moment. */
const isHeld = (words: string): boolean => words.includes('update or delete on table');
const held = () => new Problem('in-use', 'Something has begun to refer to this at this moment: look at its relations.');

const connectionFailures = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

const fromPrisma = (error: Prisma.PrismaClientKnownRequestError): Problem | undefined => {
  if (isHeld(JSON.stringify(error.meta ?? {}))) return held();
  const declared = constraintProblems[constraintOf(error)];
  if (declared) return declared();
  if (error.code === 'P2025') return new Problem('not-found', 'This object does not exist, or you have no access to it.');
  if (connectionFailures.has(error.code)) return databaseAway();
  return generalProblem(codeOf(error));
};

const fromDatabase = (error: unknown): Problem | undefined => {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return fromPrisma(error);
  if (error instanceof pg.DatabaseError && isHeld(error.message)) return held();
  if (error instanceof pg.DatabaseError) return constraintProblems[error.constraint ?? '']?.() ?? generalProblem(error.code ?? '');
  return undefined;
};

const databaseAway = () => new Problem('unavailable', 'The database does not answer at the moment. Nothing was changed; try again shortly.', { retryAfterSeconds: 2 });

/** Two changes waited for each other, and one had to give way. */
const crossed = () => new Problem('unavailable', 'Somebody else was changing the same at this moment. Nothing was changed; try again.', { retryAfterSeconds: 1 });

const storageAway = () => new Problem('unavailable', 'The storage of files does not answer at the moment. Nothing was changed; try again shortly.', { retryAfterSeconds: 10 });

/** Node's and PostgreSQL's codes for a server that is starting, stopping or gone. */
export const isConnectionFailure = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-3]|08\w{3}|53300)$/.test(code) || /Connection terminated|not queryable|Code: `(57P0[1-3]|08\w{3}|53300)`|timeout exceeded when trying to connect|Can't reach database server|server closed the connection|terminating connection/.test(message);
};

/** Translates whatever was thrown into the one kind of failure that leaves the API. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error as never);
  const refused = fromDatabase(error);
  if (refused) return refused;
  if (error instanceof StorageFailure) return storageAway();
  if (isConnectionFailure(error)) return databaseAway();
  const { statusCode, message } = error as FastifyError;
  if (statusCode === 413) return new Problem('too-large', 'The request is larger than this endpoint accepts.');
  if (statusCode === 415) return new Problem('unsupported-media-type', 'Send `application/json`, or a file as `application/octet-stream`.');
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('validation-failed', message);
  return new Problem('internal', 'An error on our side; nothing was changed. Give the request id to the operator.');
};

export const problemBody = (problem: Problem, requestId: string): ProblemBody => {
  const { status, title } = problemCodes[problem.code];
  const { errors, references, params } = problem.extras;
  return { type: `/problems/${problem.code}`, code: problem.code, title, status, detail: problem.message, requestId, ...(errors && { errors }), ...(references && { references }), ...(params && { params }) };
};

export const sendProblem = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const problem = toProblem(error);
  const body = problemBody(problem, request.id);
  if (problem.code === 'internal') request.log.error({ err: error }, 'request failed');
  // Part of the request's one line.
  (request as { problem?: string }).problem = problem.code;
  if (problem.extras.retryAfterSeconds) void reply.header('retry-after', problem.extras.retryAfterSeconds);
  return reply.code(body.status).type('application/problem+json').serializer(JSON.stringify).send(body);
};

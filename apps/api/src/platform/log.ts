import { type Logger, pino } from 'pino';
import { standardOutput } from './log-output.ts';

// Nothing that proves who someone is reaches a log line, wherever it hangs in what is logged.
const secretKeys = ['password', 'currentPassword', 'token', 'secret', 'sipPassword', 'httpPassword', 'key', 'code', 'authorization', 'cookie', 'set-cookie'];
const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** Structured lines on standard output; a path secret in an address is masked. */
export const createLog = (level: string, destination: { write(line: string): void } = standardOutput()): Logger =>
  pino({ level, base: { service: 'patchbay' }, redact: { paths, censor: '[secret]' }, serializers: { req: describeRequest, err: describeError } }, destination);

/** A failure's `code` says what happened; one that a person typed proves who they are, and is masked by that name. */
const describeError = (error: Error) => {
  const { code, ...rest } = pino.stdSerializers.err(error) as { code?: unknown };
  return { ...rest, ...(code !== undefined && { errorCode: code }) };
};

/**
 * Provisioning addresses hold the phone's secret as their second segment, `/p/<secret>/<file>`. A phone that was told a wrong
 * beginning still sends it, so it is masked behind whatever it stands.
 */
const pathSecret = /((?:\/|%2f)p(?:\/|%2f)+)(?:(?!%2f)[^/?#&])+/gi;
const querySecret = /([?&][^=&#]*(?:password|token|key|secret|code)[^=&#]*=)[^&#]*/gi;

export const maskUrl = (url: string): string => url.replace(pathSecret, '$1***').replace(querySecret, '$1***');

const describeRequest = (request: { id: string; method: string; url: string; ip: string }) =>
  ({ id: request.id, method: request.method, url: maskUrl(request.url), ip: request.ip });

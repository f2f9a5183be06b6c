import { type Logger, pino } from 'pino';

// Nothing that proves who someone is reaches a log line, wherever it hangs in what is logged.
const secretKeys = ['password', 'currentPassword', 'token', 'secret', 'sipPassword', 'httpPassword', 'key', 'code', 'authorization', 'cookie', 'set-cookie'];
const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** Structured lines on standard output; a path secret in an address is masked. */
export const createLog = (level: string, destination?: { write(line: string): void }): Logger =>
  pino({ level, base: { service: 'patchbay' }, redact: { paths, censor: '[secret]' }, serializers: { req: describeRequest, err: pino.stdSerializers.err } }, destination as never);

/** Provisioning addresses hold the phone's secret as their second segment: `/p/<secret>/<file>`. */
export const maskUrl = (url: string): string => url.replace(/^\/p\/[^/?]*/, '/p/***').replace(/([?&](?:token|key|secret)=)[^&]*/gi, '$1***');

const describeRequest = (request: { id: string; method: string; url: string; ip: string }) =>
  ({ id: request.id, method: request.method, url: maskUrl(request.url), ip: request.ip });

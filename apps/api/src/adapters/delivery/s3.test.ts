import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { aFile, delivered, failureOf } from '@patchbay/testkit/delivery';
import { startS3Server } from '@patchbay/testkit/s3-server';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';

type S3 = Extract<DeliveryTarget, { type: 'S3' }>;

const credentials = { id: 'AKEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG' };
const targetAt = (endpoint: string, overrides: Partial<S3> = {}): S3 =>
  ({ type: 'S3', endpoint, region: 'eu-central-1', bucket: 'calls', prefix: 'a b/2026', accessKeyId: credentials.id, usesPathStyle: true, hasSecretAccessKey: true, ...overrides });
const secrets = { secretAccessKey: credentials.secret };

test('an object arrives under its key, signed so that the server finds it right', async () => {
  const server = await startS3Server(credentials, 'calls');
  const file = { ...aFile, name: 'Grüße +44 (1) & 2=3.txt' };
  expect(await delivered(targetAt(server.url), { secrets, file })).toMatchObject({ place: 's3://calls/a b/2026/Grüße +44 (1) & 2=3.txt' });
  expect([...server.objects]).toEqual([['calls/a b/2026/Grüße +44 (1) & 2=3.txt', 'Straße\n']]);
  await server.stop();
});

test('a refusal is told by its code and in its words', async () => {
  const server = await startS3Server(credentials, 'calls');
  expect(await failureOf(delivered(targetAt(server.url), { secrets: { secretAccessKey: 'wrong' } }))).toEqual({ failure: 'sign-in-refused', answer: 'SignatureDoesNotMatch: The request signature does not match.' });
  expect(await failureOf(delivered(targetAt(server.url, { bucket: 'others' }), { secrets }))).toEqual({ failure: 'refused', answer: 'NoSuchBucket: The specified bucket does not exist' });
  await server.stop();
});

test('a redirect is not followed, and an answer without end is not heard out', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    request.resume();
    if (request.url!.startsWith('/calls/endless')) {
      response.writeHead(500);
      const talk = () => { while (response.write('x'.repeat(65_536))); };
      response.on('drain', talk);
      return talk();
    }
    response.writeHead(307, { location: '/latest/meta-data' }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  expect(await failureOf(delivered(targetAt(url), { secrets }))).toEqual({ failure: 'refused', answer: 'HTTP 307' });
  expect(asked).toHaveLength(1);
  expect(await failureOf(delivered(targetAt(url, { prefix: 'endless' }), { secrets }))).toEqual({ failure: 'refused', answer: 'The answer is too long' });
  server.closeAllConnections();
  server.close();
});

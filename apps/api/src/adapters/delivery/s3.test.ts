import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { aFile, delivered, failureOf } from '@patchbay/testkit/delivery';
import { s3Settings, startS3Server } from '@patchbay/testkit/s3-server';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';

type S3 = Extract<DeliveryTarget, { type: 'S3' }>;

const { bucket, region, accessKeyId, secretAccessKey } = s3Settings('');
const targetAt = (endpoint: string, overrides: Partial<S3> = {}): S3 =>
  ({ type: 'S3', endpoint, region, bucket, prefix: 'a b/2026', accessKeyId, usesPathStyle: true, hasSecretAccessKey: true, ...overrides });
const secrets = { secretAccessKey };

test('an object arrives under its key, signed so that the server finds it right', async () => {
  const server = await startS3Server();
  const file = { ...aFile, name: 'Grüße +44 (1) & 2=3.txt' };
  expect(await delivered(targetAt(server.url), { secrets, file })).toMatchObject({ place: `s3://${bucket}/a b/2026/Grüße +44 (1) & 2=3.txt` });
  expect([...server.objects].map(([key, content]) => [key, String(content)])).toEqual([[`${bucket}/a b/2026/Grüße +44 (1) & 2=3.txt`, 'Straße\n']]);
  await server.stop();
});

test('a refusal is told by its code and in its words', async () => {
  const server = await startS3Server();
  expect(await failureOf(delivered(targetAt(server.url), { secrets: { secretAccessKey: 'wrong' } }))).toEqual({ failure: 'sign-in-refused', answer: 'SignatureDoesNotMatch: The request signature does not match.' });
  expect(await failureOf(delivered(targetAt(server.url, { bucket: 'others' }), { secrets }))).toEqual({ failure: 'refused', answer: 'NoSuchBucket: The specified bucket does not exist' });
  await server.stop();
});

test('a redirect is not followed, and an answer without end is not heard out', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    request.resume();
    if (request.url!.startsWith(`/${bucket}/endless`)) {
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

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testTextMessages } from '@patchbay/testkit/text-messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Config } from '../../platform/config.ts';
import type { TextMessages } from '../../platform/text-messages.ts';
import { httpGateway } from './http.ts';
import { noTextMessages } from './none.ts';
import { textMessagesOf } from './text-messages.ts';

const received: { headers: IncomingHttpHeaders; body: { to: string; text: string } }[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 202 };
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => void (body += String(chunk)));
    request.on('end', () => {
      received.unshift({ headers: request.headers, body: JSON.parse(body) as { to: string; text: string } });
      response.writeHead(answer.status, answer.headers).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Gateway {
  texts: TextMessages;
  sentTo(number: string): string[];
}
const gateways: [string, () => Gateway][] = [
  ['a gateway over HTTP', () => ({ texts: httpGateway({ url, token: 'secret-token' }), sentTo: (number) => received.filter(({ body }) => body.to === number).map(({ body }) => body.text) })],
  ['the gateway of the tests', () => {
    const texts = testTextMessages();
    return { texts, sentTo: (number) => texts.to(number) };
  }],
];

describe.each(gateways)('%s', (_, make) => {
  test('is connected, and sends each text to its number, as it was written', async () => {
    answer = { status: 202 };
    const { texts, sentTo } = make();
    const number = `+4477009${String(10_000 + received.length)}`;
    expect(texts.isConnected).toBe(true);
    await texts.send({ to: number, text: 'Ihr Code ist 042917 – gültig 10 Minuten.\n"Grüße"' });
    await texts.send({ to: '+447700999999', text: 'Another' });
    expect(sentTo(number)).toEqual(['Ihr Code ist 042917 – gültig 10 Minuten.\n"Grüße"']);
  });
});

test('the gateway over HTTP shows its token, and takes no other answer than success', async () => {
  const gateway = httpGateway({ url, token: 'secret-token' });
  answer = { status: 200 };
  await gateway.send({ to: '+447700900000', text: 'Hello' });
  expect(received[0]!.headers).toMatchObject({ authorization: 'Bearer secret-token', 'content-type': 'application/json' });
  for (const refused of [{ status: 401 }, { status: 500 }, { status: 302, headers: { location: url } }]) {
    answer = refused;
    const error: unknown = await gateway.send({ to: '+447700900000', text: 'code 042917' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable' });
    expect(String(error)).not.toContain('042917');
  }
  await expect(httpGateway({ url: 'http://127.0.0.1:1/', token: 'x' }).send({ to: '+447700900000', text: 'Hello' })).rejects.toMatchObject({ code: 'unavailable' });
});

test('without a gateway nothing is sent, and the sentence says so', async () => {
  expect(noTextMessages.isConnected).toBe(false);
  await expect(noTextMessages.send({ to: '+447700900000', text: 'Hello' })).rejects.toMatchObject({ code: 'rule-broken', message: expect.stringContaining('No gateway for text messages is set up') as string });
});

test('a gateway is configured by an address that is encrypted, and its token', () => {
  const base = { DATABASE_URL: 'postgres://x', PATCHBAY_SECRET_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
  const config = (given: object) => Config.safeParse({ ...base, ...given });
  expect(textMessagesOf(config({}).data!).isConnected).toBe(false);
  expect(textMessagesOf(config({ PATCHBAY_TEXT_MESSAGES_URL: 'https://texts.example/send', PATCHBAY_TEXT_MESSAGES_TOKEN: 'abc' }).data!).isConnected).toBe(true);
  for (const given of [{ PATCHBAY_TEXT_MESSAGES_URL: 'http://texts.example/send', PATCHBAY_TEXT_MESSAGES_TOKEN: 'abc' }, { PATCHBAY_TEXT_MESSAGES_URL: 'https://texts.example/send' }]) expect(config(given).success).toBe(false);
});

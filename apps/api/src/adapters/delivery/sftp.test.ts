import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { delivered, failureOf } from '@patchbay/testkit/delivery';
import { anSshKey, startSftpServer } from '@patchbay/testkit/sftp-server';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';

const targetAt = (port: number, directory = ''): Extract<DeliveryTarget, { type: 'SFTP' }> =>
  ({ type: 'SFTP', host: '127.0.0.1', port, directory, username: 'ann', hasPassword: true, hasPrivateKey: false, hasPassphrase: false });
const secrets = { password: 'right one' };

test('a file arrives by password, and the server\'s key is learned', async () => {
  const server = await startSftpServer({ user: 'ann', password: 'right one' });
  const { place, hostKeyFingerprint } = await delivered(targetAt(server.port, 'calls/2026'), { secrets });
  expect(server.files.get('/home/ann/calls/2026/Grüße 1.txt')).toBe('Straße\n');
  expect([place, hostKeyFingerprint]).toEqual(['sftp://127.0.0.1/home/ann/calls/2026/Grüße 1.txt', server.fingerprint]);
  await server.stop();
});

test('a file arrives by private key, with and without a passphrase', async () => {
  for (const passphrase of [undefined, 'open sesame']) {
    const key = anSshKey(passphrase);
    const server = await startSftpServer({ user: 'ann', publicKey: key.public });
    await delivered(targetAt(server.port), { secrets: { privateKey: key.private, ...(passphrase && { passphrase }) } });
    expect([...server.files.keys()]).toEqual(['/home/ann/Grüße 1.txt']);
    await server.stop();
  }
});

test('a server that shows another key than before gets no password, and its fingerprint is told', async () => {
  const server = await startSftpServer({ user: 'ann', password: 'right one' });
  const hostKeyFingerprint = 'SHA256:another';
  expect(await failureOf(delivered(targetAt(server.port), { secrets, hostKeyFingerprint }))).toEqual({ failure: 'host-key-changed', answer: '', foundHostKey: server.fingerprint });
  expect(server.heard).toEqual([]);
  await delivered(targetAt(server.port), { secrets, hostKeyFingerprint: server.fingerprint });
  expect(server.heard).toEqual(['right one']);
  await server.stop();
});

test('what the server refuses is told', async () => {
  const server = await startSftpServer({ user: 'ann', password: 'another' });
  expect(await failureOf(delivered(targetAt(server.port), { secrets }))).toEqual({ failure: 'sign-in-refused', answer: '' });
  await server.stop();
  const full = await startSftpServer({ user: 'ann', password: 'right one', isFull: true });
  expect(await failureOf(delivered(targetAt(full.port), { secrets }))).toEqual({ failure: 'refused', answer: 'Disk quota exceeded' });
  await full.stop();
  expect(await failureOf(delivered(targetAt(full.port), { secrets }))).toEqual({ failure: 'unreachable', answer: '' });
  expect(await failureOf(delivered(targetAt(full.port), {}))).toEqual({ failure: 'incomplete', answer: '' });
});

test('what is no SSH server is left at once', async () => {
  const server = createServer((socket) => { socket.on('error', () => undefined); socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'); }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  expect(await failureOf(delivered(targetAt((server.address() as { port: number }).port), { secrets }))).toEqual({ failure: 'unreachable', answer: '' });
  server.close();
});

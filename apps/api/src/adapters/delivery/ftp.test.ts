import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { aCertificate } from '@patchbay/testkit/certificate';
import { aFile, delivered, failureOf } from '@patchbay/testkit/delivery';
import { startFtpServer } from '@patchbay/testkit/ftp-server';
import { until } from '@patchbay/testkit/until';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, describe, expect, test } from 'vitest';

type Ftp = Extract<DeliveryTarget, { type: 'FTP' }>;

const targetAt = (port: number, overrides: Partial<Ftp> = {}): Ftp =>
  ({ type: 'FTP', host: '127.0.0.1', port, directory: '', mode: 'PASSIVE', security: 'NONE', isAnonymous: false, username: 'ann', hasPassword: true, ...overrides });
const secrets = { password: 'right one' };
const tls = aCertificate();

const usual = getCACertificates('default');
const trusting = () => setDefaultCACertificates([...usual, tls.cert]);
afterAll(() => setDefaultCACertificates(usual));

const modes = ['ACTIVE', 'PASSIVE'] as const;
const securities = ['NONE', 'EXPLICIT', 'IMPLICIT'] as const;

describe.each(modes)('in %s mode', (mode) => {
  test.each(securities)('with encryption %s, a file arrives whole in its directory', async (security) => {
    trusting();
    const server = await startFtpServer({ user: 'ann', password: 'right one', tls, isImplicit: security === 'IMPLICIT' });
    const { place, answer } = await delivered(targetAt(server.port, { mode, security, directory: 'calls/2026', host: 'localhost' }), { secrets });
    expect(server.files.get('/calls/2026/Grüße 1.txt')).toEqual({ text: 'Straße\n', isSecure: security !== 'NONE', isActive: mode === 'ACTIVE' });
    expect([place, answer]).toEqual([`${security === 'NONE' ? 'ftp' : 'ftps'}://localhost/calls/2026/Grüße 1.txt`, '226 Transfer complete']);
    await server.stop();
  });

  test('a large file arrives whole', async () => {
    const server = await startFtpServer({ user: 'ann', password: 'right one' });
    const content = Buffer.from('x'.repeat(3_000_000));
    await delivered(targetAt(server.port, { mode }), { secrets, file: { ...aFile, content } });
    expect(server.files.get('/Grüße 1.txt')!.text.length).toBe(content.length);
    await server.stop();
  });
});

test('in active mode a server may say that it is ready before it connects', async () => {
  const server = await startFtpServer({ user: 'ann', password: 'right one', isEager: true });
  await delivered(targetAt(server.port, { mode: 'ACTIVE' }), { secrets });
  expect(server.files.get('/Grüße 1.txt')?.text).toBe('Straße\n');
  await server.stop();
});

test('anonymous means without a password of ours', async () => {
  const server = await startFtpServer();
  await delivered(targetAt(server.port, { isAnonymous: true, username: '' }), {});
  expect(server.heard).toEqual(expect.arrayContaining(['USER anonymous', 'PASS guest']));
  await server.stop();
});

test('a refusal is told in the server\'s words, and the password is in none of them', async () => {
  const server = await startFtpServer({ user: 'ann', password: 'another' });
  expect(await failureOf(delivered(targetAt(server.port), { secrets }))).toEqual({ failure: 'sign-in-refused', answer: '530 Login incorrect.' });
  await server.stop();
  const full = await startFtpServer({ user: 'ann', password: 'right one', answers: { STOR: '552 Quota exceeded' } });
  expect(await failureOf(delivered(targetAt(full.port), { secrets }))).toEqual({ failure: 'refused', answer: '552 Quota exceeded' });
  await full.stop();
  expect(await failureOf(delivered(targetAt(full.port), { secrets }))).toEqual({ failure: 'unreachable', answer: '' });
});

test('a certificate that nobody vouches for gets no password', async () => {
  setDefaultCACertificates(usual);
  const server = await startFtpServer({ user: 'ann', password: 'right one', tls });
  expect(await failureOf(delivered(targetAt(server.port, { security: 'EXPLICIT', host: 'localhost' }), { secrets }))).toMatchObject({ failure: 'insecure', answer: expect.stringContaining('self-signed certificate') });
  expect(server.heard).toEqual(['AUTH TLS']);
  await server.stop();
});

test('a server without encryption gets no password where encryption is asked for', async () => {
  const server = await startFtpServer({ user: 'ann', password: 'right one' });
  expect(await failureOf(delivered(targetAt(server.port, { security: 'EXPLICIT' }), { secrets }))).toMatchObject({ failure: 'refused', answer: '502 No TLS here' });
  expect(server.heard.join()).not.toContain('right one');
  await server.stop();
});

test('a server that sends us on to another host is not followed', async () => {
  let wasReached = false;
  const inside = createServer(() => { wasReached = true; }).listen(0, '127.0.0.2');
  await new Promise((resolve) => { inside.once('listening', resolve); });
  const { port } = inside.address() as { port: number };
  const server = await startFtpServer({ user: 'ann', password: 'right one', answers: { EPSV: '502 No', PASV: `227 Entering (10,0,0,1,${port >> 8},${port & 255})` } });
  expect(await failureOf(delivered(targetAt(server.port), { secrets }))).toMatchObject({ failure: 'unreachable', answer: '' });
  expect(wasReached).toBe(false);
  inside.close();
  await server.stop();
});

test('in active mode nobody but the server is let in', async () => {
  const server = await startFtpServer({ user: 'ann', password: 'right one' });
  // Somebody else is quicker than the server: their connection is closed, and the file goes where it should.
  const { heard } = server;
  const push = heard.push.bind(heard);
  heard.push = (line: string) => {
    const to = /^PORT [\d,]+,(\d+),(\d+)$/.exec(line);
    if (to) connect({ port: Number(to[1]) * 256 + Number(to[2]), host: '127.0.0.1', localAddress: '127.0.0.3' }).on('error', () => undefined);
    return push(line);
  };
  await delivered(targetAt(server.port, { mode: 'ACTIVE' }), { secrets });
  expect(server.files.get('/Grüße 1.txt')?.text).toBe('Straße\n');
  await server.stop();
});

test('a server that never stops talking is left', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    const talk = () => { while (socket.write('220-'.padEnd(65_536, 'x'))); };
    socket.on('drain', talk);
    talk();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  expect(await failureOf(delivered(targetAt((server.address() as { port: number }).port), { secrets, longestMs: 10_000 }))).toEqual({ failure: 'unreachable', answer: '' });
  server.close();
});

// A server that others wrote, where Debian's python3-pyftpdlib is installed.
const python = '/usr/bin/python3';
const hasPyftpdlib = spawnSync(python, ['-c', 'import pyftpdlib']).status === 0;

describe.skipIf(!hasPyftpdlib)('with pyftpdlib', () => {
  test.each(modes)('a file arrives in %s mode', async (mode) => {
    const root = mkdtempSync(join(tmpdir(), 'ftp-'));
    const port = await freePort();
    const process = spawn(python, ['-m', 'pyftpdlib', '-i', '127.0.0.1', '-p', String(port), '-w', '-d', root, '-u', 'ann', '-P', 'right one'], { stdio: 'ignore' });
    try {
      await until('pyftpdlib listens', () => isListening(port));
      await delivered(targetAt(port, { mode, directory: 'calls' }), { secrets });
      expect(readFileSync(join(root, 'calls', aFile.name), 'utf8')).toBe('Straße\n');
    } finally {
      process.kill();
      rmSync(root, { recursive: true });
    }
  });
});

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

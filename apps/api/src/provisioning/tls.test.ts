import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { testApp } from '@patchbay/testkit/app';
import { aCertificate } from '@patchbay/testkit/certificate';
import { testProvisioning } from '@patchbay/testkit/provisioning';
import { until } from '@patchbay/testkit/until';
import fastify from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readCertificate, watchCertificate } from './tls.ts';

test('with certificate and key phones are served by TLS, and one without the other is no configuration', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-tls-'));
  const files = { certificate: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  const { cert, key } = aCertificate();
  await writeFile(files.certificate, cert);
  await writeFile(files.key, key);
  const app = await testApp({ env: { PATCHBAY_PROVISIONING_TLS_CERT: files.certificate, PATCHBAY_PROVISIONING_TLS_KEY: files.key } });
  const { server } = await testProvisioning(app);
  try {
    await server.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect({ host: '127.0.0.1', port: (server.server.address() as AddressInfo).port, ca: cert, servername: 'localhost', rejectUnauthorized: false });
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString())).on('end', () => resolve(text)).on('error', reject);
      socket.write('GET /p/nobody/x.cfg HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    await expect(testApp({ env: { PATCHBAY_PROVISIONING_TLS_CERT: files.certificate } })).rejects.toThrow(/belong together/);
  } finally {
    await server.close();
    await app.close();
    await rm(directory, { recursive: true });
  }
});

test.each([['certificate', 'key'], ['key', 'certificate']] as const)('a renewed certificate is taken into use without a restart, where the %s comes a while before the %s', async (first, second) => {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-tls-'));
  const files = { certificate: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  const write = (name: 'certificate' | 'key', { cert, key }: ReturnType<typeof aCertificate>) => writeFile(files[name], name === 'key' ? key : cert);
  const [old, renewed] = [aCertificate(), aCertificate()];
  for (const name of [first, second]) await write(name, old);
  const said: string[] = [];
  const server = fastify({ https: readCertificate(files) });
  watchCertificate(server as never, files, pino({}, { write: (line: string) => void said.push(line) }), 20);
  try {
    await server.listen({ host: '127.0.0.1', port: 0 });
    const shown = () => new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: (server.server.address() as AddressInfo).port, servername: 'localhost', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()!.toString());
        socket.destroy();
      }).on('error', reject);
    });
    expect(await shown()).toBe(old.cert);
    await write(first, renewed);
    await until('one file alone cannot be used', () => said.some((line) => line.includes('cannot be used')));
    expect(await shown()).toBe(old.cert);
    await write(second, renewed);
    await until('both are in use', () => said.some((line) => line.includes('is in use')));
    expect(await shown()).toBe(renewed.cert);
  } finally {
    await server.close();
    await rm(directory, { recursive: true });
  }
});

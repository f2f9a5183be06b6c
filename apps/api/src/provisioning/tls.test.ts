import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { testApp } from '@patchbay/testkit/app';
import { aCertificate } from '@patchbay/testkit/certificate';
import { testProvisioning } from '@patchbay/testkit/provisioning';
import { expect, test } from 'vitest';

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

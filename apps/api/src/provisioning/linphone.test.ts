import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { testProvisioning } from '@patchbay/testkit/provisioning';
import { describe, expect, test } from 'vitest';

const isInstalled = spawnSync('linphonec', ['-v']).error === undefined;

describe.skipIf(!isInstalled)(`linphonec as it is installed${isInstalled ? '' : ': SKIPPED, install linphone-cli to run it'}`, () => {
  test('configures itself from its provisioning address, and registers with what it found there', async () => {
    const registrar = createSocket('udp4');
    registrar.bind(0, '127.0.0.1');
    await once(registrar, 'listening');
    const app = await testApp({ env: { PATCHBAY_SIP_SERVER: `127.0.0.1:${(registrar.address() as AddressInfo).port}`, PATCHBAY_SIP_TRANSPORT: 'udp' } });
    const provisioning = await testProvisioning(app);
    const home = await mkdtemp(join(tmpdir(), 'patchbay-linphone-'));
    let client: ChildProcess | undefined;
    try {
      const { enterprise } = await aTree(app);
      const extension = await anExtension(app, enterprise);
      const phone = await aPhone(app, enterprise, { modelId: 'linphone-desktop', httpUsername: '', lines: { 0: extension.id } });
      await provisioning.server.listen({ host: '127.0.0.1', port: 0 });
      const { port } = provisioning.server.server.address() as AddressInfo;
      const settings = join(home, 'linphonerc');
      // Its database lies there, and without that it does not go on.
      await mkdir(join(home, '.local/share/linphone'), { recursive: true });
      await writeFile(settings, `[misc]\nconfig-uri=http://127.0.0.1:${port}/p/${phone.secret}/${phone.mac}.xml\n`);
      const registered = new Promise<string>((resolve) => registrar.on('message', (message) => {
        if (message.toString().startsWith('REGISTER ')) resolve(message.toString());
      }));
      client = spawn('linphonec', ['-c', settings], { cwd: home, env: { ...process.env, HOME: home }, stdio: ['pipe', 'ignore', 'ignore'] });
      expect(await registered).toContain(`sip:${extension.sipUsername}@127.0.0.1`);
    } finally {
      client?.kill('SIGKILL');
      registrar.close();
      await provisioning.server.close();
      await app.close();
      await rm(home, { recursive: true, force: true });
    }
  });
});

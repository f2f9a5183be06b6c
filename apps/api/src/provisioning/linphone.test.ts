import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, type BuiltExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const isInstalled = spawnSync('linphonec', ['-v']).error === undefined;
const md5 = (text: string) => hash('md5', text, 'hex');

let registrar: Socket;
/** What a registrar that asks for passwords was told: who signs in, and whether by that password. */
let answers: { username: string; isRight: (password: string) => boolean }[];
let app: TestApp;
let provisioning: TestProvisioning;
let home: string;
let client: ChildProcess | undefined;

const challenge = (message: string): string | undefined => {
  if (!message.startsWith('REGISTER ')) return undefined;
  const header = (name: string) => new RegExp(`^${name}: .*$`, 'im').exec(message)?.[0] ?? '';
  const authorization = header('Authorization');
  const said = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(authorization)?.[1] ?? '';
  if (authorization !== '') {
    const isRight = (password: string) => {
      const [user, request] = [md5(`${said('username')}:pbx:${password}`), md5(`REGISTER:${said('uri')}`)];
      return said('response') === md5([user, said('nonce'), said('nc'), said('cnonce'), said('qop'), request].join(':'));
    };
    answers.push({ username: said('username'), isRight });
  }
  const status = authorization === '' ? ['SIP/2.0 401 Unauthorized', 'WWW-Authenticate: Digest realm="pbx", nonce="5f4dcc3b", qop="auth", algorithm=MD5'] : ['SIP/2.0 200 OK', header('Contact'), header('Expires')];
  return [...status, header('Via'), header('From'), `${header('To')};tag=pbx`, header('Call-ID'), header('CSeq'), 'Content-Length: 0', '', ''].join('\r\n');
};

beforeEach(async () => {
  answers = [];
  registrar = createSocket('udp4');
  registrar.on('message', (message, from) => {
    const answer = challenge(message.toString());
    if (answer !== undefined) registrar.send(answer, from.port, from.address);
  });
  registrar.bind(0, '127.0.0.1');
  await once(registrar, 'listening');
  app = await testApp({ env: { PATCHBAY_SIP_SERVER: `127.0.0.1:${(registrar.address() as AddressInfo).port}`, PATCHBAY_SIP_TRANSPORT: 'udp' } });
  provisioning = await testProvisioning(app);
  await provisioning.server.listen({ host: '127.0.0.1', port: 0 });
  home = await mkdtemp(join(tmpdir(), 'patchbay-linphone-'));
  // Its database lies there, and without that it does not go on.
  await mkdir(join(home, '.local/share/linphone'), { recursive: true });
});
afterEach(async () => {
  client?.kill('SIGKILL');
  registrar.close();
  await provisioning.server.close();
  await app.close();
  await rm(home, { recursive: true, force: true });
});

const settings = () => join(home, 'linphonerc');
const start = () => void (client = spawn('linphonec', ['-c', settings()], { cwd: home, env: { ...process.env, HOME: home }, stdio: ['pipe', 'ignore', 'ignore'] }));
/** As its user does, so that it keeps what it knows. */
const quit = async () => {
  client!.stdin!.end('quit\n');
  await once(client!, 'exit');
};
const registered = (username: string, password: string) => answers.some((answer) => answer.username === username && answer.isRight(password));

describe.skipIf(!isInstalled)(`linphonec as it is installed${isInstalled ? '' : ': SKIPPED, install linphone-cli to run it'}`, () => {
  test('configures itself from its provisioning address, registers with what it found there, and follows when that changes', async () => {
    const { enterprise } = await aTree(app);
    const [stays, goes]: BuiltExtension[] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
    const phone = await aPhone(app, enterprise, { modelId: 'linphone-desktop', lines: { 0: goes!.id, 3: stays!.id } });
    const { port } = provisioning.server.server.address() as AddressInfo;
    // It keeps the address that its file says.
    app.deps.config.provisioningUrl = `http://127.0.0.1:${port}`;
    const admin = await signedIn(app, enterprise);
    const params = { id: phone.id };
    const { fileUrl } = await ok(admin, phones.revealProvisioning, { params });
    await writeFile(settings(), `[misc]\nconfig-uri=${fileUrl}\n`);
    start();
    await until('both accounts are registered', () => [stays, goes].every((extension) => registered(extension!.sipUsername, extension!.sipPassword)), 60);
    await quit();

    await ok(admin, phones.update, { params, body: { ...(await ok(admin, phones.get, { params })), lines: [{ position: 3, extensionId: stays!.id }] } });
    const { sipPassword } = await ok(admin, extensionCards.replaceSipPassword, { params: { id: stays!.id }, body: {} });
    answers = [];
    start();
    await until('it has signed in', () => answers.length > 0, 60);
    await quit();
    expect(answers.map(({ username, isRight }) => [username, isRight(sipPassword)])).toEqual(answers.map(() => [stays!.sipUsername, true]));
  });
});

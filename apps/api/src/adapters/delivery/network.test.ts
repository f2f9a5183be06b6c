import { Config } from '../../platform/config.ts';
import { delivered, failureOf } from '@patchbay/testkit/delivery';
import { createServer } from 'node:net';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addressOf, mayReach } from './network.ts';

const { lookup } = vi.hoisted(() => ({ lookup: vi.fn() }));
vi.mock('node:dns/promises', async (original) => {
  const real = await original<typeof import('node:dns/promises')>();
  return { ...real, lookup };
});
beforeEach(async () => void lookup.mockReset().mockImplementation((await vi.importActual<typeof import('node:dns/promises')>('node:dns/promises')).lookup));

const configOf = (networks: string) => Config.parse({ DATABASE_URL: 'x', PATCHBAY_SECRET_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`, PATCHBAY_DELIVERY_NETWORKS: networks });
const usual = configOf('');

describe('an address that an enterprise names', () => {
  test.each([
    '127.0.0.1', '127.8.9.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:10.0.0.1', '::127.0.0.1', 'fe80::1', 'fe80::1%lo', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::',
    'localhost', '',
  ])('may not be %s', (address) => {
    expect(mayReach(address, usual)).toBe(false);
  });

  test.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('may be %s', (address) => {
    expect(mayReach(address, usual)).toBe(true);
  });

  test('is private and allowed where the operator says so, and nowhere else', () => {
    const config = configOf('192.168.10.0/24, 127.0.0.1, fd00::/8');
    expect(['192.168.10.7', '127.0.0.1', '::ffff:127.0.0.1', 'fd00::1'].map((address) => mayReach(address, config))).toEqual([true, true, true, true]);
    expect(['192.168.11.7', '127.0.0.2', 'fc00::1', '169.254.169.254'].map((address) => mayReach(address, config))).toEqual([false, false, false, false]);
  });

  test.each(['10.0.0.0/33', 'nas.local', '10.0.0.0/8/8', '10.0.0.0/x'])('is not allowed by the setting %s, with which nothing starts', (text) => {
    expect(() => configOf(text)).toThrow();
  });
});

test.each(['localhost', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '::1'])('%s is this machine, however it is written', async (host) => {
  await expect(addressOf(host, usual)).rejects.toMatchObject({ failure: 'address-not-allowed' });
});

test('a name with one bad address among good ones is refused', async () => {
  lookup.mockResolvedValueOnce([{ address: '1.1.1.1', family: 4 }, { address: '127.0.0.1', family: 4 }]);
  await expect(addressOf('both.example', usual)).rejects.toMatchObject({ failure: 'address-not-allowed' });
});

const targets = [
  { type: 'FTP', host: 'rebind.example', port: 1, directory: '', mode: 'PASSIVE', security: 'NONE', isAnonymous: true, username: '', hasPassword: false },
  { type: 'SFTP', host: 'rebind.example', port: 1, directory: '', username: 'x', hasPassword: true, hasPrivateKey: false, hasPassphrase: false },
  { type: 'S3', endpoint: 'http://rebind.example:1', region: 'eu', bucket: 'abc', prefix: '', accessKeyId: 'x', usesPathStyle: true, hasSecretAccessKey: true },
] as const;
const secrets = { password: 'p', secretAccessKey: 's' };

describe.each(targets)('$type', (target) => {
  test('reaches no server in a private network, and does not say what stands there', async () => {
    let wasReached = false;
    const server = createServer(() => { wasReached = true; }).listen(0, '127.0.0.1');
    await new Promise((resolve) => { server.once('listening', resolve); });
    const { port } = server.address() as { port: number };
    for (const at of [port, 9]) {
      const named = target.type === 'S3' ? { ...target, endpoint: `http://127.0.0.1:${at}` } : { ...target, host: '127.0.0.1', port: at };
      expect(await failureOf(delivered(named, { env: {}, secrets }))).toEqual({ failure: 'address-not-allowed', answer: '' });
    }
    expect(wasReached).toBe(false);
    server.close();
  });

  test('connects to the address that was looked at, whatever the name means a moment later', async () => {
    // First an address that may be reached and where nobody is; then this machine.
    lookup.mockResolvedValueOnce([{ address: '127.0.0.9', family: 4 }]).mockResolvedValue([{ address: '127.0.0.1', family: 4 }]);
    let wasReached = false;
    const server = createServer((socket) => { wasReached = true; socket.end(); }).listen(0, '127.0.0.1');
    await new Promise((resolve) => { server.once('listening', resolve); });
    const { port } = server.address() as { port: number };
    const named = target.type === 'S3' ? { ...target, endpoint: `http://rebind.example:${port}` } : { ...target, port };
    expect(await failureOf(delivered(named, { env: { PATCHBAY_DELIVERY_NETWORKS: '127.0.0.9' }, secrets }))).toMatchObject({ failure: 'unreachable' });
    expect([wasReached, lookup.mock.calls.length]).toEqual([false, 1]);
    server.close();
  });

  test('gives up on a server that says nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { server.once('listening', resolve); });
    const { port } = server.address() as { port: number };
    lookup.mockResolvedValue([{ address: '127.0.0.1', family: 4 }]);
    const named = target.type === 'S3' ? { ...target, endpoint: `http://mute.example:${port}` } : { ...target, port };
    const start = performance.now();
    expect(await failureOf(delivered(named, { secrets, longestMs: 300 }))).toEqual({ failure: 'timeout', answer: '' });
    expect(performance.now() - start).toBeLessThan(2_000);
    server.close();
  });
});

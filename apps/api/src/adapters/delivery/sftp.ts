import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import { type Deliver, type DeliveryCtx, DeliveryFailed, joined } from './delivery.ts';
import { addressOf, connectTo } from './network.ts';

type Target = Extract<DeliveryTarget, { type: 'SFTP' }>;

/** As OpenSSH shows it. */
export const fingerprintOf = (key: Buffer): string => `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** Whether it is a private key that can be used with that passphrase. */
export const isPrivateKey = (text: string, passphrase?: string): boolean => {
  const parsed = ssh2.utils.parseKey(text, passphrase);
  return !(parsed instanceof Error) && [parsed].flat()[0]!.isPrivateKey();
};

const mostHeard = 4_194_304;

/** Signs in to a server whose key is the one that is known, or the first that is seen. */
const signIn = (client: Client, socket: Socket, { username }: Target, { secrets, hostKeyFingerprint }: DeliveryCtx): Promise<string> =>
  new Promise((resolve, reject) => {
    let found = '';
    const isKnown = () => hostKeyFingerprint === null || hostKeyFingerprint === found;
    client.on('ready', () => resolve(found));
    client.on('error', (error: Error & { level?: string }) => {
      if (!isKnown()) return reject(new DeliveryFailed('host-key-changed', '', { foundHostKey: found }));
      reject(error.level === 'client-authentication' ? new DeliveryFailed('sign-in-refused', '', { cause: error }) : error);
    });
    client.on('close', () => reject(new DeliveryFailed('unreachable')));
    client.on('keyboard-interactive', (...[, , , prompts, answer]) => answer(prompts.map(() => secrets.password ?? '')));
    client.connect({
      sock: socket, username, ...secrets, readyTimeout: 10_000, tryKeyboard: secrets.password !== undefined,
      hostVerifier: (key: Buffer) => {
        found = fingerprintOf(key);
        return isKnown();
      },
    });
  });

const makeDirectories = async (sftp: SFTPWrapper, directory: string): Promise<void> => {
  const parts = directory.split('/');
  for (const end of parts.keys()) {
    const path = parts.slice(0, end + 1).join('/');
    // Most of them exist; one that cannot be made fails where the file is written.
    if (path !== '') await new Promise<void>((resolve) => { sftp.mkdir(path, () => resolve()); });
  }
};

const put = async (sftp: SFTPWrapper, path: string, content: Buffer): Promise<string> => {
  try {
    await promisify<string, Buffer, void>((at, bytes, done) => sftp.writeFile(at, bytes, done))(path, content);
    return await promisify<string, string>(sftp.realpath.bind(sftp))(path);
  } catch (error) {
    // A number is a status that the server sent.
    throw typeof (error as { code?: unknown }).code === 'number' ? new DeliveryFailed('refused', (error as Error).message, { cause: error }) : error;
  }
};

export const deliverBySftp: Deliver<Target> = async (target, file, ctx) => {
  if (ctx.secrets.password === undefined && ctx.secrets.privateKey === undefined) throw new DeliveryFailed('incomplete');
  const socket = await connectTo(await addressOf(target.host, ctx.config), target.port, ctx.signal);
  const client = new ssh2.Client();
  // Leaves a server that never stops talking.
  const timer = setInterval(() => void (socket.bytesRead > mostHeard && socket.destroy()), 200);
  try {
    const hostKeyFingerprint = await signIn(client, socket, target, ctx);
    const sftp = await Promise.race([promisify(client.sftp.bind(client) as (done: (error: Error | undefined, sftp: SFTPWrapper) => void) => void)(), closed(client)]);
    const store = async () => {
      await makeDirectories(sftp, target.directory);
      return put(sftp, joined(target.directory, file.name), file.content);
    };
    const path = await Promise.race([store(), closed(client)]);
    return { place: `sftp://${target.host}/${path.replace(/^\/+/, '')}`, answer: '', hostKeyFingerprint };
  } finally {
    clearInterval(timer);
    client.on('error', () => undefined);
    client.end();
    socket.destroy();
  }
};

/** Rejects when the connection ends, which pending calls do not notice. */
const closed = (client: Client): Promise<never> => {
  const ending = new Promise<never>((_, reject) => { client.once('close', () => reject(new DeliveryFailed('unreachable'))); });
  ending.catch(() => undefined);
  return ending;
};

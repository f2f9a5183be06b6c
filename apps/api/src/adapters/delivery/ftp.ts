import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { Client, FTPError } from 'basic-ftp';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { type Deliver, DeliveryFailed, joined, type DeliveryCtx } from './delivery.ts';
import { enterActiveMode } from './ftp-active.ts';
import { addressOf } from './network.ts';

type Target = Extract<DeliveryTarget, { type: 'FTP' }>;

const [stepMs, mostHeard, lookEveryMs] = [10_000, 1_048_576, 200];

/** Leaves a server that never stops talking. */
const listen = (client: Client): (() => void) => {
  const timer = setInterval(() => void (client.ftp.socket.bytesRead > mostHeard && client.close()), lookEveryMs);
  return () => clearInterval(timer);
};

const secureOf = { EXPLICIT: true, IMPLICIT: 'implicit', NONE: false } as const;

const signIn = async (client: Client, { host, port, security, isAnonymous, username }: Target, { config, secrets }: DeliveryCtx): Promise<void> => {
  const address = await addressOf(host, config);
  await client.access({
    host: address, port, secure: secureOf[security],
    ...(!isAnonymous && { user: username, password: secrets.password }),
    // The certificate is for the name, and the connection to what the name was found to be.
    secureOptions: isIP(host) === 0 ? { servername: host } : {},
  });
};

const explain = (error: unknown): unknown => {
  if (!(error instanceof FTPError)) return error;
  return new DeliveryFailed(error.code === 530 || error.code === 331 ? 'sign-in-refused' : 'refused', error.message, { cause: error });
};

export const deliverByFtp: Deliver<Target> = async (target, file, ctx) => {
  if (!target.isAnonymous && ctx.secrets.password === undefined) throw new DeliveryFailed('incomplete');
  const client = new Client(stepMs, { allowSeparateTransferHost: false });
  if (target.mode === 'ACTIVE') client.prepareTransfer = enterActiveMode;
  const stopListening = listen(client);
  const leave = () => client.close();
  ctx.signal.addEventListener('abort', leave);
  try {
    await signIn(client, target, ctx);
    if (target.directory !== '') await client.ensureDir(target.directory);
    const { message } = await client.uploadFrom(Readable.from([file.content]), file.name);
    const scheme = target.security === 'NONE' ? 'ftp' : 'ftps';
    return { place: `${scheme}://${target.host}/${joined(target.directory, file.name).replace(/^\/+/, '')}`, answer: message };
  } catch (error) {
    throw explain(error);
  } finally {
    stopListening();
    ctx.signal.removeEventListener('abort', leave);
    client.close();
  }
};

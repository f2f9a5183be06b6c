import type { FTPContext, FTPResponse } from 'basic-ftp';
import { createServer, isIPv6, type Server, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { connect as connectTls, TLSSocket } from 'node:tls';

/**
 * Stands for the data connection until the server has made it: the client wants one at hand when the server says that it is
 * ready, and asks by `getCipher` whether to wait.
 */
class AwaitedSocket extends Writable {
  readonly #server: Server;
  #socket: Socket | undefined;
  readonly bytesRead = 0;
  remoteAddress = '';
  constructor(server: Server) {
    super();
    this.#server = server;
  }

  get bytesWritten(): number {
    return this.#socket?.bytesWritten ?? 0;
  }

  ready(socket: Socket): void {
    this.#socket = socket;
    socket.on('error', (error) => this.destroy(error));
    this.emit('secureConnect');
  }

  getCipher(): object | undefined {
    return this.#socket;
  }

  setTimeout(): this {
    return this;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#socket!.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket!.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#server.close();
    this.#socket?.destroySoon();
    done(error);
  }
}

const plain = (address = ''): string => address.replace(/^::ffff:/i, '');

const announcement = (address: string, port: number): string =>
  (isIPv6(address) ? `EPRT |2|${address}|${port}|` : `PORT ${address.replaceAll('.', ',')},${port >> 8},${port & 255}`);

const encrypted = (ftp: FTPContext, raw: Socket): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connectTls({ ...ftp.tlsOptions, socket: raw, session: ftp.tlsSessionStore ?? (ftp.socket as TLSSocket).getSession() });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });

/** Active mode: we listen, and the server connects to us. Nobody else is let in. */
export const enterActiveMode = async (ftp: FTPContext): Promise<FTPResponse> => {
  const [own, theirs] = [plain(ftp.socket.localAddress), plain(ftp.socket.remoteAddress)];
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, own, resolve);
  });
  const awaited = new AwaitedSocket(server);
  server.on('connection', (raw) => {
    if (plain(raw.remoteAddress) !== theirs) return raw.destroy();
    server.close();
    raw.on('error', (error) => awaited.destroy(error));
    if (!(ftp.socket instanceof TLSSocket)) return awaited.ready(raw);
    encrypted(ftp, raw).then((socket) => awaited.ready(socket), (error: Error) => awaited.destroy(error));
  });
  ftp.dataSocket = awaited as unknown as Socket;
  return ftp.request(announcement(own, (server.address() as { port: number }).port));
};

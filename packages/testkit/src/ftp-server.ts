import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';

export interface FtpServer {
  port: number;
  /** By path; a directory is one that was made. */
  files: Map<string, { text: string; isSecure: boolean; isActive: boolean }>;
  directories: Set<string>;
  /** Every line that clients sent. */
  heard: string[];
  stop(): Promise<void>;
}

interface Options {
  user?: string;
  password?: string;
  /** AUTH TLS is offered. */
  tls?: { key: string; cert: string };
  /** TLS from the first byte. */
  isImplicit?: boolean;
  /** What is said instead of the usual, by command. */
  answers?: Record<string, string>;
  /** Ready is said before the data connection of active mode is made. */
  isEager?: boolean;
}

/** RFC 959 with RFC 2428 and RFC 4217, as far as a client that stores files needs them, on a free port of loopback. */
export const startFtpServer = async (options: Options = {}): Promise<FtpServer> => {
  const ftp: FtpServer = { port: 0, files: new Map(), directories: new Set(['/']), heard: [], stop: async () => undefined };
  const sockets = new Set<Socket>();
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new Session(ftp, options, socket).greet();
  };
  const server = options.isImplicit ? createTlsServer(options.tls!, onConnection) : createServer(onConnection);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  ftp.port = (server.address() as AddressInfo).port;
  ftp.stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => { server.close(() => resolve()); });
  };
  return ftp;
};

class Session {
  readonly #ftp: FtpServer;
  readonly #options: Options;
  #socket: Socket;
  #user = '';
  #isInside = false;
  #isPrivate = false;
  #directory = '/';
  #isActive = false;
  #data: (() => Promise<Socket>) | undefined;

  constructor(ftp: FtpServer, options: Options, socket: Socket) {
    [this.#ftp, this.#options, this.#socket] = [ftp, options, socket];
    this.#listen();
  }

  greet(): void {
    this.#say('220 Ready');
  }

  #listen(): void {
    let rest = '';
    this.#socket.on('error', () => undefined);
    this.#socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) void this.#obey(line);
    });
  }

  #say(text: string): void {
    this.#socket.write(`${text}\r\n`);
  }

  async #obey(line: string): Promise<void> {
    this.#ftp.heard.push(line);
    const [, name, argument = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    const answer = this.#options.answers?.[name!];
    if (answer !== undefined) return this.#say(answer);
    const commands: Record<string, (argument: string) => unknown> = {
      AUTH: () => this.#encrypt(), USER: (user) => this.#askPassword(user), PASS: (password) => this.#signIn(password), OPTS: () => this.#say('200 OK'), FEAT: () => this.#say('211 No features'),
      PBSZ: () => this.#say('200 OK'), PROT: (level) => { this.#isPrivate = level === 'P'; this.#say('200 OK'); }, TYPE: () => this.#say('200 OK'), STRU: () => this.#say('200 OK'),
      PWD: () => this.#say(`257 "${this.#directory}"`), CWD: (path) => this.#enter(path), MKD: (path) => this.#make(path), EPSV: () => this.#wait((port) => `229 Entering (|||${port}|)`),
      PASV: () => this.#wait((port) => `227 Entering (127,0,0,1,${port >> 8},${port & 255})`), PORT: (to) => this.#connect(to), STOR: (path) => this.#store(path), QUIT: () => this.#socket.end('221 Bye\r\n'),
    };
    const isOpen = ['AUTH', 'USER', 'PASS', 'OPTS', 'FEAT', 'PBSZ', 'PROT', 'QUIT'].includes(name!);
    if (!isOpen && !this.#isInside) return this.#say('530 Sign in first');
    await (commands[name!] ?? (() => this.#say('502 Not implemented')))(argument);
  }

  #encrypt(): void {
    if (!this.#options.tls) return this.#say('502 No TLS here');
    this.#say('234 Go on');
    this.#socket.removeAllListeners('data');
    this.#socket = new TLSSocket(this.#socket, { isServer: true, ...this.#options.tls });
    this.#listen();
  }

  #askPassword(user: string): void {
    this.#user = user;
    this.#say('331 Password please');
  }

  #signIn(password: string): void {
    const { user = 'anonymous', password: right } = this.#options;
    this.#isInside = this.#user === user && (right === undefined || password === right);
    this.#say(this.#isInside ? '230 Welcome' : '530 Login incorrect.');
  }

  #at(path: string): string {
    return posix.resolve(this.#directory, path);
  }

  #enter(path: string): void {
    if (!this.#ftp.directories.has(this.#at(path))) return this.#say('550 No such directory');
    this.#directory = this.#at(path);
    this.#say('250 OK');
  }

  #make(path: string): void {
    this.#ftp.directories.add(this.#at(path));
    this.#say('257 Made');
  }

  async #wait(answer: (port: number) => string): Promise<void> {
    const server: Server = createServer();
    const arrival = new Promise<Socket>((resolve) => { server.once('connection', resolve); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    this.#isActive = false;
    this.#data = async () => {
      const socket = await arrival;
      server.close();
      return socket;
    };
    this.#say(answer((server.address() as AddressInfo).port));
  }

  #connect(to: string): void {
    const [a, b, c, d, high, low] = to.split(',').map(Number) as [number, number, number, number, number, number];
    this.#isActive = true;
    this.#data = async () => {
      const socket = connect(high * 256 + low, [a, b, c, d].join('.'));
      await new Promise<void>((resolve) => { socket.once('connect', resolve); });
      return socket;
    };
    this.#say('200 OK');
  }

  async #store(path: string): Promise<void> {
    const data = this.#data!;
    this.#data = undefined;
    if (this.#options.isEager) this.#say('150 Ready');
    const raw = await data();
    raw.on('error', () => undefined);
    if (!this.#options.isEager) this.#say('150 Ready');
    const socket = this.#isPrivate ? new TLSSocket(raw, { isServer: true, ...this.#options.tls! }) : raw;
    socket.on('error', () => undefined);
    const text = (await buffer(socket)).toString('utf8');
    this.#ftp.files.set(this.#at(path), { text, isSecure: this.#isPrivate, isActive: this.#isActive });
    this.#say('226 Transfer complete');
  }
}

import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { posix } from 'node:path';
import ssh2 from 'ssh2';

export interface SftpServer {
  port: number;
  fingerprint: string;
  files: Map<string, string>;
  /** Passwords that clients showed. */
  heard: string[];
  stop(): Promise<void>;
}

interface Options {
  user: string;
  password?: string;
  /** In OpenSSH's form. */
  publicKey?: string;
  hostKey?: string;
  port?: number;
  /** Refused with what SFTP says of that. */
  isFull?: boolean;
}

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

export const anSshKey = (passphrase?: string): { public: string; private: string } =>
  (passphrase === undefined ? ssh2.utils.generateKeyPairSync('ed25519') : ssh2.utils.generateKeyPairSync('ed25519', { passphrase, cipher: 'aes256-cbc', rounds: 16 }));

/** SSH with SFTP on a free port of loopback; files lie in memory, below /home/<user>. */
export const startSftpServer = async ({ user, password, publicKey, hostKey = anSshKey().private, port = 0, isFull = false }: Options): Promise<SftpServer> => {
  const parsed = ssh2.utils.parseKey(hostKey) as ssh2.ParsedKey;
  const fingerprint = `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
  const sftp: SftpServer = { port, fingerprint, files: new Map(), heard: [], stop: async () => undefined };
  const clients = new Set<ssh2.Connection>();
  const allowed = publicKey === undefined ? undefined : (ssh2.utils.parseKey(publicKey) as ssh2.ParsedKey);

  const isLetIn = (asked: ssh2.AuthContext): boolean => {
    if (asked.method === 'password') sftp.heard.push(asked.password);
    if (asked.username !== user) return false;
    if (asked.method === 'password') return password !== undefined && asked.password === password;
    if (asked.method !== 'publickey' || !allowed?.getPublicSSH().equals(asked.key.data)) return false;
    return asked.signature === undefined || allowed.verify(asked.blob!, asked.signature, asked.hashAlgo) === true;
  };

  const serve = (stream: ssh2.SFTPWrapper) => {
    const at = (path: string) => posix.resolve(`/home/${user}`, path);
    stream.on('OPEN', (id, path, flags) => {
      if (isFull || !(flags & OPEN_MODE.WRITE)) return stream.status(id, STATUS_CODE.FAILURE, 'Disk quota exceeded');
      sftp.files.set(at(path), '');
      stream.handle(id, Buffer.from(at(path)));
    });
    stream.on('WRITE', (id, handle, offset, data) => {
      const path = handle.toString();
      sftp.files.set(path, sftp.files.get(path)!.slice(0, offset) + data.toString('utf8'));
      stream.status(id, STATUS_CODE.OK);
    });
    stream.on('FSETSTAT', (id) => stream.status(id, STATUS_CODE.OK));
    stream.on('CLOSE', (id) => stream.status(id, STATUS_CODE.OK));
    stream.on('MKDIR', (id) => stream.status(id, STATUS_CODE.OK));
    stream.on('REALPATH', (id, path) => stream.name(id, [{ filename: at(path), longname: '', attrs: {} as ssh2.Attributes }]));
  };

  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    client.on('authentication', (asked) => (isLetIn(asked) ? asked.accept() : asked.reject(['password', 'publickey'])));
    client.on('session', (accept) => { accept().on('sftp', (open) => serve(open())); });
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  sftp.port = (server.address() as AddressInfo).port;
  sftp.stop = () => {
    for (const client of clients) client.end();
    return new Promise((resolve) => { server.close(() => resolve()); });
  };
  return sftp;
};

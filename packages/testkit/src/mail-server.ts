import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  headers: Record<string, string>;
  text: string;
  html: string;
  /** The whole message as it came. */
  raw: string;
  /** Those that the HTML shows as `cid:<id>`. */
  images: { id: string; content: Buffer }[];
  /** Came over an encrypted connection. */
  isSecure: boolean;
  user: string | undefined;
}

export interface MailServer {
  /** `smtp://127.0.0.1:…` */
  url: string;
  mails: ReceivedMail[];
  stop(): Promise<void>;
}

interface MailServerOptions {
  /** `false`: STARTTLS is not offered. */
  hasTls?: boolean;
  credentials?: { user: string; password: string };
  /** The SMTP code with which a recipient is refused; undefined: taken. Asked anew for each mail. */
  refuse?: (address: string) => number | undefined;
}

const refusal = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });

/** A real SMTP server on a free port of loopback that keeps what it is given. */
export const startMailServer = async ({ hasTls = true, credentials, refuse }: MailServerOptions = {}): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: credentials === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideSTARTTLS: !hasTls,
    logger: false,
    onAuth: ({ username, password }, _, done) =>
      (username === credentials?.user && password === credentials?.password ? done(null, { user: username }) : done(refusal(535, 'Wrong user or password'))),
    onRcptTo: ({ address }, _, done) => {
      const code = refuse?.(address);
      done(code === undefined ? null : refusal(code, 'Not taken'));
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      void text(stream).then((raw) => {
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), ...parse(raw), raw, isSecure: session.secure, user: session.user as string | undefined });
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => new Promise((resolve) => { server.close(() => resolve()); }) };
};

interface Part {
  headers: Record<string, string>;
  content: Buffer;
}

const partOf = (raw: string): Part => {
  const [head, ...body] = raw.split('\r\n\r\n');
  const lines = head!.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(/:\s*(.*)/s) as [string, string]).map(([name, value]) => [name.toLowerCase(), value]));
  return { headers, content: decode(body.join('\r\n\r\n'), headers['content-transfer-encoding'] ?? '7bit') };
};

/** A message and the parts in it, and in those. */
const partsOf = (raw: string): Part[] => {
  const part = partOf(raw);
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(part.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return [part];
  const [, ...inner] = `\r\n${part.content.toString('latin1')}`.split(`\r\n--${boundary}`);
  return [part, ...inner.slice(0, -1).flatMap((text) => partsOf(text.replace(/^\r\n/, '')))];
};

const parse = (raw: string): Pick<ReceivedMail, 'headers' | 'text' | 'html' | 'images'> => {
  const parts = partsOf(raw);
  const textOf = (type: string) => (parts.find(({ headers }) => (headers['content-type'] ?? 'text/plain').startsWith(type))?.content.toString('utf8') ?? '').replaceAll('\r\n', '\n').trimEnd();
  const images = parts.filter(({ headers }) => headers['content-type']?.startsWith('image/')).map(({ headers, content }) => ({ id: headers['content-id']!.replace(/[<>]/g, ''), content }));
  return { headers: parts[0]!.headers, text: textOf('text/plain'), html: textOf('text/html'), images };
};

const decode = (body: string, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'utf8');
  return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
};

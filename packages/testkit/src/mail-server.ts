import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  headers: Record<string, string>;
  text: string;
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
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), ...parse(raw), isSecure: session.secure, user: session.user as string | undefined });
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => new Promise((resolve) => { server.close(() => resolve()); }) };
};

const parse = (raw: string): { headers: Record<string, string>; text: string } => {
  const [head, ...body] = raw.split('\r\n\r\n');
  const lines = head!.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(/:\s*(.*)/s) as [string, string]).map(([name, value]) => [name.toLowerCase(), value]));
  return { headers, text: decode(body.join('\r\n\r\n'), headers['content-transfer-encoding'] ?? '7bit').replaceAll('\r\n', '\n').trimEnd() };
};

const decode = (body: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

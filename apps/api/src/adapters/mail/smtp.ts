/** A mail as the server gets it. */
export interface OutgoingMail {
  /** Names the mail for ever, so that one that was sent twice after a crash is recognised as the same. */
  id: string;
  to: string | string[];
  subject: string;
  text: string;
  /** The same as HTML, with the pictures that it shows as `cid:<id>`: PNG in base64. */
  rich?: { html: string; sender?: string; images: { id: string; png: string }[] };
  attachments?: { name: string; contentType: string; content: Buffer }[];
}

export interface TakenMail {
  /** What the server said. */
  answer: string;
  /** To whom it takes no mail, where it takes it to others. */
  refused: string[];
}

/** The mail server will not take this mail, however often it is asked. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

export interface Mailer {
  /** Resolves when the server has taken the mail. */
  send(mail: OutgoingMail): Promise<TakenMail>;
}

const loopback = /^(localhost|127\.[0-9.]+|\[?::1\]?)$/;

/** `?tls=required`, `?tls=unverified` (any certificate) or `?tls=off`; credentials never cross a network in clear text. */
const security = (url: URL) => {
  const tls = url.searchParams.get('tls');
  const hasCredentials = url.username !== '';
  return {
    secure: url.protocol === 'smtps:',
    ignoreTLS: tls === 'off',
    requireTLS: tls === 'required' || (tls !== 'off' && hasCredentials && !loopback.test(url.hostname)),
    tls: { rejectUnauthorized: tls !== 'unverified' },
  };
};

/** The address of this installation, under the name of whoever writes. */
const senderOf = (from: string, name: string | undefined) => (name === undefined ? from : { name, address: /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from });

/** Sends through the server at `smtpUrl`, `smtp://user:password@host:587` or `smtps://…`, with STARTTLS where it is offered. */
export const smtpMailer = (smtpUrl: string, from: string): Mailer => {
  const url = new URL(smtpUrl);
  const options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port && { port: Number(url.port) }),
    ...security(url),
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // 13 MB that a process needs which sends mail, and no other.
  const open = async () => (await import('nodemailer')).createTransport(options);
  let opened: ReturnType<typeof open> | undefined;
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'patchbay.invalid';
  return {
    send: async ({ id, to, subject, text, rich, attachments = [] }) => {
      const images = (rich?.images ?? []).map(({ id: cid, png }) => ({ cid, filename: `${cid}.png`, contentType: 'image/png', contentDisposition: 'inline' as const, content: Buffer.from(png, 'base64') }));
      const files = attachments.map(({ name, contentType, content }) => ({ filename: name, contentType, content }));
      const transport = await (opened ??= open());
      const { response, rejected } = await transport
        .sendMail({ from: senderOf(from, rich?.sender), to, subject, text, html: rich?.html, attachments: [...images, ...files], messageId: `<${id}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated' } })
        .catch((error: unknown) => { throw explain(error); });
      return { answer: response, refused: rejected };
    },
  };
};

/** A 5xx about the recipient or the text is final; one about our sign-in is a setting that can be put right. */
const explain = (error: unknown): Error => {
  const { code, responseCode = 0, message = 'unknown failure' } = error as { code?: string; responseCode?: number; message?: string };
  const isFinal = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const text = message.replace(/\s+/g, ' ').slice(0, 300);
  return isFinal ? new MailRefused(text, { cause: error }) : new Error(text, { cause: error });
};

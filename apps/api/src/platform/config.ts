import { isIP } from 'node:net';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const flag = (fallback: boolean) => z.enum(['true', 'false']).default(fallback ? 'true' : 'false').transform((text) => text === 'true');

const network = z.string().transform((text, { addIssue }) => {
  const [address, bits, ...rest] = text.trim().split('/') as [string, string | undefined];
  const family = isIP(address);
  const prefix = bits === undefined ? (family === 6 ? 128 : 32) : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (family === 0 || rest.length > 0 || prefix < 0 || prefix > (family === 6 ? 128 : 32)) addIssue({ code: 'custom', message: 'Addresses or networks, such as 192.168.10.0/24, separated by commas' });
  return [address, prefix] as [address: string, prefix: number];
});
const networks = z.string().default('').transform((text) => text.split(',').filter((part) => part.trim() !== '')).pipe(z.array(network));

/** Every environment variable that the processes read, parsed once at start. `.env.example` describes each. */
export const Config = z
  .object({
    DATABASE_URL: z.string().min(1),
    PATCHBAY_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
    PATCHBAY_SECRET_KEYS: z.string().regex(/^[a-z0-9]{1,12}:[A-Za-z0-9+/=]{44}(,[a-z0-9]{1,12}:[A-Za-z0-9+/=]{44})*$/, 'Keys as `id:base64 of 32 bytes`, the one to encrypt with first'),
    PATCHBAY_ROLES: z.string().default('api,provisioning,worker').transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(['api', 'provisioning', 'worker'])).min(1)),
    PATCHBAY_HOST: z.string().default('127.0.0.1'),
    PATCHBAY_PORT: port(3000),
    PATCHBAY_PROVISIONING_PORT: port(3001),
    PATCHBAY_DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
    PATCHBAY_METRICS_TOKEN: z.string().default(''),
    PATCHBAY_PUBLIC_URL: z.url().optional(),
    PATCHBAY_PROVISIONING_URL: z.url().optional(),
    PATCHBAY_PROVISIONING_TLS_CERT: z.string().optional(),
    PATCHBAY_PROVISIONING_TLS_KEY: z.string().optional(),
    PATCHBAY_SIP_SERVER: z.string().regex(/^[A-Za-z0-9.-]+(:[0-9]{1,5})?$/).default('sip.patchbay.example'),
    PATCHBAY_SIP_TRANSPORT: z.enum(['udp', 'tcp', 'tls']).default('tls'),
    PATCHBAY_PHONE_OPERATION_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
    PATCHBAY_TRUSTED_PROXIES: z.string().default(''),
    PATCHBAY_WEB_DIST: z.string().default(''),
    PATCHBAY_PHONE_DIST: z.string().default(''),
    PATCHBAY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    PATCHBAY_INSECURE_COOKIES: flag(false),
    PATCHBAY_STORAGE_DIR: z.string().default('.patchbay/files'),
    PATCHBAY_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    PATCHBAY_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
    PATCHBAY_S3_REGION: z.string().regex(/^[a-z0-9-]{1,40}$/).default('us-east-1'),
    PATCHBAY_S3_ACCESS_KEY_ID: z.string().optional(),
    PATCHBAY_S3_SECRET_ACCESS_KEY: z.string().optional(),
    PATCHBAY_ESPEAK: z.string().default('espeak-ng'),
    PATCHBAY_PUSH_SERVICES: z.string().default('fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com').transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== '')),
    PATCHBAY_TEXT_MESSAGES_URL: z.union([z.literal(''), z.url({ protocol: /^https$/ })]).default(''),
    PATCHBAY_TEXT_MESSAGES_TOKEN: z.string().max(4_000).regex(/^[\x21-\x7e]*$/).default(''),
    SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
    SMTP_FROM: z.string().default('Patchbay <patchbay@localhost>'),
    PATCHBAY_DELIVERY_NETWORKS: networks,
    PATCHBAY_DROPBOX_CLIENT_ID: z.string().default(''),
    PATCHBAY_DROPBOX_CLIENT_SECRET: z.string().default(''),
    PATCHBAY_GOOGLE_DRIVE_CLIENT_ID: z.string().default(''),
    PATCHBAY_GOOGLE_DRIVE_CLIENT_SECRET: z.string().default(''),
    PATCHBAY_ONEDRIVE_CLIENT_ID: z.string().default(''),
    PATCHBAY_ONEDRIVE_CLIENT_SECRET: z.string().default(''),
    PATCHBAY_CLOUD_STAND_IN: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  })
  .superRefine((env, context) => {
    const tls = ['PATCHBAY_PROVISIONING_TLS_CERT', 'PATCHBAY_PROVISIONING_TLS_KEY'] as const;
    for (const name of tls) if (env[name] === undefined && tls.some((other) => env[other] !== undefined)) context.addIssue({ code: 'custom', path: [name], message: 'A certificate and its key belong together' });
    const names = ['PATCHBAY_S3_ENDPOINT', 'PATCHBAY_S3_BUCKET', 'PATCHBAY_S3_ACCESS_KEY_ID', 'PATCHBAY_S3_SECRET_ACCESS_KEY'] as const;
    const missing = names.filter((name) => env[name] === undefined);
    if (env.PATCHBAY_TEXT_MESSAGES_URL !== '' && env.PATCHBAY_TEXT_MESSAGES_TOKEN === '') context.addIssue({ code: 'custom', path: ['PATCHBAY_TEXT_MESSAGES_TOKEN'], message: 'It belongs to PATCHBAY_TEXT_MESSAGES_URL' });
    if (missing.length < names.length) for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: 'It belongs to the other PATCHBAY_S3 variables' });
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    databaseConnections: env.PATCHBAY_DATABASE_CONNECTIONS,
    secretKeys: env.PATCHBAY_SECRET_KEYS,
    roles: env.PATCHBAY_ROLES,
    host: env.PATCHBAY_HOST,
    port: env.PATCHBAY_PORT,
    provisioningPort: env.PATCHBAY_PROVISIONING_PORT,
    drainSeconds: env.PATCHBAY_DRAIN_SECONDS,
    metricsToken: env.PATCHBAY_METRICS_TOKEN,
    publicUrl: (env.PATCHBAY_PUBLIC_URL ?? `http://localhost:${env.PATCHBAY_PORT}`).replace(/\/$/, ''),
    provisioningUrl: (env.PATCHBAY_PROVISIONING_URL ?? `${env.PATCHBAY_PROVISIONING_TLS_CERT === undefined ? 'http' : 'https'}://localhost:${env.PATCHBAY_PROVISIONING_PORT}`).replace(/\/$/, ''),
    /** PEM files, where no proxy in front speaks TLS to the phones. */
    provisioningTls: env.PATCHBAY_PROVISIONING_TLS_CERT === undefined ? null : { certificate: env.PATCHBAY_PROVISIONING_TLS_CERT, key: env.PATCHBAY_PROVISIONING_TLS_KEY! },
    sipServer: env.PATCHBAY_SIP_SERVER,
    sipTransport: env.PATCHBAY_SIP_TRANSPORT,
    /** How long a phone that was told to fetch its files has to come for them. */
    phoneOperationMinutes: env.PATCHBAY_PHONE_OPERATION_MINUTES,
    trustedProxies: env.PATCHBAY_TRUSTED_PROXIES,
    webDist: env.PATCHBAY_WEB_DIST,
    phoneDist: env.PATCHBAY_PHONE_DIST,
    logLevel: env.PATCHBAY_LOG_LEVEL,
    /** A cookie marked Secure is dropped on plain http, except on localhost. */
    insecureCookies: env.PATCHBAY_INSECURE_COOKIES,
    /** Where files are kept, unless in a bucket. */
    storageDirectory: env.PATCHBAY_STORAGE_DIR,
    s3: env.PATCHBAY_S3_BUCKET === undefined ? null : {
      endpoint: env.PATCHBAY_S3_ENDPOINT!, bucket: env.PATCHBAY_S3_BUCKET, region: env.PATCHBAY_S3_REGION,
      accessKeyId: env.PATCHBAY_S3_ACCESS_KEY_ID!, secretAccessKey: env.PATCHBAY_S3_SECRET_ACCESS_KEY!,
    },
    espeak: env.PATCHBAY_ESPEAK,
    pushServices: env.PATCHBAY_PUSH_SERVICES,
    textMessages: env.PATCHBAY_TEXT_MESSAGES_URL === '' ? null : { url: env.PATCHBAY_TEXT_MESSAGES_URL, token: env.PATCHBAY_TEXT_MESSAGES_TOKEN },
    smtpUrl: env.SMTP_URL,
    smtpFrom: env.SMTP_FROM,
    /** Private as they are, delivery methods may reach them. */
    deliveryNetworks: env.PATCHBAY_DELIVERY_NETWORKS,
    /** With which the installation is registered with each provider. */
    cloudClients: {
      DROPBOX: { id: env.PATCHBAY_DROPBOX_CLIENT_ID, secret: env.PATCHBAY_DROPBOX_CLIENT_SECRET },
      GOOGLE_DRIVE: { id: env.PATCHBAY_GOOGLE_DRIVE_CLIENT_ID, secret: env.PATCHBAY_GOOGLE_DRIVE_CLIENT_SECRET },
      ONEDRIVE: { id: env.PATCHBAY_ONEDRIVE_CLIENT_ID, secret: env.PATCHBAY_ONEDRIVE_CLIENT_SECRET },
    },
    cloudStandIn: env.PATCHBAY_CLOUD_STAND_IN.replace(/\/$/, ''),
  }));
export type Config = z.output<typeof Config>;

/** The configuration, or one line that names each variable that cannot be used, and never its value. */
export const readConfig = (env: NodeJS.ProcessEnv): { config: Config } | { problem: string } => {
  // What a compose file leaves empty was not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = Config.safeParse(given);
  if (data) return { config: data };
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')} ${given[String(path[0])] === undefined ? 'is missing' : `cannot be used (${message})`}`);
  return { problem: `Patchbay cannot start: ${wrong.join('; ')}. See .env.example for what each variable means.` };
};

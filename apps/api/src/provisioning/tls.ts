import { readFileSync, watchFile, unwatchFile } from 'node:fs';
import type { Server } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

export interface CertificateFiles {
  certificate: string;
  key: string;
}

const everyMs = 60_000;

/** Certificate with its chain, and key, both as PEM. */
export const readCertificate = ({ certificate, key }: CertificateFiles): { cert: Buffer; key: Buffer } => ({ cert: readFileSync(certificate), key: readFileSync(key) });

/** Takes a renewed certificate into use without a restart; one that cannot be read leaves the old one there. */
export const watchCertificate = (server: FastifyInstance, files: CertificateFiles, log: Logger, intervalMs = everyMs): void => {
  const renew = () => {
    try {
      (server.server as unknown as Server).setSecureContext(readCertificate(files));
      log.info('the renewed certificate for phones is in use');
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate for phones cannot be used');
    }
  };
  watchFile(files.certificate, { interval: intervalMs, persistent: false }, renew);
  server.addHook('onClose', () => unwatchFile(files.certificate, renew));
};

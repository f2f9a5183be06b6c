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

/** Takes a renewed certificate into use without a restart, whichever of its files comes first; one that cannot be used leaves the old one there. */
export const watchCertificate = (server: FastifyInstance, files: CertificateFiles, log: Logger, intervalMs = everyMs): void => {
  const renew = () => {
    try {
      (server.server as unknown as Server).setSecureContext(readCertificate(files));
      log.info('the renewed certificate for phones is in use');
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate for phones cannot be used');
    }
  };
  const watched = [files.certificate, files.key];
  for (const file of watched) watchFile(file, { interval: intervalMs, persistent: false }, renew);
  server.addHook('onClose', () => watched.forEach((file) => unwatchFile(file, renew)));
};

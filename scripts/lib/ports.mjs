import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/**
 * What listens where, and the variable that moves it.
 * @param {NodeJS.ProcessEnv} env
 */
export const listeners = (env) => [
  { what: 'the dashboard', variable: 'PATCHBAY_PORT', port: Number(env.PATCHBAY_PORT ?? 3000) },
  { what: 'provisioning', variable: 'PATCHBAY_PROVISIONING_PORT', port: Number(env.PATCHBAY_PROVISIONING_PORT ?? 3001) },
];

/** Refuses to go on when a port is taken, before anything long has begun. */
export const requireFreePorts = async () => {
  for (const { what, variable, port } of listeners(process.env)) {
    const code = await tryPort(port);
    if (code === 'EACCES') throw new Problem(`Port ${port} for ${what} is reserved for root: choose one above 1023 with ${variable}.`);
    if (code) throw new Problem(`Port ${port} for ${what} is taken by another program: stop that program, or choose another port with ${variable}=${port + 100} npm start.`);
  }
};

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} why it cannot be had
 */
const tryPort = (port) =>
  new Promise((resolve, reject) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return reject(new Problem(`A port is a number from 1 to 65535: correct PATCHBAY_PORT and PATCHBAY_PROVISIONING_PORT.`));
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? 'unknown'));
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });

import { write, writeSync } from 'node:fs';

/** Where log lines go. */
export interface LogOutput {
  write(line: string): void;
  /** For the last lines of a process. */
  flushSync(): void;
}

const isBusy = (error: NodeJS.ErrnoException): boolean => error.code === 'EAGAIN' || error.code === 'EBUSY';
const busyMs = 20;
const mostBusyMs = 2_000;
const sleep = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Writes all of it; what a reader that has gone or stands still would get is lost. */
const writeNow = (fd: number, bytes: Buffer): void => {
  let [rest, waitedMs] = [bytes, 0];
  while (rest.length > 0 && waitedMs < mostBusyMs) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!isBusy(error as NodeJS.ErrnoException)) return;
      sleep(busyMs);
      waitedMs += busyMs;
    }
  }
};

/**
 * Writes lines to a file descriptor in the background, together what comes together. When nobody reads any more, lines
 * are dropped: pino's own destination would try again for ever, and the process that wants to end could not.
 */
export const outputTo = (fd: number): LogOutput => {
  let waiting = '';
  let isWriting = false;
  let isGone = false;
  const send = (bytes: Buffer): void =>
    write(fd, bytes, (error, written) => {
      if (error && isBusy(error)) return void setTimeout(send, busyMs, bytes);
      if (error) {
        isGone = true;
        waiting = '';
      } else if (written < bytes.length) return send(bytes.subarray(written));
      isWriting = false;
      next();
    });
  const next = (): void => {
    if (isWriting || waiting === '') return;
    isWriting = true;
    const bytes = Buffer.from(waiting);
    waiting = '';
    send(bytes);
  };
  return {
    write: (line) => {
      if (isGone) return;
      waiting += line;
      next();
    },
    flushSync: () => {
      const bytes = Buffer.from(waiting);
      waiting = '';
      writeNow(fd, bytes);
    },
  };
};

let standard: LogOutput | undefined;

/** Standard output, which the process empties before it ends. */
export const standardOutput = (): LogOutput => {
  if (standard) return standard;
  const output = (standard = outputTo(1));
  process.once('exit', () => output.flushSync());
  return output;
};

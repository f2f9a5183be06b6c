import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PostgresProblem } from './problem.ts';

/** What to say about data that cannot be used any more. */
export const damaged = (directory: string) =>
  `The database in ${directory} is damaged: restore a backup, or move that directory away to begin with an empty one.`;

const explanations: [RegExp, (directory: string, port: number) => string][] = [
  [/could not create shared memory segment|could not resize shared memory/, () => 'There is too little shared memory for PostgreSQL: give the machine or container at least 256 MB (docker run --shm-size=256m).'],
  [/No space left on device/, (d) => `The disk that holds ${d} is full: free some space and start again.`],
  [/database files are incompatible|initialized by PostgreSQL version/, (d) => `The database in ${d} was written by another version of PostgreSQL: start the Patchbay release that wrote it, or restore a backup.`],
  [/Permission denied|has wrong ownership|has invalid permissions|could not access directory/, (d) => `PostgreSQL may not use ${d}: give that directory, and all in it, back to the user who first started Patchbay.`],
  [/pre-existing shared memory block|lock file "postmaster.pid" already exists/, (d) => `Another PostgreSQL still uses ${d}: stop it and start again.`],
  [/could not bind|Address already in use|could not create any TCP/, (_, port) => `Port ${port} on 127.0.0.1 was taken by another program while the database started: start again.`],
  [/PANIC|invalid checkpoint|could not locate a valid checkpoint|checksum|could not open (control )?file|could not read file|is not a (valid|database)|invalid data in file|could not find the database system|database system is corrupted|unrecognized configuration parameter|configuration file .* contains errors|No such file/, damaged],
];

/** What the server's own words mean for the person who started it. */
export const explain = (log: string, directory: string, port: number): PostgresProblem => {
  const known = explanations.find(([pattern]) => pattern.test(log));
  return new PostgresProblem(known ? known[1](directory, port) : `PostgreSQL did not start in ${directory}: ${lastLine(log)}`);
};

/** The last bytes of a log that may be long. */
export const tailOf = (file: string, from = 0): string => {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const start = Math.max(from, size - 16_384);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(fd, buffer, 0, buffer.length, start);
    return buffer.toString();
  } finally {
    closeSync(fd);
  }
};

const lastLine = (log: string) => log.trim().split('\n').at(-1)?.replace(/^.*?(FATAL|ERROR|HINT): */, '') || 'it said nothing.';

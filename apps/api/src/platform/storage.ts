import type { Readable } from 'node:stream';

/** Bytes of a file that lies in the storage, or some of them. */
export interface Stored {
  /** Of the whole. */
  sizeBytes: number;
  stream: Readable;
}

/** From and including these bytes. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Where files are kept, under keys that we make: ids and words of ours with slashes between them, and never anything that
 * a person wrote. What is there under a key is never changed.
 */
export interface Storage {
  /** Copies a local file there. Once it resolves, the file is whole and stays; before, there is none. */
  put(key: string, path: string): Promise<void>;
  /** Answers nothing where there is no such file. */
  open(key: string, range?: ByteRange): Promise<Stored | null>;
  /** Takes it away; one that is not there is gone already. */
  remove(key: string): Promise<void>;
}

const form = /^[a-z0-9-]+(\/[a-z0-9-]+){1,5}$/;

/** Refuses every key that could mean another place. */
export const checkedKey = (key: string): string => {
  if (!form.test(key)) throw new Error(`'${key}' is no key of the storage`);
  return key;
};

/** The storage does not answer, or refuses us: it will be tried again, and nothing was lost. */
export class StorageFailure extends Error {
  override name = 'StorageFailure';
}

import type { Config } from '../../../platform/config.ts';
import type { OutgoingFile } from '../delivery.ts';

/** Puts a file into a folder of a cloud account, and answers where it lies. */
export type Store = (target: { folder: string }, file: OutgoingFile, ctx: { config: Config; signal: AbortSignal; authorization: string }) => Promise<string>;

export const trimmed = (folder: string): string => folder.split('/').filter(Boolean).join('/');

import { z } from 'zod';

export const Id = z.uuid();
export type Id = z.infer<typeof Id>;
export const ById = z.object({ id: Id });
/** What every update carries so that two editors cannot overwrite each other. */
export const Version = z.int().positive();
export const Timestamp = z.iso.datetime('A moment in UTC, such as 2027-03-28T00:30:00Z');

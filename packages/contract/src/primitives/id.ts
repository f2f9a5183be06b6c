import { z } from 'zod';

/** In whatever case it is written, it is the same: kept and compared in small letters. */
export const Id = z.uuid().toLowerCase();
export type Id = z.infer<typeof Id>;
export const ById = z.object({ id: Id });
/** What every update carries so that two editors cannot overwrite each other. */
export const Version = z.int().positive();
export const Timestamp = z.iso.datetime('A moment in UTC, such as 2027-03-28T00:30:00Z');

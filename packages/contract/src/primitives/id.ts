import { z } from 'zod';

/** In whatever case it is written, it is the same: kept and compared in small letters. */
export const Id = z.uuid().toLowerCase();
export type Id = z.infer<typeof Id>;
export const ById = z.object({ id: Id });
/** What every update carries so that two editors cannot overwrite each other. */
export const Version = z.int().positive();
const moment = 'A moment in UTC, such as 2027-03-28T00:30:00Z';
/** Of the year 0 the database knows nothing. */
export const Timestamp = z.iso.datetime({ error: moment, abort: true }).refine((text) => !text.startsWith('0000'), moment);

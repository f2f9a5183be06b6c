import { z } from 'zod';

/** A user name as it is typed, brought to NFKC: full-width letters and ligatures are the letters that they stand for. */
export const UsernameText = z.string().transform((text) => text.normalize('NFKC').trim());

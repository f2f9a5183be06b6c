import { z } from 'zod';

/** A phone number on the wire: E.164 with plus, `+12025550100` (ITU-T E.164, at most 15 digits). */
export const E164 = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, 'A phone number in international form, such as +12025550100')
  .brand<'E164'>();
export type E164 = z.infer<typeof E164>;

/** A short number of the enterprise's dial space: 1–4 digits. */
export const ShortNumber = z.string().regex(/^[0-9]{1,4}$/, 'One to four digits');

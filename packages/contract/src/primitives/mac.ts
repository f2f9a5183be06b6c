import { z } from 'zod';

/** A MAC address in any notation, stored as 12 lower-case hex digits. Group addresses and all zeros name no phone. */
export const Mac = z
  .string()
  .transform((typed) => typed.trim().replace(/[\s:.-]/g, '').toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^[0-9a-f]{12}$/, 'A MAC address has 12 hexadecimal digits')
      .refine((hex) => hex !== '000000000000' && (Number.parseInt(hex.slice(0, 2), 16) & 1) === 0, 'This is not the address of a device'),
  );

import { z } from 'zod';
import { Id } from './primitives/id.ts';

export const mostImpactNames = 50;

export const ImpactedPhone = z.object({ id: Id, name: z.string(), enterpriseId: Id, enterpriseName: z.string(), isFailing: z.boolean().describe('Whether it would get no file') });

/** Which phones would get another file if something that they share were saved. */
export const PhoneImpact = z.object({
  using: z.int().describe('Phones that have it'),
  changed: z.int().describe('Those of them that would get another file'),
  failing: z.int().describe('Those of them that would get no file, because it could not be made'),
  isExact: z.boolean().describe('False where there are so many that only some were looked at'),
  phones: z.array(ImpactedPhone).max(mostImpactNames),
});
export type PhoneImpact = z.infer<typeof PhoneImpact>;

import { z } from 'zod';

/**
 * Of the list and here: as it should be; of the list and not here; here with that carrier and not of the list; of the list and
 * here, but with another carrier or none; both, but the list says that it can do something else.
 */
export const comparisonOutcomes = ['matching', 'not-here', 'not-listed', 'other-carrier', 'capabilities'] as const;
export const ComparisonOutcome = z.enum(comparisonOutcomes);
export type ComparisonOutcome = z.infer<typeof ComparisonOutcome>;

/** The numbers of one outcome of one comparison: `<id>.<outcome>`. */
export const ComparisonPart = z.string().regex(new RegExp(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(${comparisonOutcomes.join('|')})$`), 'A comparison and one of its outcomes');

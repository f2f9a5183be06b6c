import { comparisonOutcomes, type CarrierComparison } from '@patchbay/contract/carrier-comparisons';

export type Outcome = keyof NonNullable<CarrierComparison['counts']>;

const all = [...comparisonOutcomes, 'unreadable'] as const;
// What somebody has to do something about comes first.
const inOrder: Outcome[] = ['not-here', 'not-listed', 'other-carrier', 'capabilities', 'unreadable', 'matching'];

export const isOutcome = (text: string | undefined): text is Outcome => all.includes(text as Outcome);

/** Without a carrier no number is with another one. */
export const shownOutcomes = ({ carrier }: Pick<CarrierComparison, 'carrier'>): Outcome[] => inOrder.filter((outcome) => carrier !== null || outcome !== 'other-carrier');

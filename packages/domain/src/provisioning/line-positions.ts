import type { PhoneModel } from './model.ts';

/** A phone has six line positions, 0 to 5. */
export const highestPosition = 5;

type Accounts = Pick<PhoneModel, 'firstLine' | 'lastLine'>;

/** The line positions that a model can use, counted from 0 whatever the vendor counts its accounts from: as many as it has, six at most. */
export const linePositions = ({ firstLine, lastLine }: Accounts): number[] => Array.from({ length: Math.min(lastLine - firstLine, highestPosition) + 1 }, (_, position) => position);

/** The device's own number of the account at a line position. */
export const accountAt = ({ firstLine }: Pick<PhoneModel, 'firstLine'>, position: number): number => firstLine + position;

/** What is wrong with the lines of a phone of this model: the indexes of lines at positions that it does not have. */
export const impossibleLines = (model: Accounts, lines: readonly { position: number }[]): number[] => {
  const positions = linePositions(model);
  return lines.flatMap(({ position }, index) => (positions.includes(position) ? [] : [index]));
};

import type { PhoneModel } from './model.ts';

/** A phone has six line positions, 0 to 5. */
export const highestPosition = 5;

/**
 * The line positions that a model can use. A position is the device's own account number: vendors that count from 1 leave
 * position 0 empty, and accounts above 5 stay unused.
 */
export const linePositions = ({ firstLine, lastLine }: Pick<PhoneModel, 'firstLine' | 'lastLine'>): number[] =>
  Array.from({ length: highestPosition + 1 }, (_, position) => position).filter((position) => position >= firstLine && position <= lastLine);

/** What is wrong with the lines of a phone of this model: the indexes of lines at positions that it does not have. */
export const impossibleLines = (model: Pick<PhoneModel, 'firstLine' | 'lastLine'>, lines: readonly { position: number }[]): number[] => {
  const positions = linePositions(model);
  return lines.flatMap(({ position }, index) => (positions.includes(position) ? [] : [index]));
};

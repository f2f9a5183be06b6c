/** A failure whose message is one sentence that tells the reader what to do. */
export class Problem extends Error {
  /** @override */
  name = 'Problem';
}

/**
 * Prints a failure: one sentence where we know what it means, everything there is where we do not.
 * @param {unknown} error
 */
export const report = (error) => {
  const known = error instanceof Error && error.name.endsWith('Problem');
  console.error(known ? `\n✗ ${error.message}` : error);
};

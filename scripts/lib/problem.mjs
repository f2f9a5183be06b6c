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
  console.error(sentenceOf(error) ?? error);
};

/** @param {unknown} error */
const sentenceOf = (error) => {
  if (!(error instanceof Error)) return undefined;
  if (error.name.endsWith('Problem')) return `\n✗ ${error.message}`;
  const { code = '', path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') return '\n✗ The disk is full: free some space and start again.';
  const isRight = ['EACCES', 'EPERM', 'EROFS'].includes(code) && path;
  return isRight ? `\n✗ You may not write to ${path}: start Patchbay as the user who owns it, or give it to yourself.` : undefined;
};

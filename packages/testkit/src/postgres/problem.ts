/** A failure whose message is one sentence that tells the reader what to do. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem';
}

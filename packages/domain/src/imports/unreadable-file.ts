import { problemText, type ImportProblemCode } from './problem-text.ts';
import type { Finding, Params } from './types.ts';

/** Thrown for a file that cannot be imported at all; `finding` says why in a code and its parameters. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly finding: Finding;

  constructor(code: ImportProblemCode, params: Params = {}) {
    super(problemText({ code, params }));
    this.finding = { code, params };
  }
}

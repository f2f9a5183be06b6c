import { problemText } from '@patchbay/domain/imports/problem-text';
import type { Finding } from '@patchbay/domain/imports/types';

/** English texts of what happens to an import beside its file. */
const texts = {
  'plan-stale': 'Something changed since this was planned, so nothing was imported and the plan was made anew. Look at it again.',
  'plan-failed': 'The plan could not be made. The operator finds the reason in the log.',
  'commit-failed': 'The import could not be carried out, and nothing was changed. Try again; the operator finds the reason in the log.',
  'job-lost': 'The work on this import was lost. Upload the file again.',
};

export const sayFinding = (finding: Finding, ownTexts: Readonly<Record<string, string>> = {}): string => problemText(finding, { ...texts, ...ownTexts });

/** A finding as it is answered: with its text. */
export const said = (finding: Finding, texts: Readonly<Record<string, string>> | undefined) => ({ code: finding.code, params: { ...finding.params }, text: sayFinding(finding, texts) });

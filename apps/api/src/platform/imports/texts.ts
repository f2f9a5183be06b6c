import { sayFinding } from '@patchbay/domain/import-findings/say-finding';
import type { Finding } from '@patchbay/domain/imports/types';

/** A finding as it is answered: with its English text, for whoever does not know the code. */
export const said = (finding: Finding) => ({ code: finding.code, params: { ...finding.params }, text: sayFinding(finding, 'en') });

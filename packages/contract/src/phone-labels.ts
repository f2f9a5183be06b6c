import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { Id } from './primitives/id.ts';

/** Sheets of A4, by the size of a label in millimetres; of each, how many there are across and down. */
export const labelSheets = {
  '70x37': { across: 3, down: 8 },
  '63.5x38.1': { across: 3, down: 7 },
  '99.1x38.1': { across: 2, down: 7 },
  '105x57': { across: 2, down: 5 },
} as const;
export const LabelSheet = z.enum(['70x37', '63.5x38.1', '99.1x38.1', '105x57']);
export type LabelSheet = z.infer<typeof LabelSheet>;

/** How many labels are printed at once. */
export const mostLabels = 200;

export const LabelsDraft = z.object({
  /** In their order. */
  ids: z.array(Id).min(1).max(mostLabels),
  sheet: LabelSheet.default('63.5x38.1'),
  /** How many labels of the first sheet are used up. */
  skip: z.int().min(0).max(23).default(0),
});
export type LabelsDraft = z.infer<typeof LabelsDraft>;

const base = { scope: 'tenant', method: 'POST', download: 'pdf', body: LabelsDraft, response: z.string() } as const;

/**
 * Labels for the person who unpacks the boxes. Their QR code leads to the phone's page, which shows what its reader may see: paper lies about,
 * and a provisioning address is all that a stranger needs to get SIP passwords. Who may read the addresses can have them on the labels, which the audit log tells.
 */
export const phoneLabels = {
  labels: endpoint({ ...base, id: 'phones.labels', path: '/phones/labels', permission: 'phones:read', summary: 'Labels of up to 200 phones as a PDF to print on A4; the QR codes lead to their pages. Phones that are gone are left out', unaudited: 'changes nothing' }),
  provisioningLabels: endpoint({ ...base, id: 'phones.provisioningLabels', path: '/phones/labels/provisioning', permission: 'secrets:reveal', summary: 'The same with the provisioning addresses in the QR codes, and HTTP user names and passwords beside them; leaves an audit row for each phone' }),
};

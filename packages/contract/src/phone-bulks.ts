import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { PhoneDraft, PhoneRemoval, phones } from './phones.ts';
import { Id } from './primitives/id.ts';

/** How many phones are changed or removed as one change. */
export const mostPhonesAtOnce = 1_000;

/** The filters and the search of the list of phones, in the same words. A name that is none of them is refused, lest it chooses everything. */
export const PhoneMatch = phones.list.query!.omit({ sort: true, pageSize: true, after: true, format: true, fileName: true });

/** Either phones by their ids, or all that match. */
export const PhoneChoice = z
  .object({ ids: z.array(Id).min(1).max(mostPhonesAtOnce).optional(), matching: PhoneMatch.optional() })
  .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), 'Name either ids or what the phones match');
export type PhoneChoice = z.output<typeof PhoneChoice>;

const { httpScheme } = PhoneDraft.shape;

/** What each chosen phone gets; what is absent stays as it is. */
export const PhoneBulkChange = z
  .object({
    /** Null: the files that its family comes with. */
    templateId: Id.nullable().optional(),
    /** Null: none. */
    keyLayoutId: Id.nullable().optional(),
    acceptsDataFromPhone: z.boolean().optional(),
    httpScheme: httpScheme.unwrap().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Choose something to change');
export type PhoneBulkChange = z.infer<typeof PhoneBulkChange>;

const write = { scope: 'tenant', method: 'POST', permission: 'phones:write' } as const;

export const phoneBulks = {
  bulkUpdate: endpoint({ ...write, id: 'phones.bulkUpdate', path: '/phones/bulk/update', summary: 'Change settings of up to 1,000 phones as one change; those that are gone are left out, and so are models that the template is not for',
    body: PhoneChoice.safeExtend({ change: PhoneBulkChange }), response: z.object({ changed: z.int(), unfit: z.int().describe('Phones of a family that the template is not for: nothing of them is changed') }) }),
  bulkRemove: endpoint({ ...write, id: 'phones.bulkRemove', path: '/phones/bulk/remove', summary: 'Remove up to 1,000 phones as one change; those that are gone are left out',
    body: PhoneChoice, response: z.object({ removed: z.int() }) }),
  bulkRemoval: endpoint({ ...write, id: 'phones.bulkRemoval', path: '/phones/bulk/removal', permission: 'phones:read', summary: 'What the removal of up to 1,000 phones would free', unaudited: 'changes nothing',
    body: PhoneChoice, response: PhoneRemoval }),
};

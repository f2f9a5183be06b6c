import { z } from 'zod';
import { extensions } from './extensions.ts';
import { endpoint } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import { Id } from './primitives/id.ts';
import { Country } from './primitives/locale.ts';
import { CountedReferences } from './references.ts';

/** How many extensions one bulk action takes: those of a whole enterprise, as one transaction. */
export const mostExtensionsAtOnce = 10_000;

/** The filters and the search of the list of extensions, in the same words. A name that is none of them is refused, lest it chooses everything. */
export const ExtensionMatch = extensions.list.query!.omit({ sort: true, pageSize: true, after: true, format: true, fileName: true }).strict();

/** Either extensions by their ids, or all that match. */
export const ExtensionChoice = z
  .object({ ids: z.array(Id).min(1).max(mostExtensionsAtOnce).optional(), matching: ExtensionMatch.optional() })
  .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), 'Name either ids or what the extensions match');
export type ExtensionChoice = z.output<typeof ExtensionChoice>;

/** What each chosen extension gets; what is absent stays as it is. */
export const ExtensionBulkChange = z
  .object({
    isEnabled: z.boolean().optional(),
    /** Null: the default one. */
    dialPlanProfileId: Id.nullable().optional(),
    /** Null: that of the enterprise. */
    country: Country.nullable().optional(),
    isAnonymous: z.boolean().optional(),
    hasPresence: z.boolean().optional(),
    isRecorded: z.boolean().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Choose something to change');
export type ExtensionBulkChange = z.infer<typeof ExtensionBulkChange>;

const groups = z.array(Id).max(100).default([]);
const GroupChange = ExtensionChoice.safeExtend({ add: groups, remove: groups })
  .refine(({ add, remove }) => add.length + remove.length > 0, { path: ['add'], error: 'Choose a group' })
  .refine(({ add, remove }) => !add.some((id) => remove.includes(id)), { path: ['remove'], error: 'A group cannot be both joined and left' });

export const ExtensionRemoval = z.object({ extensions: z.int(), first: z.array(Reference), released: z.array(CountedReferences) }).meta({ id: 'ExtensionRemoval' });
export type ExtensionRemoval = z.infer<typeof ExtensionRemoval>;

const write = { scope: 'tenant', method: 'POST', permission: 'extensions:write' } as const;

export const extensionBulks = {
  bulkUpdate: endpoint({ ...write, id: 'extensions.bulkUpdate', path: '/extensions/bulk/update', summary: 'Change settings of up to 10,000 extensions as one change; those that are gone are left out',
    body: ExtensionChoice.safeExtend({ change: ExtensionBulkChange }), response: z.object({ changed: z.int() }) }),
  bulkRemove: endpoint({ ...write, id: 'extensions.bulkRemove', path: '/extensions/bulk/remove', summary: 'Remove up to 10,000 extensions as one change; those that are gone are left out',
    body: ExtensionChoice, response: z.object({ removed: z.int() }) }),
  bulkRemoval: endpoint({ ...write, id: 'extensions.bulkRemoval', path: '/extensions/bulk/removal', permission: 'extensions:read', summary: 'What the removal of up to 10,000 extensions would free and clear, in total and by name', unaudited: 'changes nothing',
    body: ExtensionChoice, response: ExtensionRemoval }),
  bulkGroups: endpoint({ ...write, id: 'extensions.bulkGroups', path: '/extensions/bulk/ring-groups', summary: 'Add up to 10,000 extensions to ring groups, in the order of their numbers, and take them out of others, as one change',
    body: GroupChange, response: z.object({ changed: z.int().describe('How many groups') }) }),
};

import { z } from 'zod';
import { extensions } from './extensions.ts';
import { endpoint } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import { Id } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { Country } from './primitives/locale.ts';
import { CountedReferences } from './references.ts';

/** How many extensions one bulk action takes: those of a whole enterprise, as one transaction. */
export const mostExtensionsAtOnce = 10_000;

/** The filters and the search of the list of extensions, in the same words. A name that is none of them is refused, lest it chooses everything. */
export const ExtensionMatch = extensions.list.query!.omit({ sort: true, pageSize: true, after: true, format: true, fileName: true });

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

/**
 * Why somebody is not written to: signing in is not allowed; they may do more than the asker; it is the asker's own; there is no e-mail
 * address; they were sent as many links as go within an hour.
 */
export const recipientGaps = ['no-sign-in', 'stronger-person', 'own-extension', 'no-address', 'too-often'] as const;
export const RecipientGap = z.enum(recipientGaps);
export type RecipientGap = z.infer<typeof RecipientGap>;

/** To how many people something goes, or went, and who is left out, by reason, the first of them by name. */
export const ExtensionRecipients = z
  .object({ people: z.int(), left: z.array(z.object({ reason: RecipientGap, count: z.int(), first: z.array(Reference) })) })
  .meta({ id: 'ExtensionRecipients' });
export type ExtensionRecipients = z.infer<typeof ExtensionRecipients>;

export const longestMessage = 4_000;
// Line breaks and tabs, but nothing else that cannot be seen.
const unprintable = /[^\P{C}\n\t]/u;

/** What an administrator writes to the people of extensions. */
export const MessageDraft = z.object({
  subject: label(120),
  text: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'Must not be empty').max(longestMessage, `At most ${longestMessage} characters`).refine((text) => !unprintable.test(text), 'Only printable characters')),
});

const write = { scope: 'tenant', method: 'POST', permission: 'extensions:write' } as const;

export const extensionBulks = {
  bulkUpdate: endpoint({ ...write, id: 'extensions.bulkUpdate', path: '/extensions/bulk/update', summary: 'Change settings of up to 10,000 extensions as one change; those that are gone are left out',
    body: ExtensionChoice.safeExtend({ change: ExtensionBulkChange }), response: z.object({ changed: z.int() }) }),
  bulkRemove: endpoint({ ...write, id: 'extensions.bulkRemove', path: '/extensions/bulk/remove', summary: 'Remove up to 10,000 extensions as one change; those that are gone are left out',
    body: ExtensionChoice, response: z.object({ removed: z.int() }) }),
  bulkRemoval: endpoint({ ...write, id: 'extensions.bulkRemoval', path: '/extensions/bulk/removal', permission: 'extensions:read', summary: 'What the removal of up to 10,000 extensions would free and clear, in total and by name', unaudited: 'changes nothing',
    body: ExtensionChoice, response: ExtensionRemoval }),
  bulkReset: endpoint({ ...write, id: 'extensions.bulkReset', path: '/extensions/bulk/password-reset', summary: 'End the sessions of the people of up to 10,000 extensions and mail each a link to choose a password; who cannot get one is left out',
    body: ExtensionChoice, response: ExtensionRecipients }),
  bulkResetRecipients: endpoint({ ...write, id: 'extensions.bulkResetRecipients', path: '/extensions/bulk/password-reset/recipients', summary: 'To whom a link would go, and who is left out, by name', unaudited: 'changes nothing',
    body: ExtensionChoice, response: ExtensionRecipients }),
  bulkMessage: endpoint({ ...write, id: 'extensions.bulkMessage', path: '/extensions/bulk/message', summary: 'Mail a message to the people of up to 10,000 extensions; five times an hour and twenty times a day in an enterprise',
    body: ExtensionChoice.safeExtend(MessageDraft.shape), response: ExtensionRecipients }),
  bulkMessageRecipients: endpoint({ ...write, id: 'extensions.bulkMessageRecipients', path: '/extensions/bulk/message/recipients', summary: 'To whom a message would go, and who is left out, by name', unaudited: 'changes nothing',
    body: ExtensionChoice, response: ExtensionRecipients }),
  bulkGroups: endpoint({ ...write, id: 'extensions.bulkGroups', path: '/extensions/bulk/ring-groups', summary: 'Add up to 10,000 extensions to ring groups, in the order of their numbers, and take them out of others, as one change',
    body: GroupChange, response: z.object({ changed: z.int().describe('How many groups') }) }),
};

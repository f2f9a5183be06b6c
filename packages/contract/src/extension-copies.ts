import { z } from 'zod';
import { Extension } from './extensions.ts';
import { endpoint } from './http/endpoint.ts';
import { ById, Id } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { ShortNumber } from './primitives/phone-number.ts';

/** Null: the name of the one that is copied. */
export const DuplicateDraft = z.object({ shortNumber: ShortNumber, displayName: label(60).nullable().default(null) });
export type DuplicateDraft = z.infer<typeof DuplicateDraft>;

/** How many extensions one range may have. */
export const mostInRange = 1_000;

/** From 100 to 149, both of one length. */
export const ExtensionRangeDraft = z.object({
  from: ShortNumber,
  to: ShortNumber,
  /** The name of each, with its short number in place of `{number}`. */
  displayName: label(60).default('{number}'),
});
export type ExtensionRangeDraft = z.infer<typeof ExtensionRangeDraft>;

const write = { scope: 'tenant', permission: 'extensions:write', method: 'POST' } as const;

export const extensionCopies = {
  duplicate: endpoint({ ...write, id: 'extensions.duplicate', path: '/extensions/:id/duplicate', summary: 'Create an extension with the settings of this one; numbers and credentials are its own', params: ById, body: DuplicateDraft, response: Extension }),
  createRange: endpoint({ ...write, id: 'extensions.createRange', path: '/extensions/range', summary: 'Create the extensions of a range, all or none', body: ExtensionRangeDraft,
    response: z.object({ items: z.array(z.object({ id: Id, shortNumber: ShortNumber, displayName: z.string() })) }) }),
};

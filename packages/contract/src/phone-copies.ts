import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { ById, Id, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { Mac } from './primitives/mac.ts';
import { ShortNumber } from './primitives/phone-number.ts';
import { ModelId, Phone } from './phones.ts';

export const PhoneDuplicateDraft = z.object({
  name: label(60),
  /** Its own; null for a virtual phone, which has none. */
  mac: Mac.nullable().default(null),
  /** Whether the same extensions ring on it as well. */
  keepsLines: z.boolean().default(false),
});
export type PhoneDuplicateDraft = z.infer<typeof PhoneDuplicateDraft>;

export const HandsetDraft = z.object({
  mac: Mac,
  /** Null: the model that it is. */
  modelId: ModelId.nullable().default(null),
  version: Version,
});
export type HandsetDraft = z.infer<typeof HandsetDraft>;

/** How many phones are filled at once. */
export const mostFilled = 200;

/** The extensions from 100 to 149, both of one length, onto the lines of these phones in their order. */
export const LineFill = z.object({
  ids: z.array(Id).min(1).max(mostFilled),
  from: ShortNumber,
  to: ShortNumber,
  linesPerPhone: z.int().min(1).max(6).default(1),
  /** Whether lines that are in use make room, or only free ones are filled. */
  replaces: z.boolean().default(false),
});
export type LineFill = z.infer<typeof LineFill>;

const FilledLine = Phone.shape.lines.element.extend({ isNew: z.boolean() });

export const LineFillPlan = z.object({
  phones: z.array(z.object({ id: Id, name: z.string(), modelName: z.string(), lines: z.array(FilledLine) })),
  /** Short numbers of the range that found no line. */
  leftOver: z.array(ShortNumber),
});
export type LineFillPlan = z.infer<typeof LineFillPlan>;

const write = { scope: 'tenant', permission: 'phones:write', method: 'POST' } as const;

export const phoneCopies = {
  duplicate: endpoint({ ...write, id: 'phones.duplicate', path: '/phones/:id/duplicate', summary: 'Create a phone with the settings of this one; MAC address, secret and credentials are its own', params: ById, body: PhoneDuplicateDraft, response: Phone }),
  replaceHandset: endpoint({ ...write, id: 'phones.replaceHandset', path: '/phones/:id/handset', summary: 'Give a phone another handset: a new MAC address and secret, and another model if need be; the address of the old one stops answering', params: ById,
    body: HandsetDraft, response: Phone }),
  previewFill: endpoint({ ...write, id: 'phones.previewFill', permission: 'phones:read', path: '/phones/fill/preview', summary: 'What filling the lines of these phones would put where', unaudited: 'changes nothing', body: LineFill, response: LineFillPlan }),
  fillLines: endpoint({ ...write, id: 'phones.fillLines', path: '/phones/fill', summary: 'Put the extensions of a range onto the lines of up to 200 phones, as one change; phones that are gone are left out', body: LineFill, response: z.object({ changed: z.int() }) }),
};

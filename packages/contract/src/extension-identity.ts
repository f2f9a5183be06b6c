import { z } from 'zod';
import { ExtensionSettings } from './extension-cards.ts';
import { endpoint, FileBody } from './http/endpoint.ts';
import { ById, Timestamp } from './primitives/id.ts';

const base = { scope: 'tenant', params: ById } as const;
const write = { ...base, permission: 'extensions:write' } as const;

/** Where a link or code went: an address or number, all but its ends hidden. */
export const SentTo = z.object({ sentTo: z.string() });

/** What the switch knows of a SIP account at this moment. */
export const Registration = z
  .object({
    /** Whether a switch is connected at all; without one there is nothing to know. */
    hasSwitch: z.boolean(),
    contacts: z.array(z.object({ address: z.string(), userAgent: z.string(), registeredAt: Timestamp.nullable(), expiresAt: Timestamp.nullable() })),
  })
  .meta({ id: 'Registration' });
export type Registration = z.infer<typeof Registration>;

/** Who an extension is, and what its person signs in with. The card itself is saved as the others: `extensions.updateIdentity`. */
export const extensionIdentity = {
  image: endpoint({ ...base, id: 'extensions.image', method: 'GET', path: '/extensions/:id/image', permission: 'extensions:read', download: 'image', summary: 'The image of an extension',
    query: z.object({ version: z.coerce.number().int().min(1).optional().describe('Of the card: changes the address with the image, and nothing else') }), response: z.string() }),
  setImage: endpoint({ ...write, id: 'extensions.setImage', method: 'POST', path: '/extensions/:id/image', upload: true, summary: 'Give an extension an image: PNG, JPEG or WebP, up to 1 MB', body: FileBody, response: ExtensionSettings }),
  removeImage: endpoint({ ...write, id: 'extensions.removeImage', method: 'DELETE', path: '/extensions/:id/image', summary: 'Take the image of an extension away', response: ExtensionSettings }),
  resetPassword: endpoint({ ...write, id: 'extensions.resetPassword', method: 'POST', path: '/extensions/:id/password-reset',
    summary: 'End the sessions of the person and send them a link to choose a password, the first or a new one; the old one stops working', response: SentTo }),
  registration: endpoint({ ...base, id: 'extensions.registration', method: 'GET', path: '/extensions/:id/registration', permission: 'extensions:read', summary: 'Where the SIP account of an extension is registered', response: Registration }),
  unregister: endpoint({ ...write, id: 'extensions.unregister', method: 'POST', path: '/extensions/:id/unregister', summary: 'Disconnect the SIP account of an extension; refused where no switch is connected', response: Registration }),
};


import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { Timestamp, Version } from './primitives/id.ts';

/** `192.0.2.0/24`, `2001:db8::/32`, or one address. */
export const Network = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], { error: 'An address, or a network written with a slash and its length' });

const FirstFetchHours = z.int().min(1).max(720);

/** Two weeks, in which boxes are unpacked. */
export const usualFirstFetchHours = 336;

export const ProvisioningSettingsDraft = z.object({
  /** From where phones may fetch; none: from anywhere. */
  networks: z.array(Network).max(50).default([]),
  /** For how long a new phone may be fetched from anywhere; afterwards it is answered only in the networks that it is known from. Null: by its own address for ever, by the one for phones out of their boxes never. */
  firstFetchHours: FirstFetchHours.nullable().default(null),
  /** Of the phones' own web pages. Write-only: absent, it is kept; empty, it is taken away and phones keep what they have. */
  webPassword: z.union([z.literal(''), z.string().min(8).max(32).regex(/^[A-Za-z0-9._~!$*+@^-]*$/, 'Letters, digits and . _ ~ ! $ * + @ ^ - only')]).optional().meta({ secret: true }),
});
export type ProvisioningSettingsDraft = z.infer<typeof ProvisioningSettingsDraft>;

export const ProvisioningSettings = ProvisioningSettingsDraft.extend({
  webPassword: z.never().optional(),
  hasWebPassword: z.boolean(),
  /** Whose phones do not take that password and keep their own: vendor and family. */
  familiesKeepingTheirs: z.array(z.string()),
  /** There is an address for phones out of their boxes; its secret is masked. */
  enrolmentUrl: z.string().nullable(),
  version: Version,
  updatedAt: Timestamp.nullable(),
}).meta({ id: 'ProvisioningSettings' });
export type ProvisioningSettings = z.infer<typeof ProvisioningSettings>;

/** How a vendor's phones are told by DHCP. */
export const VendorGuide = z.object({
  vendorId: z.string(),
  vendor: z.string(),
  /** DHCP options that the phones look at, in their order. */
  options: z.array(z.int()),
  /** What the phone adds to the address by itself: a file name after a folder, or nothing to the name of a file. */
  form: z.enum(['folder', 'file', 'none']),
  /** What is entered, after the address of the folder: `cfg{mac}.xml`. Empty for a folder. */
  fileName: z.string(),
  /** Where it stands in the phone's own menu or web page, in the words that the phone has for it. */
  menu: z.string(),
  /** Where the vendor says it; null: nowhere that is known. */
  source: z.string().nullable(),
  /** What it says of the order of the options, where that is not the one here. */
  order: z.enum(['unsaid', 'one-is-chosen', 'inside-43-first']).nullable(),
}).meta({ id: 'VendorGuide' });
export type VendorGuide = z.infer<typeof VendorGuide>;

const Enrolment = z.object({ enrolmentUrl: z.string().meta({ secret: true }) });
const read = { scope: 'tenant', permission: 'phones:read' } as const;
const write = { scope: 'tenant', permission: 'phones:write' } as const;

export const provisioningSettings = {
  get: endpoint({ ...read, id: 'provisioningSettings.get', method: 'GET', path: '/provisioning-settings', summary: 'How the phones of the enterprise come to their files', response: ProvisioningSettings }),
  guide: endpoint({ ...read, id: 'provisioningSettings.guide', method: 'GET', path: '/provisioning-settings/guide', summary: 'How phones of each vendor are told their address by DHCP or by hand', response: z.object({ items: z.array(VendorGuide) }) }),
  update: endpoint({ ...write, id: 'provisioningSettings.update', method: 'PUT', path: '/provisioning-settings', summary: 'Change how the phones come to their files', body: ProvisioningSettingsDraft.extend({ version: Version }), response: ProvisioningSettings }),
  enrol: endpoint({ ...write, id: 'provisioningSettings.enrol', method: 'POST', path: '/provisioning-settings/enrolment',
    summary: 'Make an address for phones out of their boxes, for DHCP option 66 or 160, or replace its secret; it answers phones while their first fetches last. New phones, and those that never came and have no such time, get that many hours',
    body: z.object({ firstFetchHours: FirstFetchHours.default(usualFirstFetchHours) }), response: ProvisioningSettings }),
  endEnrolment: endpoint({ ...write, id: 'provisioningSettings.endEnrolment', method: 'DELETE', path: '/provisioning-settings/enrolment', summary: 'Take that address away' }),
  revealEnrolment: endpoint({ scope: 'tenant', permission: 'secrets:reveal', id: 'provisioningSettings.revealEnrolment', method: 'POST', path: '/provisioning-settings/enrolment/reveal',
    summary: 'Read that address whole; leaves an audit row', response: Enrolment }),
};

import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { anId, tenantId } from './render.tsx';

const at = '2026-11-20T09:30:00.000Z';

/** What a list answers, all on one page. */
export const pageOf = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

/** +1 202 555 0101 for 1: unassigned, of the enterprise. */
export const aNumber = (last: number, part: Partial<PhoneNumber> = {}): PhoneNumber => ({
  id: anId(last), e164: `+120255501${String(last).padStart(2, '0')}` as E164, ownerId: tenantId, ownerName: 'Canistracci OIL', voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING',
  source: 'PROVIDER', state: 'SPARE', blockedReason: null, quarantineUntil: null, tags: [], voiceAssignee: null, smsAssignee: null, voiceCarrier: null, smsCarrier: null, services: [], version: 1, createdAt: at, updatedAt: at, ...part,
});

export const reception = { kind: 'extension', id: anId(100), label: '100 Reception' };
export const supportGroup = { kind: 'sms-group', id: anId(200), label: 'Support' };

/** One that rings at an extension and is texted by a group. */
export const usedNumber = aNumber(1, { voiceAssignee: reception, smsAssignee: supportGroup, services: ['PBX', 'SMS'], state: 'IN_SERVICE' });

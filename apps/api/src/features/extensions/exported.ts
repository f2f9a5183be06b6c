import type { EndpointKind, ListedExtension } from '@patchbay/contract/extensions';
import type { Role } from '@patchbay/contract/permissions';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { CsvColumn } from '../../platform/csv.ts';
import { destinationText } from '../../platform/destination-text.ts';

/** A semicolon or a backslash in a name has a backslash in front. */
export const namesText = (names: readonly string[]): string => names.map((name) => name.replace(/[\\;]/g, '\\$&')).join(';');

export const softphoneWords: { [K in ListedExtension['softphoneKind']]: string } = { BASIC: 'Basic', OPERATOR_CONSOLE: 'Operator console' };

export const roleWords: { [R in Role]: string } = { administrator: 'Administrator', 'read-only': 'Read-only', supervisor: 'Supervisor', monitor: 'Monitor', agent: 'Agent' };

const rings = ({ endpoints }: ListedExtension, kind: EndpointKind): boolean => endpoints.includes(kind);

const conditionText = ({ action, to }: { action: 'END' | 'FORWARD'; to: LabelledDestination | null }): string => (action === 'END' ? 'End' : destinationText(to));

const unconditionalText = ({ unconditional: { mode, to } }: ListedExtension['forwarding']): string => {
  switch (mode) {
    case 'NONE': return 'Off';
    case 'SCHEDULE': return 'Schedule';
    case 'ALWAYS': return destinationText(to);
  }
};

/** The list as a file, which can be imported again; no password and no PIN is in it. */
export const exportedColumns: CsvColumn<ListedExtension>[] = [
  { header: 'Short Number', cell: (e) => e.shortNumber },
  { header: 'Display Name', cell: (e) => e.displayName },
  { header: 'Username', cell: (e) => e.username },
  { header: 'Role', cell: (e) => roleWords[e.role] },
  { header: 'Groups', cell: (e) => namesText(e.ringGroups.map(({ name }) => name)) },
  { header: 'Phone Numbers', cell: (e) => e.phoneNumbers.map(({ e164 }) => e164).join(';') },
  { header: 'Presentation Number', cell: (e) => e.presentationNumber?.e164 },
  { header: 'Dial Plan Profile', cell: (e) => e.dialPlanProfile?.label },
  { header: 'Country', cell: (e) => e.country },
  { header: 'Anonymous', cell: (e) => e.isAnonymous },
  { header: 'Presence', cell: (e) => e.hasPresence },
  { header: 'Recorded', cell: (e) => e.isRecorded },
  { header: 'Softphone', cell: (e) => (rings(e, 'SOFTPHONE') ? softphoneWords[e.softphoneKind] : 'Off') },
  { header: 'Mobile App', cell: (e) => rings(e, 'MOBILE') },
  { header: 'App User', cell: (e) => e.mobileUser && (e.mobileUser.email ?? e.mobileUser.id) },
  { header: 'Third Party Softphones', cell: (e) => rings(e, 'THIRD_PARTY') },
  { header: 'IP Phone', cell: (e) => rings(e, 'IP_PHONE') },
  { header: 'Voicemail', cell: (e) => e.voicemail.isOn },
  { header: 'Voicemail Notification', cell: (e) => e.voicemail.isNotified },
  { header: 'Voicemail Email', cell: (e) => e.voicemail.email },
  { header: 'Forward All', cell: (e) => unconditionalText(e.forwarding) },
  { header: 'Not Reachable', cell: (e) => conditionText(e.forwarding.notReachable) },
  { header: 'Busy', cell: (e) => conditionText(e.forwarding.busy) },
  { header: 'No Answer', cell: (e) => conditionText(e.forwarding.noAnswer) },
  { header: 'Ring Time', cell: (e) => e.forwarding.noAnswer.ringSeconds },
  { header: 'Enabled', cell: (e) => e.isEnabled },
  { header: 'SIP Username', cell: (e) => e.sipUsername },
  { header: 'Phones', cell: (e) => e.phones.map(({ name }) => name).join(';') },
  { header: 'ID', cell: (e) => e.id },
];

import type { Monitoring } from '@patchbay/contract/extension-cards';
import type { EndpointKind, ListedExtension } from '@patchbay/contract/extensions';
import type { ExceptionNumber } from '@patchbay/contract/forwarding';
import type { Role } from '@patchbay/contract/permissions';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { importLimits } from '@patchbay/domain/imports/limits';
import type { CsvColumn } from '../../platform/csv.ts';
import { destinationText } from '../../platform/destination-text.ts';

/** An extension as a file tells of it: also what the list has no columns for. */
export interface ExportedExtension extends ListedExtension {
  monitoring: Monitoring;
  exceptionNumbers: ExceptionNumber[];
  /** Audio files and playlists by their names. */
  callWaiting: { isQueued: boolean; maxWaiting: number; maxSimultaneous: number; welcomeMessage: string | null; musicOnHold: string | null; holdPlaylist: string | null };
}

/** A semicolon or a backslash in a name has a backslash in front. */
export const namesText = (names: readonly string[]): string => names.map((name) => name.replace(/[\\;]/g, '\\$&')).join(';');

export const softphoneWords: { [K in ListedExtension['softphoneKind']]: string } = { BASIC: 'Basic', OPERATOR_CONSOLE: 'Operator console' };

export const roleWords: { [R in Role]: string } = { administrator: 'Administrator', 'read-only': 'Read-only', supervisor: 'Supervisor', monitor: 'Monitor', agent: 'Agent' };

/** What a cell says where there are more exception numbers than it can hold. */
export const unchanged = 'Unchanged';

/** `101;+351912345678: Maria` */
export const exceptionsText = (numbers: readonly ExceptionNumber[]): string => namesText(numbers.map(({ number, label }) => (label === '' ? number : `${number}: ${label}`)));

const exceptionsCell = (numbers: readonly ExceptionNumber[]): string => {
  const text = exceptionsText(numbers);
  return text.length > importLimits.cellLength ? unchanged : text;
};

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
export const exportedColumns: CsvColumn<ExportedExtension>[] = [
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
  { header: 'Waiting Queue', cell: (e) => e.callWaiting.isQueued },
  { header: 'Maximum Waiting', cell: (e) => e.callWaiting.maxWaiting },
  { header: 'Welcome Message', cell: (e) => e.callWaiting.welcomeMessage },
  { header: 'Simultaneous Calls', cell: (e) => e.callWaiting.maxSimultaneous },
  { header: 'Music On Hold', cell: (e) => e.callWaiting.musicOnHold },
  { header: 'Hold Playlist', cell: (e) => e.callWaiting.holdPlaylist },
  { header: 'Monitors Others', cell: (e) => e.monitoring.monitorsOthers },
  { header: 'May Be Monitored', cell: (e) => e.monitoring.mayBeMonitored },
  { header: 'Forward All', cell: (e) => unconditionalText(e.forwarding) },
  { header: 'Exception Numbers', cell: (e) => exceptionsCell(e.exceptionNumbers) },
  { header: 'Not Reachable', cell: (e) => conditionText(e.forwarding.notReachable) },
  { header: 'Busy', cell: (e) => conditionText(e.forwarding.busy) },
  { header: 'No Answer', cell: (e) => conditionText(e.forwarding.noAnswer) },
  { header: 'Ring Time', cell: (e) => e.forwarding.noAnswer.ringSeconds },
  { header: 'Enabled', cell: (e) => e.isEnabled },
  { header: 'SIP Username', cell: (e) => e.sipUsername },
  { header: 'Phones', cell: (e) => e.phones.map(({ name }) => name).join(';') },
  { header: 'ID', cell: (e) => e.id },
];

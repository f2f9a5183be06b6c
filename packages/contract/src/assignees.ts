import { z } from 'zod';

/** Follow from the assignee: see the glossary, "services of a number". */
export const NumberService = z.enum(['PBX', 'CALLAPP', 'ET', 'OC', 'SMS']);
export type NumberService = z.infer<typeof NumberService>;

export const voiceRouteTypes = ['DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'] as const;
export const VoiceRouteType = z.enum(voiceRouteTypes);

interface Kind {
  channel: 'voice' | 'sms';
  service: NumberService;
  /** The only route by which such a one is reached; null where it is not called at all. */
  route: z.infer<typeof VoiceRouteType> | null;
}

/**
 * Everything that a number can be given to. The one place that says so: filters, services and presets follow from it, and
 * the database copies the kind into the number by `phone_number_before_write`.
 */
export const assignees = {
  extension: { channel: 'voice', service: 'PBX', route: 'DIRECT_ROUTING' },
  'app-configuration': { channel: 'voice', service: 'CALLAPP', route: 'DIRECT_ROUTING' },
  'contact-method': { channel: 'voice', service: 'PBX', route: 'DIRECT_ROUTING' },
  'call-flow': { channel: 'voice', service: 'PBX', route: 'DIRECT_ROUTING' },
  'ring-group': { channel: 'voice', service: 'PBX', route: 'DIRECT_ROUTING' },
  'external-trunk': { channel: 'voice', service: 'ET', route: 'EXTERNAL_TRUNK' },
  'operator-connect-trunk': { channel: 'voice', service: 'OC', route: 'OPERATOR_CONNECT' },
  'sms-group': { channel: 'sms', service: 'SMS', route: null },
} as const satisfies Record<string, Kind>;

export type AssigneeKind = keyof typeof assignees;
export const assigneeKinds = Object.keys(assignees) as [AssigneeKind, ...AssigneeKind[]];
export const AssigneeKind = z.enum(assigneeKinds);

/** The kinds behind a service. */
export const kindsOf = (service: NumberService): AssigneeKind[] => assigneeKinds.filter((kind) => assignees[kind].service === service);

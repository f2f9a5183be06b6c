import { z } from 'zod';

/** The ten searches that the Phone Numbers page offers ready-made, in its order. */
export const numberPresets = [
  'unassigned', 'available-voice', 'available-et', 'available-oc', 'available-sms', 'assigned-pbx', 'assigned-callapp', 'assigned-et', 'assigned-oc', 'assigned-sms',
] as const;
export const NumberPreset = z.enum(numberPresets);
export type NumberPreset = z.infer<typeof NumberPreset>;

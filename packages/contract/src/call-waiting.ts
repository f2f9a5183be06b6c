import { z } from 'zod';
import { Id } from './primitives/id.ts';

/** How many calls an extension takes and lets wait. While calls are not queued, it takes one at a time, and the rest is kept. */
export const CallWaiting = z
  .object({
    isQueued: z.boolean().default(false),
    /** How many wait, besides those that are talking. */
    maxWaiting: z.int().min(1).max(100).default(5),
    /** An audio file that greets those who wait. */
    welcomeAudioId: Id.nullable().default(null),
    /** How many calls it takes at a time before the next one waits. */
    maxSimultaneous: z.int().min(1).max(100).default(1),
    /** An audio file that those hear who wait or are held. */
    musicOnHoldAudioId: Id.nullable().default(null),
    /** A playlist in place of one file. */
    musicOnHoldPlaylistId: Id.nullable().default(null),
  })
  .meta({ id: 'CallWaiting' });
export type CallWaiting = z.infer<typeof CallWaiting>;

export const CallWaitingDraft = CallWaiting.refine((draft) => draft.musicOnHoldAudioId === null || draft.musicOnHoldPlaylistId === null, {
  path: ['musicOnHoldPlaylistId'], error: 'Choose an audio file or a playlist, not both',
});

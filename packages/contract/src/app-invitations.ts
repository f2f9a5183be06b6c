import { z } from 'zod';
import { Timestamp } from './primitives/id.ts';

/**
 * How far a user has come with the app. While they have a device it is activated, or silent where none has been seen for 30
 * days; without one it is what became of the invitation.
 */
export const invitationStatuses = ['not-sent', 'sent', 'failed', 'opened', 'expired', 'activated', 'silent'] as const;
export const InvitationStatus = z.enum(invitationStatuses);
export type InvitationStatus = z.infer<typeof InvitationStatus>;

/** Why an invitation cannot be sent: no address, no app among the services of the enterprise, or one that has expired and has to be issued anew. */
export const InvitationObstacle = z.enum(['no-email', 'no-service', 'expired']);
export type InvitationObstacle = z.infer<typeof InvitationObstacle>;

export const AppInvitation = z.object({
  status: InvitationStatus,
  obstacle: InvitationObstacle.nullable(),
  sentTo: z.string().nullable(),
  sentAt: Timestamp.nullable(),
  expiresAt: Timestamp.nullable(),
  openedAt: Timestamp.nullable(),
  /** When the app was activated for the first time, also where every device is gone since. */
  activatedAt: Timestamp.nullable(),
  /** Why the last mail could not be delivered, in the mail server's words; `noMailServer` where there is none. */
  mailError: z.string(),
  devices: z.int(),
}).meta({ id: 'AppInvitation' });
export type AppInvitation = z.infer<typeof AppInvitation>;

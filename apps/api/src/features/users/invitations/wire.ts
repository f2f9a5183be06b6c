import type { AppInvitation } from '@patchbay/contract/app-invitations';

/** What `app_invitation_of` answers: the wire form but for how PostgreSQL writes a time into JSON. */
export type RecordedInvitation = AppInvitation;

const time = (written: string | null): string | null => (written === null ? null : new Date(written).toISOString());

export const invitationToWire = ({ sentAt, expiresAt, openedAt, activatedAt, ...rest }: RecordedInvitation): AppInvitation =>
  ({ ...rest, sentAt: time(sentAt), expiresAt: time(expiresAt), openedAt: time(openedAt), activatedAt: time(activatedAt) });

import { users } from '@patchbay/contract/users';
import { type App, route } from '../../platform/http/route.ts';
import { avatarOf, removeAvatar, setAvatar } from './avatars/avatars.ts';
import { previewRemoval, removeChosenUsers, updateUsers } from './bulk.ts';
import { invitationFunnel, inviteUser, reissueInvitation, resendInvitations } from './invitations/invitations.ts';
import { createUser, getUser, listUsers, userReferences, removeUser, updateUser } from './users.ts';

export const userRoutes = (app: App): void => {
  route(app, users.list, ({ ctx, query }) => listUsers(ctx, query));
  route(app, users.get, ({ ctx, params }) => getUser(ctx, params.id));
  route(app, users.create, ({ ctx, body }) => createUser(ctx, body));
  route(app, users.update, ({ ctx, params, body }) => updateUser(ctx, params.id, body));
  route(app, users.remove, ({ ctx, params }) => removeUser(ctx, params.id));
  route(app, users.invite, ({ ctx, params }) => inviteUser(ctx, params.id));
  route(app, users.reissueInvitation, ({ ctx, params }) => reissueInvitation(ctx, params.id));
  route(app, users.resendInvitations, ({ ctx }) => resendInvitations(ctx));
  route(app, users.invitationFunnel, ({ ctx }) => invitationFunnel(ctx));
  route(app, users.avatar, ({ ctx, params }) => avatarOf(ctx, params.id));
  route(app, users.setAvatar, ({ ctx, params, file }) => setAvatar(ctx, params.id, file));
  route(app, users.removeAvatar, ({ ctx, params }) => removeAvatar(ctx, params.id));
  route(app, users.bulkUpdate, ({ ctx, body }) => updateUsers(ctx, body));
  route(app, users.bulkRemove, ({ ctx, body }) => removeChosenUsers(ctx, body));
  route(app, users.bulkRemoval, ({ ctx, body }) => previewRemoval(ctx, body));
  route(app, users.references, ({ ctx, params }) => userReferences(ctx, params.id));
};

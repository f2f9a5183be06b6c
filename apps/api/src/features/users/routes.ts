import { users } from '@patchbay/contract/users';
import { type App, route } from '../../platform/http/route.ts';
import { createUser, getUser, listUsers, userReferences, removeUser, updateUser } from './users.ts';

export const userRoutes = (app: App): void => {
  route(app, users.list, ({ ctx, query }) => listUsers(ctx, query));
  route(app, users.get, ({ ctx, params }) => getUser(ctx, params.id));
  route(app, users.create, ({ ctx, body }) => createUser(ctx, body));
  route(app, users.update, ({ ctx, params, body }) => updateUser(ctx, params.id, body));
  route(app, users.remove, ({ ctx, params }) => removeUser(ctx, params.id));
  route(app, users.references, ({ ctx, params }) => userReferences(ctx, params.id));
};

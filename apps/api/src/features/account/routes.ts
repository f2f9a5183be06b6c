import { account } from '@patchbay/contract/session';
import { type App, route } from '../../platform/http/route.ts';
import { changePassword } from './password.ts';
import { updateProfile } from './profile.ts';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor.ts';
import { listOwnSessions, revokeOwnSession } from './sessions.ts';

export const accountRoutes = (app: App): void => {
  route(app, account.updateProfile, ({ ctx, body }) => updateProfile(ctx, body));
  route(app, account.changePassword, ({ ctx, body }) => changePassword(ctx, body));
  route(app, account.sessions, ({ ctx }) => listOwnSessions(ctx));
  route(app, account.revokeSession, ({ ctx, params }) => revokeOwnSession(ctx, params.id));
  route(app, account.beginSecondFactor, ({ ctx, body }) => beginSecondFactor(ctx, body));
  route(app, account.confirmSecondFactor, ({ ctx, body }) => confirmSecondFactor(ctx, body));
  route(app, account.removeSecondFactor, ({ ctx, body }) => removeSecondFactor(ctx, body));
};

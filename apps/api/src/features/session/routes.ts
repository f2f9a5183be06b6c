import { session } from '@patchbay/contract/session';
import { type App, route } from '../../platform/http/route.ts';
import { getSession } from './current.ts';
import { acceptInvitation, lookInvitation } from './invitations.ts';
import { completeReset, pendingResets, requestReset } from './resets.ts';
import { setUp } from './set-up.ts';
import { resendCode, secondFactor } from './second-step.ts';
import { signIn, signOut } from './sign-in.ts';

export const sessionRoutes = (app: App): void => {
  app.server.addHook('onClose', () => pendingResets(app.deps));
  route(app, session.get, ({ ctx }) => getSession(ctx));
  route(app, session.signIn, ({ ctx, body }) => signIn(ctx, body));
  route(app, session.secondFactor, ({ ctx, body }) => secondFactor(ctx, body));
  route(app, session.sendCode, ({ ctx }) => resendCode(ctx));
  route(app, session.signOut, ({ ctx }) => signOut(ctx));
  route(app, session.requestReset, ({ ctx, body }) => requestReset(ctx, body));
  route(app, session.completeReset, ({ ctx, body }) => completeReset(ctx, body));
  route(app, session.lookInvitation, ({ ctx, body }) => lookInvitation(ctx, body));
  route(app, session.acceptInvitation, ({ ctx, body }) => acceptInvitation(ctx, body));
  route(app, session.setUp, ({ ctx, body }) => setUp(ctx, body));
};

import { phoneApp } from '@patchbay/contract/phone-app';
import { type App, route } from '../../../platform/http/route.ts';
import { activate, lookInvitation, signOut } from './activation.ts';
import { chooseCallerId, heartbeat, loadProfile, updateProfile } from './profile.ts';
import { subscribe, testPush, unsubscribe } from './push.ts';

export const phoneAppRoutes = (app: App): void => {
  route(app, phoneApp.look, ({ ctx, body }) => lookInvitation(ctx, body));
  route(app, phoneApp.activate, ({ ctx, body }) => activate(ctx, body));
  route(app, phoneApp.get, ({ ctx }) => loadProfile(ctx));
  route(app, phoneApp.updateProfile, ({ ctx, body }) => updateProfile(ctx, body));
  route(app, phoneApp.chooseCallerId, ({ ctx, body }) => chooseCallerId(ctx, body));
  route(app, phoneApp.heartbeat, ({ ctx, body }) => heartbeat(ctx, body));
  route(app, phoneApp.subscribe, ({ ctx, body }) => subscribe(ctx, body));
  route(app, phoneApp.unsubscribe, ({ ctx }) => unsubscribe(ctx));
  route(app, phoneApp.testPush, ({ ctx }) => testPush(ctx));
  route(app, phoneApp.signOut, ({ ctx }) => signOut(ctx));
};

import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { type App, route } from '../../platform/http/route.ts';
import { createDialPlanProfile, dialPlanProfileReferences, getDialPlanProfile, listDialPlanProfiles, removeDialPlanProfile, updateDialPlanProfile } from './dial-plan-profiles.ts';
import { testDialling } from './testing.ts';

export const dialPlanProfileRoutes = (app: App): void => {
  route(app, dialPlanProfiles.list, ({ ctx, query }) => listDialPlanProfiles(ctx, query));
  route(app, dialPlanProfiles.get, ({ ctx, params }) => getDialPlanProfile(ctx, params.id));
  route(app, dialPlanProfiles.create, ({ ctx, body }) => createDialPlanProfile(ctx, body));
  route(app, dialPlanProfiles.update, ({ ctx, params, body }) => updateDialPlanProfile(ctx, params.id, body));
  route(app, dialPlanProfiles.remove, ({ ctx, params }) => removeDialPlanProfile(ctx, params.id));
  route(app, dialPlanProfiles.references, ({ ctx, params }) => dialPlanProfileReferences(ctx, params.id));
  route(app, dialPlanProfiles.test, ({ ctx, body }) => testDialling(ctx, body));
};

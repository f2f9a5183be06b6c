import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { type App, route } from '../../platform/http/route.ts';
import { carrierProfileReferences, createCarrierProfile, getCarrierProfile, listCarrierProfiles, removeCarrierProfile, updateCarrierProfile } from './carrier-profiles.ts';

export const carrierProfileRoutes = (app: App): void => {
  route(app, carrierProfiles.list, ({ ctx, query }) => listCarrierProfiles(ctx, query));
  route(app, carrierProfiles.get, ({ ctx, params }) => getCarrierProfile(ctx, params.id));
  route(app, carrierProfiles.create, ({ ctx, body }) => createCarrierProfile(ctx, body));
  route(app, carrierProfiles.update, ({ ctx, params, body }) => updateCarrierProfile(ctx, params.id, body));
  route(app, carrierProfiles.remove, ({ ctx, params }) => removeCarrierProfile(ctx, params.id));
  route(app, carrierProfiles.references, ({ ctx, params }) => carrierProfileReferences(ctx, params.id));
};

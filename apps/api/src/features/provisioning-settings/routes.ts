import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { unknownFetches } from '@patchbay/contract/phone-traffic';
import { type App, route } from '../../platform/http/route.ts';
import { endEnrolment, getSettings, listVendorGuides, makeEnrolment, revealEnrolment, updateSettings } from './settings.ts';
import { listUnknownFetches } from './unknown-fetches.ts';

export const provisioningSettingsRoutes = (app: App): void => {
  route(app, provisioningSettings.get, ({ ctx }) => getSettings(ctx));
  route(app, provisioningSettings.guide, () => listVendorGuides());
  route(app, provisioningSettings.update, ({ ctx, body }) => updateSettings(ctx, body));
  route(app, provisioningSettings.enrol, ({ ctx, body }) => makeEnrolment(ctx, body));
  route(app, provisioningSettings.endEnrolment, ({ ctx }) => endEnrolment(ctx));
  route(app, provisioningSettings.revealEnrolment, ({ ctx }) => revealEnrolment(ctx));
  route(app, unknownFetches.list, ({ ctx, query }) => listUnknownFetches(ctx, query));
};

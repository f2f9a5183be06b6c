import { appDevices } from '@patchbay/contract/app-devices';
import { type App, refuse, route } from '../../../platform/http/route.ts';
import { listAppDevices, removeAppDevice } from './devices.ts';

export const appDeviceRoutes = (app: App): void => {
  route(app, appDevices.list, ({ ctx, query }) => listAppDevices(ctx, query));
  route(app, appDevices.remove, ({ ctx, params }) => removeAppDevice(ctx, params.id));
  refuse(app, 'POST', appDevices.list, 'A device comes with an activation: invite the user, who activates the app on it.');
};

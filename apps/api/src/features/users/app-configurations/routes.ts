import { appConfigurations } from '@patchbay/contract/app-configurations';
import { type App, refuse, route } from '../../../platform/http/route.ts';
import { appConfigurationReferences, getAppConfiguration, listAppConfigurations, updateAppConfiguration } from './app-configurations.ts';

export const appConfigurationRoutes = (app: App): void => {
  route(app, appConfigurations.list, ({ ctx, query }) => listAppConfigurations(ctx, query));
  route(app, appConfigurations.get, ({ ctx, params }) => getAppConfiguration(ctx, params.id));
  route(app, appConfigurations.update, ({ ctx, params, body }) => updateAppConfiguration(ctx, params.id, body));
  route(app, appConfigurations.references, ({ ctx, params }) => appConfigurationReferences(ctx, params.id));
  refuse(app, 'POST', appConfigurations.list, 'An app configuration comes with its user: create the user.');
  refuse(app, 'DELETE', appConfigurations.get, 'An app configuration goes with its user: delete the user.');
};

import { apiKeys } from '@patchbay/contract/api-keys';
import { type App, route } from '../../platform/http/route.ts';
import { createApiKey, getApiKey, listApiKeys, removeApiKey, updateApiKey } from './api-keys.ts';

export const apiKeyRoutes = (app: App): void => {
  route(app, apiKeys.list, ({ ctx, query }) => listApiKeys(ctx, query));
  route(app, apiKeys.get, ({ ctx, params }) => getApiKey(ctx, params.id));
  route(app, apiKeys.create, ({ ctx, body }) => createApiKey(ctx, body));
  route(app, apiKeys.update, ({ ctx, params, body }) => updateApiKey(ctx, params.id, body));
  route(app, apiKeys.remove, ({ ctx, params }) => removeApiKey(ctx, params.id));
};

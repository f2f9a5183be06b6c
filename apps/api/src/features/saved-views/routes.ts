import { savedViews } from '@patchbay/contract/saved-views';
import { type App, route } from '../../platform/http/route.ts';
import { createSavedView, getSavedView, listSavedViews, removeSavedView, updateSavedView } from './saved-views.ts';

export const savedViewRoutes = (app: App): void => {
  route(app, savedViews.list, ({ ctx, query }) => listSavedViews(ctx, query));
  route(app, savedViews.get, ({ ctx, params }) => getSavedView(ctx, params.id));
  route(app, savedViews.create, ({ ctx, body }) => createSavedView(ctx, body));
  route(app, savedViews.update, ({ ctx, params, body }) => updateSavedView(ctx, params.id, body));
  route(app, savedViews.remove, ({ ctx, params }) => removeSavedView(ctx, params.id));
};

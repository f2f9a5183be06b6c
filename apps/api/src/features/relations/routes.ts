import { relations } from '@patchbay/contract/relations';
import { type App, route } from '../../platform/http/route.ts';
import { getRelations } from './relations.ts';

export const relationRoutes = (app: App): void => {
  route(app, relations.get, ({ ctx, params }) => getRelations(ctx, params.kind, params.id));
};

import { search } from '@patchbay/contract/search';
import { type App, route } from '../../platform/http/route.ts';
import { find } from './find.ts';

export const searchRoutes = (app: App): void => {
  route(app, search.find, ({ ctx, query }) => find(ctx, query));
};

import { destinations } from '@patchbay/contract/destinations';
import { type App, route } from '../../platform/http/route.ts';
import { findDestinations } from '../../platform/find-destinations.ts';

export const destinationRoutes = (app: App): void => {
  route(app, destinations.find, ({ ctx, query }) => findDestinations(ctx, query.q, ctx.monitorId));
};

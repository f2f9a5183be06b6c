import { numberBulks } from '@patchbay/contract/number-bulks';
import { type App, route } from '../../../platform/http/route.ts';
import { createNumberBulk, getNumberBulk, listNumberBulks, planNumberBulk, runNumberBulk, skippedNumbers } from './bulks.ts';

export const numberBulkRoutes = (app: App): void => {
  route(app, numberBulks.list, ({ ctx }) => listNumberBulks(ctx));
  route(app, numberBulks.create, ({ ctx, body }) => createNumberBulk(ctx, body));
  route(app, numberBulks.get, ({ ctx, params }) => getNumberBulk(ctx, params.id));
  route(app, numberBulks.plan, ({ ctx, params, body }) => planNumberBulk(ctx, params.id, body));
  route(app, numberBulks.run, ({ ctx, params, body }) => runNumberBulk(ctx, params.id, body));
  route(app, numberBulks.skipped, ({ ctx, params, query }) => skippedNumbers(ctx, params.id, query));
};

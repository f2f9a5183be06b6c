import { carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { type App, route } from '../../../platform/http/route.ts';
import { createComparison, discardComparison, getComparison, importMissing, listComparisons, listFindings, listUnreadable, unreadableFile } from './comparisons.ts';

export const carrierComparisonRoutes = (app: App): void => {
  route(app, carrierComparisons.list, ({ ctx, query }) => listComparisons(ctx, query));
  route(app, carrierComparisons.create, ({ ctx, query, file }) => createComparison(ctx, query, file));
  route(app, carrierComparisons.get, ({ ctx, params }) => getComparison(ctx, params.id));
  route(app, carrierComparisons.findings, ({ ctx, params, query }) => listFindings(ctx, params, query));
  route(app, carrierComparisons.unreadable, ({ ctx, params, query }) => listUnreadable(ctx, params.id, query));
  route(app, carrierComparisons.unreadableFile, ({ ctx, params, query }) => unreadableFile(ctx, params.id, query));
  route(app, carrierComparisons.import, ({ ctx, params }) => importMissing(ctx, params.id));
  route(app, carrierComparisons.discard, ({ ctx, params }) => discardComparison(ctx, params.id));
};

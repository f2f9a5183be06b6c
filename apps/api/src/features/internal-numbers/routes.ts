import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { type App, route } from '../../platform/http/route.ts';
import { createInternalNumbers, getInternalNumber, internalNumberReferences, listInternalNumbers, removeInternalNumber, updateInternalNumber } from './internal-numbers.ts';

export const internalNumberRoutes = (app: App): void => {
  route(app, internalNumbers.list, ({ ctx, query }) => listInternalNumbers(ctx, query));
  route(app, internalNumbers.get, ({ ctx, params }) => getInternalNumber(ctx, params.id));
  route(app, internalNumbers.create, ({ ctx, body }) => createInternalNumbers(ctx, body));
  route(app, internalNumbers.update, ({ ctx, params, body }) => updateInternalNumber(ctx, params.id, body));
  route(app, internalNumbers.remove, ({ ctx, params }) => removeInternalNumber(ctx, params.id));
  route(app, internalNumbers.references, ({ ctx, params }) => internalNumberReferences(ctx, params.id));
};

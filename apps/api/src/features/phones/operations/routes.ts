import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { type App, route } from '../../../platform/http/route.ts';
import { choosePhones } from './choose.ts';
import { cancelOperation, listOperations } from './operations.ts';
import { cancelRun, getRun, listRuns, startRun } from './runs.ts';

export const phoneOperationRoutes = (app: App): void => {
  route(app, phoneOperations.list, ({ ctx, query }) => listOperations(ctx, query));
  route(app, phoneOperations.cancel, ({ ctx, params }) => cancelOperation(ctx, params.id));
  route(app, phoneOperationRuns.list, ({ ctx }) => listRuns(ctx));
  route(app, phoneOperationRuns.create, ({ ctx, body }) => choosePhones(ctx, body));
  route(app, phoneOperationRuns.get, ({ ctx, params }) => getRun(ctx, params.id));
  route(app, phoneOperationRuns.start, ({ ctx, params, body }) => startRun(ctx, params.id, body));
  route(app, phoneOperationRuns.cancel, ({ ctx, params }) => cancelRun(ctx, params.id));
};

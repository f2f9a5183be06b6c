import { callFlows } from '@patchbay/contract/call-flows';
import { type App, route } from '../../platform/http/route.ts';
import { callFlowReferences, createCallFlow, getCallFlow, listCallFlows, removeCallFlow, updateCallFlow } from './call-flows.ts';

export const callFlowRoutes = (app: App): void => {
  route(app, callFlows.list, ({ ctx, query }) => listCallFlows(ctx, query));
  route(app, callFlows.get, ({ ctx, params }) => getCallFlow(ctx, params.id));
  route(app, callFlows.create, ({ ctx, body }) => createCallFlow(ctx, body));
  route(app, callFlows.update, ({ ctx, params, body }) => updateCallFlow(ctx, params.id, body));
  route(app, callFlows.remove, ({ ctx, params }) => removeCallFlow(ctx, params.id));
  route(app, callFlows.references, ({ ctx, params }) => callFlowReferences(ctx, params.id));
};

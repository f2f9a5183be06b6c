import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { type App, route } from '../../platform/http/route.ts';
import { createOperatorConnectTrunk, getOperatorConnectTrunk, listOperatorConnectTrunks, operatorConnectTrunkReferences, removeOperatorConnectTrunk, updateOperatorConnectTrunk } from './operator-connect-trunks.ts';

export const operatorConnectTrunkRoutes = (app: App): void => {
  route(app, operatorConnectTrunks.list, ({ ctx, query }) => listOperatorConnectTrunks(ctx, query));
  route(app, operatorConnectTrunks.get, ({ ctx, params }) => getOperatorConnectTrunk(ctx, params.id));
  route(app, operatorConnectTrunks.create, ({ ctx, body }) => createOperatorConnectTrunk(ctx, body));
  route(app, operatorConnectTrunks.update, ({ ctx, params, body }) => updateOperatorConnectTrunk(ctx, params.id, body));
  route(app, operatorConnectTrunks.remove, ({ ctx, params }) => removeOperatorConnectTrunk(ctx, params.id));
  route(app, operatorConnectTrunks.references, ({ ctx, params }) => operatorConnectTrunkReferences(ctx, params.id));
};

import { externalTrunks } from '@patchbay/contract/external-trunks';
import { type App, route } from '../../platform/http/route.ts';
import { createExternalTrunk, externalTrunkReferences, getExternalTrunk, listExternalTrunks, removeExternalTrunk, updateExternalTrunk } from './external-trunks.ts';

export const externalTrunkRoutes = (app: App): void => {
  route(app, externalTrunks.list, ({ ctx, query }) => listExternalTrunks(ctx, query));
  route(app, externalTrunks.get, ({ ctx, params }) => getExternalTrunk(ctx, params.id));
  route(app, externalTrunks.create, ({ ctx, body }) => createExternalTrunk(ctx, body));
  route(app, externalTrunks.update, ({ ctx, params, body }) => updateExternalTrunk(ctx, params.id, body));
  route(app, externalTrunks.remove, ({ ctx, params }) => removeExternalTrunk(ctx, params.id));
  route(app, externalTrunks.references, ({ ctx, params }) => externalTrunkReferences(ctx, params.id));
};

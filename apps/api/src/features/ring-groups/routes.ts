import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { type App, route } from '../../platform/http/route.ts';
import { assignMany } from './assign-many.ts';
import { assignRingGroups } from './assign.ts';
import { createRingGroup, getRingGroup, listRingGroups, removeRingGroup, ringGroupReferences, updateRingGroup } from './ring-groups.ts';

export const ringGroupRoutes = (app: App): void => {
  route(app, ringGroups.list, ({ ctx, query }) => listRingGroups(ctx, query));
  route(app, ringGroups.get, ({ ctx, params }) => getRingGroup(ctx, params.id));
  route(app, ringGroups.create, ({ ctx, body }) => createRingGroup(ctx, body));
  route(app, ringGroups.update, ({ ctx, params, body }) => updateRingGroup(ctx, params.id, body));
  route(app, ringGroups.remove, ({ ctx, params }) => removeRingGroup(ctx, params.id));
  route(app, ringGroups.references, ({ ctx, params }) => ringGroupReferences(ctx, params.id));
  route(app, ringGroups.assign, ({ ctx, params, body }) => assignRingGroups(ctx, params.id, body.ringGroupIds));
  route(app, extensionBulks.bulkGroups, ({ ctx, body }) => assignMany(ctx, body));
};

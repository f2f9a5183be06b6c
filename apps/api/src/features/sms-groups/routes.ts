import { smsGroups } from '@patchbay/contract/sms-groups';
import { type App, route } from '../../platform/http/route.ts';
import { createSmsGroup, getSmsGroup, listSmsGroups, removeSmsGroup, smsGroupReferences, updateSmsGroup } from './sms-groups.ts';

export const smsGroupRoutes = (app: App): void => {
  route(app, smsGroups.list, ({ ctx, query }) => listSmsGroups(ctx, query));
  route(app, smsGroups.get, ({ ctx, params }) => getSmsGroup(ctx, params.id));
  route(app, smsGroups.create, ({ ctx, body }) => createSmsGroup(ctx, body));
  route(app, smsGroups.update, ({ ctx, params, body }) => updateSmsGroup(ctx, params.id, body));
  route(app, smsGroups.remove, ({ ctx, params }) => removeSmsGroup(ctx, params.id));
  route(app, smsGroups.references, ({ ctx, params }) => smsGroupReferences(ctx, params.id));
};

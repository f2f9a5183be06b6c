import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { type App, route } from '../../platform/http/route.ts';
import { acceptBase, phoneTemplateBase } from './base.ts';
import { checkTemplate } from './check.ts';
import { templateImpact } from './impact.ts';
import { createPhoneTemplate, getPhoneTemplate, listPhoneTemplates, phoneTemplateReferences, removePhoneTemplate, updatePhoneTemplate } from './phone-templates.ts';
import { listShippedTemplates } from './shipped.ts';

export const phoneTemplateRoutes = (app: App): void => {
  route(app, phoneTemplates.list, ({ ctx, query }) => listPhoneTemplates(ctx, query));
  route(app, phoneTemplates.shipped, ({ query }) => listShippedTemplates(query));
  route(app, phoneTemplates.get, ({ ctx, params }) => getPhoneTemplate(ctx, params.id));
  route(app, phoneTemplates.create, ({ ctx, body }) => createPhoneTemplate(ctx, body));
  route(app, phoneTemplates.update, ({ ctx, params, body }) => updatePhoneTemplate(ctx, params.id, body));
  route(app, phoneTemplates.remove, ({ ctx, params }) => removePhoneTemplate(ctx, params.id));
  route(app, phoneTemplates.references, ({ ctx, params }) => phoneTemplateReferences(ctx, params.id));
  route(app, phoneTemplates.check, ({ ctx, body }) => checkTemplate(ctx, body));
  route(app, phoneTemplates.impact, ({ ctx, params, body }) => templateImpact(ctx, params.id, body));
  route(app, phoneTemplates.base, ({ ctx, params }) => phoneTemplateBase(ctx, params.id));
  route(app, phoneTemplates.acceptBase, ({ ctx, params }) => acceptBase(ctx, params.id));
};

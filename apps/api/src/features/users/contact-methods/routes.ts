import { contactMethods } from '@patchbay/contract/contact-methods';
import { type App, route } from '../../../platform/http/route.ts';
import { contactMethodReferences, createContactMethod, getContactMethod, listContactMethods, removeContactMethod, updateContactMethod } from './contact-methods.ts';
import { replaceSipPassword } from './sip-account.ts';

export const contactMethodRoutes = (app: App): void => {
  route(app, contactMethods.list, ({ ctx, query }) => listContactMethods(ctx, query));
  route(app, contactMethods.get, ({ ctx, params }) => getContactMethod(ctx, params.id));
  route(app, contactMethods.create, ({ ctx, body }) => createContactMethod(ctx, body));
  route(app, contactMethods.update, ({ ctx, params, body }) => updateContactMethod(ctx, params.id, body));
  route(app, contactMethods.remove, ({ ctx, params }) => removeContactMethod(ctx, params.id));
  route(app, contactMethods.references, ({ ctx, params }) => contactMethodReferences(ctx, params.id));
  route(app, contactMethods.replaceSipPassword, ({ ctx, params }) => replaceSipPassword(ctx, params.id));
};

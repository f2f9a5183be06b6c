import { phones } from '@patchbay/contract/phones';
import { type App, route } from '../../platform/http/route.ts';
import { createPhone, getPhone, listPhones, phoneReferences, removePhone, updatePhone } from './phones.ts';
import { listPhoneModels } from './models.ts';
import { regeneratePhoneSecret, revealProvisioning } from './provisioning.ts';

export const phoneRoutes = (app: App): void => {
  route(app, phones.list, ({ ctx, query }) => listPhones(ctx, query));
  route(app, phones.models, () => listPhoneModels());
  route(app, phones.get, ({ ctx, params }) => getPhone(ctx, params.id));
  route(app, phones.create, ({ ctx, body }) => createPhone(ctx, body));
  route(app, phones.update, ({ ctx, params, body }) => updatePhone(ctx, params.id, body));
  route(app, phones.remove, ({ ctx, params }) => removePhone(ctx, params.id));
  route(app, phones.references, ({ ctx, params }) => phoneReferences(ctx, params.id));
  route(app, phones.regenerateSecret, ({ ctx, params }) => regeneratePhoneSecret(ctx, params.id));
  route(app, phones.revealProvisioning, ({ ctx, params }) => revealProvisioning(ctx, params.id));
};

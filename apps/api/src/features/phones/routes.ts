import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { type App, route } from '../../platform/http/route.ts';
import { previewRemoval, removeChosenPhones } from './bulk.ts';
import { createPhone, getPhone, listPhones, phoneReferences, removePhone, updatePhone } from './phones.ts';
import { listPhoneModels } from './models.ts';
import { listPhoneFetches } from './fetches.ts';
import { regeneratePhoneSecret, revealProvisioning, setFirstFetch } from './provisioning.ts';
import { listPhoneUploads, phoneUploadContent, removePhoneUpload } from './uploads.ts';

export const phoneRoutes = (app: App): void => {
  route(app, phones.list, ({ ctx, query }) => listPhones(ctx, query));
  route(app, phones.models, () => listPhoneModels());
  route(app, phones.get, ({ ctx, params }) => getPhone(ctx, params.id));
  route(app, phones.create, ({ ctx, body }) => createPhone(ctx, body));
  route(app, phones.update, ({ ctx, params, body }) => updatePhone(ctx, params.id, body));
  route(app, phones.remove, ({ ctx, params }) => removePhone(ctx, params.id));
  route(app, phones.bulkRemove, ({ ctx, body }) => removeChosenPhones(ctx, body));
  route(app, phones.bulkRemoval, ({ ctx, body }) => previewRemoval(ctx, body));
  route(app, phones.references, ({ ctx, params }) => phoneReferences(ctx, params.id));
  route(app, phones.regenerateSecret, ({ ctx, params, query }) => regeneratePhoneSecret(ctx, params.id, query));
  route(app, phones.setFirstFetch, ({ ctx, params, body }) => setFirstFetch(ctx, params.id, body));
  route(app, phones.revealProvisioning, ({ ctx, params }) => revealProvisioning(ctx, params.id));
  route(app, phoneTraffic.fetches, ({ ctx, params, query }) => listPhoneFetches(ctx, params.id, query));
  route(app, phoneTraffic.uploads, ({ ctx, params, query }) => listPhoneUploads(ctx, params.id, query));
  route(app, phoneTraffic.uploadContent, ({ ctx, params }) => phoneUploadContent(ctx, params));
  route(app, phoneTraffic.removeUpload, ({ ctx, params }) => removePhoneUpload(ctx, params));
};

import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { type App, route } from '../../platform/http/route.ts';
import { createPhoneNumbers, getPhoneNumber, listPhoneNumbers, phoneNumberReferences, removePhoneNumber, transferPhoneNumbers, updatePhoneNumber } from './phone-numbers.ts';

export const phoneNumberRoutes = (app: App): void => {
  route(app, phoneNumbers.list, ({ ctx, query }) => listPhoneNumbers(ctx, query));
  route(app, phoneNumbers.get, ({ ctx, params }) => getPhoneNumber(ctx, params.id));
  route(app, phoneNumbers.create, ({ ctx, body }) => createPhoneNumbers(ctx, body));
  route(app, phoneNumbers.update, ({ ctx, params, body }) => updatePhoneNumber(ctx, params.id, body));
  route(app, phoneNumbers.transfer, ({ ctx, body }) => transferPhoneNumbers(ctx, body));
  route(app, phoneNumbers.remove, ({ ctx, params }) => removePhoneNumber(ctx, params.id));
  route(app, phoneNumbers.references, ({ ctx, params }) => phoneNumberReferences(ctx, params.id));
};

import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { type App, route } from '../../platform/http/route.ts';
import { availableNumbers } from './available.ts';
import { phoneNumberHealth } from './health.ts';
import { blockPhoneNumber, endQuarantine, quarantinePhoneNumber, tagPhoneNumber, unblockPhoneNumber } from './life-cycle.ts';
import { phoneNumberHistoryOf } from './number-history.ts';
import { createPhoneNumbers, getPhoneNumber, listPhoneNumbers, phoneNumberReferences, removePhoneNumber, transferPhoneNumbers, updatePhoneNumber } from './phone-numbers.ts';

export const phoneNumberRoutes = (app: App): void => {
  route(app, phoneNumbers.list, ({ ctx, query }) => listPhoneNumbers(ctx, query));
  route(app, phoneNumbers.health, ({ ctx }) => phoneNumberHealth(ctx));
  route(app, phoneNumbers.get, ({ ctx, params }) => getPhoneNumber(ctx, params.id));
  route(app, phoneNumbers.history, ({ ctx, params }) => phoneNumberHistoryOf(ctx, params.id));
  route(app, phoneNumbers.available, ({ ctx, body }) => availableNumbers(ctx, body));
  route(app, phoneNumbers.create, ({ ctx, body }) => createPhoneNumbers(ctx, body));
  route(app, phoneNumbers.update, ({ ctx, params, body }) => updatePhoneNumber(ctx, params.id, body));
  route(app, phoneNumbers.tag, ({ ctx, params, body }) => tagPhoneNumber(ctx, params.id, body));
  route(app, phoneNumbers.block, ({ ctx, params, body }) => blockPhoneNumber(ctx, params.id, body));
  route(app, phoneNumbers.unblock, ({ ctx, params }) => unblockPhoneNumber(ctx, params.id));
  route(app, phoneNumbers.quarantine, ({ ctx, params, body }) => quarantinePhoneNumber(ctx, params.id, body));
  route(app, phoneNumbers.endQuarantine, ({ ctx, params }) => endQuarantine(ctx, params.id));
  route(app, phoneNumbers.transfer, ({ ctx, body }) => transferPhoneNumbers(ctx, body));
  route(app, phoneNumbers.remove, ({ ctx, params }) => removePhoneNumber(ctx, params.id));
  route(app, phoneNumbers.references, ({ ctx, params }) => phoneNumberReferences(ctx, params.id));
};

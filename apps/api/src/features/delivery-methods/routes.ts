import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { type App, route } from '../../platform/http/route.ts';
import { authorizeDeliveryMethod, connectDeliveryMethod } from './connect.ts';
import { createDeliveryMethod, deliveryMethodReferences, deliveryMethodTypes, getDeliveryMethod, listDeliveryMethods, removeDeliveryMethod, updateDeliveryMethod } from './delivery-methods.ts';
import { testDeliveryMethod } from './test-delivery.ts';

export const deliveryMethodRoutes = (app: App): void => {
  route(app, deliveryMethods.list, ({ ctx, query }) => listDeliveryMethods(ctx, query));
  route(app, deliveryMethods.types, ({ ctx }) => deliveryMethodTypes(ctx));
  route(app, deliveryMethods.get, ({ ctx, params }) => getDeliveryMethod(ctx, params.id));
  route(app, deliveryMethods.create, ({ ctx, body }) => createDeliveryMethod(ctx, body));
  route(app, deliveryMethods.update, ({ ctx, params, body }) => updateDeliveryMethod(ctx, params.id, body));
  route(app, deliveryMethods.remove, ({ ctx, params }) => removeDeliveryMethod(ctx, params.id));
  route(app, deliveryMethods.references, ({ ctx, params }) => deliveryMethodReferences(ctx, params.id));
  route(app, deliveryMethods.test, ({ ctx, params, body }) => testDeliveryMethod(ctx, params.id, body));
  route(app, deliveryMethods.connect, ({ ctx, params }) => connectDeliveryMethod(ctx, params.id));
  route(app, deliveryMethods.authorize, ({ ctx, body }) => authorizeDeliveryMethod(ctx, body));
};

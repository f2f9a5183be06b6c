import { outbox } from '@patchbay/contract/operations';
import { type App, route } from '../../platform/http/route.ts';
import { getMail, listMails } from './outbox.ts';

export const outboxRoutes = (app: App): void => {
  route(app, outbox.list, ({ ctx, query }) => listMails(ctx, query));
  route(app, outbox.get, ({ ctx, params }) => getMail(ctx, params.id));
};

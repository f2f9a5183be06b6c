import { audit } from '@patchbay/contract/audit';
import { reverts } from '@patchbay/contract/reverts';
import { type App, route } from '../../platform/http/route.ts';
import { getEvent, listEvents } from './audit-log.ts';
import type { Histories } from './histories.ts';
import { previewRevert, revert } from './revert.ts';
import { listReverts } from './reverts.ts';

export const auditRoutes = (histories: Histories) => (app: App): void => {
  route(app, audit.list, ({ ctx, query }) => listEvents(ctx, histories, query));
  route(app, audit.get, ({ ctx, params }) => getEvent(ctx, histories, params.id));
  route(app, audit.previewRevert, ({ ctx, params }) => previewRevert(ctx, histories, params.id));
  route(app, audit.revert, ({ ctx, params }) => revert(ctx, histories, params.id));
  route(app, reverts.list, ({ ctx }) => listReverts(ctx));
};

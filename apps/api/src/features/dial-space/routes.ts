import { dialSpace } from '@patchbay/contract/dial-space';
import { type App, route } from '../../platform/http/route.ts';

export const dialSpaceRoutes = (app: App): void => {
  route(app, dialSpace.codes, ({ ctx }) => ctx.read(async (sql) => ({ items: await sql<{ code: string; kind: string }>('select code, kind from dial_code order by code') })));
};

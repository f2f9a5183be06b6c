import type { appDevices } from '@patchbay/contract/app-devices';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { dropAppDevice } from '../../../platform/app-devices.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { appDeviceListing } from './listing.ts';

export const listAppDevices = (ctx: TenantCtx, query: QueryOf<typeof appDevices.list>) => answerList(ctx, appDeviceListing, query);

export const removeAppDevice = (ctx: TenantCtx, id: string): Promise<void> => ctx.inTenant((tx) => dropAppDevice(tx, ctx, id));

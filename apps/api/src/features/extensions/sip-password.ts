import { sipPasswordFrom } from '@patchbay/domain/credentials/generated';
import type { ActingCtx } from '../../platform/ctx.ts';
import { sipPasswordPurpose } from '../../platform/sealed-columns.ts';

export const generatedSipPassword = ({ deps }: Pick<ActingCtx, 'deps'>): string => sipPasswordFrom(deps.clock.randomBytes(20));

/** A SIP password as this extension keeps it. */
export const sealedSipPassword = ({ deps }: Pick<ActingCtx, 'deps'>, extensionId: string, password: string): string => deps.secrets.seal(password, sipPasswordPurpose(extensionId));

/** A new SIP password, sealed for this extension. */
export const newSipPassword = (ctx: Pick<ActingCtx, 'deps'>, extensionId: string): string => sealedSipPassword(ctx, extensionId, generatedSipPassword(ctx));

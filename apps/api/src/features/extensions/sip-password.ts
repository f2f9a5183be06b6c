import { sipPasswordFrom } from '@patchbay/domain/credentials/generated';
import type { ActingCtx } from '../../platform/ctx.ts';
import { sipPasswordPurpose } from '../../platform/sealed-columns.ts';

/** A new SIP password, sealed for this extension. */
export const newSipPassword = ({ deps }: ActingCtx, extensionId: string): string =>
  deps.secrets.seal(sipPasswordFrom(deps.clock.randomBytes(20)), sipPasswordPurpose(extensionId));

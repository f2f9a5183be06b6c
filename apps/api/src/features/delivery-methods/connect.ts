import { type CloudType, type DeliveryMethod, type deliveryMethods, isCloud } from '@patchbay/contract/delivery-methods';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import { z } from 'zod';
import { authorizeUrl, connected } from '../../adapters/delivery/cloud/oauth.ts';
import { asFailure, DeliveryFailed } from '../../adapters/delivery/delivery.ts';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { deliveryStatePurpose } from '../../platform/sealed-columns.ts';
import { newToken } from '../../platform/tokens.ts';
import { entityOf, loadDeliveryMethod, recorded, sealedSecrets, secretsOf, type StoredMethod, wireOf } from './delivery-methods.ts';

/** What comes back from the provider with the code: sealed, so that the verifier is nobody's, and bound to who began. */
const State = z.object({ methodId: z.uuid(), verifier: z.string(), until: z.number() });

const [longestMs, exchangeMs] = [600_000, 15_000];

const purposeOf = ({ organisation, principal, sessionId = '' }: TenantCtx): string => deliveryStatePurpose(organisation.id, principal, sessionId);

const cloudOf = ({ type }: StoredMethod): CloudType => {
  if (!isCloud(type)) throw new Problem('rule-broken', 'Only Dropbox, Google Drive and OneDrive are connected.');
  return type;
};

export const connectDeliveryMethod = (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof deliveryMethods.connect>> =>
  ctx.inTenant(async (tx) => {
    const type = cloudOf(await loadDeliveryMethod(tx, id));
    const verifier = newToken(ctx.deps.clock);
    const sealed = ctx.deps.secrets.seal(JSON.stringify({ methodId: id, verifier, until: ctx.now.getTime() + longestMs } satisfies z.input<typeof State>), purposeOf(ctx));
    try {
      // The enterprise in front, for the dashboard to find its way back.
      return { url: authorizeUrl(ctx.deps.config, type, { state: `${ctx.organisation.id}.${sealed}`, verifier }) };
    } catch (error) {
      throw explain(error);
    }
  });

const openState = (ctx: TenantCtx, state: string): z.output<typeof State> => {
  try {
    const sealed = state.slice(state.indexOf('.') + 1);
    const opened = State.parse(JSON.parse(ctx.deps.secrets.open(sealed, purposeOf(ctx))));
    if (opened.until >= ctx.now.getTime()) return opened;
  } catch {
    // As one that has run out.
  }
  throw new Problem('rule-broken', 'This was begun by somebody else or too long ago. Connect again.');
};

const explain = (error: unknown): unknown => {
  if (!(error instanceof DeliveryFailed)) return error;
  if (error.failure === 'not-set-up') return new Problem('rule-broken', 'The operator of this installation has not set this up.');
  return new Problem('rule-broken', error.answer === '' ? 'The provider cannot be reached. Connect again.' : `The provider refuses: ${error.answer}`);
};

/** Keeps what a person's consent brought. */
export const authorizeDeliveryMethod = (ctx: TenantCtx, { code, state }: BodyOf<typeof deliveryMethods.authorize>): Promise<DeliveryMethod> => {
  const { methodId, verifier } = openState(ctx, state);
  const { config } = ctx.deps;
  return ctx.inTenant(async (tx) => {
    const before = await loadDeliveryMethod(tx, methodId);
    const signal = AbortSignal.timeout(exchangeMs);
    // In the transaction, because a code is good once: a repeated request gets the answer of the first.
    const { refreshToken, account } = await connected(config, cloudOf(before), { code, verifier }, signal).catch((error: unknown) => { throw explain(error instanceof Problem ? error : asFailure(error, signal)); });
    const data = { ...sealedSecrets(ctx.deps, methodId, { ...secretsOf(ctx.deps, before), refreshToken }), account, status: 'UNTESTED', version: { increment: 1 }, updatedAt: ctx.now };
    await tx.deliveryMethod.update({ where: { id: methodId }, data, select: { id: true } });
    const after = wireOf(await loadDeliveryMethod(tx, methodId));
    await audit(tx, ctx, 'delivery-method.connected', { entity: entityOf(after), before: recorded(wireOf(before)), after: recorded(after) });
    return after;
  }, { longestMs: 2 * exchangeMs });
};

import type { DialPlan, dialPlanProfiles, DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import type { BodyOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { internalOnly, mayDial } from '@patchbay/domain/dial-plans/may-dial';
import type { TenantCtx } from '../../platform/ctx.ts';
import { seenExtensions } from '../../platform/extension-sight.ts';
import { sqlIn } from '../../platform/sql-in.ts';

const planColumns = { allowedClasses: true, allowPrefixes: true, denyPrefixes: true } as const;

const noExtension = (): Problem => {
  const detail = 'The enterprise has no such extension.';
  return new Problem('rule-broken', detail, { errors: [{ pointer: '/extensionId', detail }] });
};

const dialler = { country: true, presentationNumber: { select: { e164: true } }, dialPlanProfile: { select: planColumns } } as const;

const findDialler = async (tx: Tx, ctx: TenantCtx, id: string | null) => {
  if (id === null) return null;
  const found = (await seenExtensions(sqlIn(tx), ctx, [id])).has(id) && (await tx.extension.findUnique({ where: { id }, select: dialler }));
  if (!found) throw noExtension();
  return found;
};

const defaultPlan = (tx: Tx) => tx.dialPlanProfile.findFirst({ where: { isDefault: true }, select: planColumns });

/** Which of these are codes or numbers of the enterprise. */
const ownAmong = async (tx: Tx, asked: string[]): Promise<Set<string>> => {
  const codes = await tx.dialCode.findMany({ where: { code: { in: asked } }, select: { code: true } });
  const numbers = await tx.phoneNumber.findMany({ where: { e164: { in: asked } }, select: { e164: true } });
  return new Set([...codes.map(({ code }) => code), ...numbers.map(({ e164 }) => e164)]);
};

/** Whether something may be dialled by an extension, or by a profile as it is in a form. */
export const testDialling = (ctx: TenantCtx, { extensionId, plan, country, presentation, dialled }: BodyOf<typeof dialPlanProfiles.test>): Promise<DialVerdict> =>
  ctx.inTenant(async (tx) => {
    const extension = await findDialler(tx, ctx, extensionId);
    const followed = plan ?? extension?.dialPlanProfile ?? (await defaultPlan(tx)) ?? internalOnly;
    const dialling = { dialled, country: country ?? extension?.country ?? ctx.organisation.country, presentation: presentation ?? extension?.presentationNumber?.e164 };
    // Asked once to learn what it wants to know of the enterprise, which may have far more codes and numbers than can be loaded.
    const asked = new Set<string>();
    mayDial(internalOnly, dialling, (number) => !asked.add(number));
    const own = await ownAmong(tx, [...asked]);
    return mayDial(followed as DialPlan, dialling, (number) => own.has(number));
  });

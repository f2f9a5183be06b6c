import { sendOperationsHandler } from '@patchbay/api/features/phones/operations/send';
import { type PhoneOperationKind, phoneOperationRuns, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { inScope } from '@patchbay/database/scope';
import type { App } from '@patchbay/api/platform/http/route';
import { ok, type Caller } from '../call.ts';
import { jobCtx } from '../jobs.ts';
import type { Node } from './organisations.ts';
import { anExtension } from './extensions.ts';
import { aPhone, type BuiltPhone } from './phones.ts';

/** A phone that can be told something: it has a line. Answers its SIP account too. */
export const aTellablePhone = async (app: App, enterprise: Node, overrides: Parameters<typeof aPhone>[2] = {}): Promise<BuiltPhone & { sipUsername: string }> => {
  const { id } = await anExtension(app, enterprise);
  const phone = await aPhone(app, enterprise, { lines: { 0: id }, ...overrides });
  const { sipUsername } = await inScope(app.deps.database, { kind: 'tenant', tenantId: enterprise.id }, (tx) => tx.extension.findUniqueOrThrow({ where: { id }, select: { sipUsername: true } }));
  return { ...phone, sipUsername };
};

/** Chooses these phones, and starts it. */
export const aRun = async (as: Caller, phones: { id: string }[], { kind = 'resync', ...start }: { kind?: PhoneOperationKind; perMinute?: number; quietHours?: { from: string; to: string } } = {}): Promise<PhoneOperationRun> => {
  const { id } = await ok(as, phoneOperationRuns.create, { body: { kind, ids: phones.map((phone) => phone.id) } });
  return ok(as, phoneOperationRuns.start, { params: { id }, body: start });
};

/** Sends one wave of a run here, as a worker would. */
export const sendWave = (app: App, enterprise: Pick<Node, 'id'>, run: { id: string }): Promise<void> =>
  sendOperationsHandler.handle({ runId: run.id }, jobCtx(app, { kind: 'tenant', tenantId: enterprise.id }));

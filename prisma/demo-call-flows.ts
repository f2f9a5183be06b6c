import { createCallFlow } from '@patchbay/api/features/call-flows/call-flows';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import { CallFlowDraft, type callFlows } from '@patchbay/contract/call-flows';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import type { Tx } from '@patchbay/database/scope';

type Draft = BodyInputOf<typeof callFlows.create>;

/** The call flows of the enterprise in Rome: its main number by day and by night, and the line that rings when something happens at the refinery. */
export const addCallFlows = async (ctx: TenantCtx): Promise<void> => {
  const drafts = await ctx.inTenant(draftsOf);
  for (const draft of drafts) await createCallFlow(ctx, CallFlowDraft.parse(draft));
};

const draftsOf = async (tx: Tx): Promise<Draft[]> => {
  const id = { select: { id: true } };
  const extension = async (shortNumber: string) => ({ kind: 'extension' as const, ...(await tx.extension.findFirstOrThrow({ where: { shortNumber }, ...id })) });
  const line = async (firstName: string) => ({ kind: 'app-configuration' as const, ...(await tx.appConfiguration.findFirstOrThrow({ where: { user: { firstName } }, ...id })) });
  const number = async (e164: string) => (await tx.phoneNumber.findUniqueOrThrow({ where: { e164 }, ...id })).id;
  const internal = async (code: string) => (await tx.internalNumber.findFirstOrThrow({ where: { number: code }, ...id })).id;
  const sound = async (name: string) => (await tx.audioFile.findFirstOrThrow({ where: { name }, ...id })).id;
  const officeHours = await tx.timeSchedule.findFirstOrThrow({ where: { name: 'Office hours' }, ...id });
  const delivery = await tx.deliveryMethod.findFirstOrThrow(id);
  const chime = await sound('Welcome chime');
  const voicemail = { id: 'voicemail', type: 'VOICEMAIL' as const, audioFileId: chime, deliveryMethodIds: [delivery.id], maxMinutes: 3 };
  const main: Draft = {
    name: 'Main number', phoneNumberIds: [await number('+442079460134')], internalNumberIds: [await internal('7')], startId: 'hours',
    nodes: [
      { id: 'hours', type: 'TIME_ROUTER', name: 'Office hours', timeScheduleId: officeHours.id, open: 'welcome', closed: 'night' },
      { id: 'welcome', type: 'MENU', name: 'Welcome', audioFileId: chime, keys: [{ key: '1', next: 'sales' }, { key: '2', next: 'reception' }, { key: '*', next: 'welcome' }], timeoutSeconds: 6, retries: 1, onTimeout: 'reception', onInvalid: 'reception' },
      { id: 'sales', type: 'RING_GROUP', name: 'Sales', members: [await line('Marco'), await line('Francesca'), await extension('103')], strategy: 'SIMULTANEOUS', ringSeconds: 20, onNoAnswer: 'voicemail' },
      { id: 'reception', type: 'RING_GROUP', name: 'Reception', members: [await extension('101'), await line('Giulia')], strategy: 'SEQUENTIAL', ringSeconds: 15, onNoAnswer: 'voicemail' },
      { id: 'night', type: 'PLAYBACK', name: 'Closed', audioFileId: chime, next: 'voicemail' },
      voicemail,
    ],
  };
  const emergency: Draft = {
    name: 'Refinery emergency line', phoneNumberIds: [await number('+442079460135')], internalNumberIds: [await internal('800'), await internal('801')], startId: 'control',
    nodes: [
      { id: 'control', type: 'RING_GROUP', name: 'Control room', members: [await extension('121'), await extension('125'), await line('Samuel')], strategy: 'SIMULTANEOUS', ringSeconds: 40, onNoAnswer: 'director' },
      { id: 'director', type: 'RING_GROUP', name: 'Managing director', members: [await line('Giulia')], strategy: 'SEQUENTIAL', ringSeconds: 60, onNoAnswer: null },
    ],
  };
  return [main, emergency];
};

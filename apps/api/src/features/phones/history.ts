import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { findPhones, loadPhone } from './find.ts';
import { changePhone, dropPhones, insertPhone, recorded, type RecordedPhone } from './phones.ts';
import { atOnce, replacedPhoneSecret } from './secrets.ts';

/** Without lines whose extension is gone meanwhile, and without a template or layout that is: a phone with less is worth more than none. */
const draftOf = async (tx: Tx, wire: RecordedPhone) => {
  const left = await tx.extension.findMany({ where: { id: { in: wire.lines.map((line) => line.extensionId) } }, select: { id: true } });
  const ids = new Set(left.map(({ id }) => id));
  const { version: _version, httpPassword: _httpPassword, hiddenFieldValues: _hidden, templateId, keyLayoutId, ...rest } = wire;
  const template = templateId && (await tx.phoneTemplate.findUnique({ where: { id: templateId }, select: { id: true } }));
  const layout = keyLayoutId && (await tx.keyLayout.findUnique({ where: { id: keyLayoutId }, select: { id: true } }));
  return { ...rest, fieldValues: wire.fieldValues ?? {}, keys: wire.keys ?? [], templateId: template ? template.id : null, keyLayoutId: layout ? layout.id : null, lines: wire.lines.filter((line) => ids.has(line.extensionId)) };
};

type Mac = Pick<RecordedPhone, 'mac'>;

/** Whether going from the one MAC address to the other takes the handset away that was there, which knows the address. */
const isOtherHandset = async (tx: Tx, id: string, { mac: from }: Mac, { mac: to }: Mac): Promise<boolean> => {
  if (from === to) return false;
  const last = await tx.auditEvent.findFirst({ where: { entityId: id, action: 'phone.handset-replaced' }, orderBy: { id: 'desc' }, select: { before: true, after: true } });
  const macs = [last?.before, last?.after].map((state) => (state as Mac | null | undefined)?.mac);
  return macs.includes(from) && macs.includes(to);
};

const restore = async (tx: Tx, ctx: ActingCtx, wire: RecordedPhone): Promise<RecordedPhone> => {
  const { id } = wire;
  const before = await loadPhone(tx, ctx, id);
  const after = await changePhone(tx, ctx, before, await draftOf(tx, wire));
  if (await isOtherHandset(tx, id, before, after)) await tx.phone.update({ where: { id }, data: await replacedPhoneSecret(tx, ctx, id, atOnce), select: { id: true } });
  return recorded(after);
};

export const phoneHistory: History<RecordedPhone> = {
  type: 'phone',
  current: async (tx, ctx, id) => {
    const [phone] = await findPhones(tx, ctx, [id]);
    return phone ? recorded(phone) : null;
  },
  restore,
  recreate: async (tx, ctx, wire) => recorded(await insertPhone(tx, ctx, wire.id, await draftOf(tx, wire))),
  // What an older row of the log does not know of, it does not miss.
  lost: ({ httpUsername, hiddenFieldsSet = [] }) => ['provisioning-address', ...(httpUsername === '' ? [] : ['http-password' as const]), ...(hiddenFieldsSet.length === 0 ? [] : ['template-secrets' as const])],
  renewed: async (tx, id, { current, before }) => ((await isOtherHandset(tx, id, current, before)) ? ['provisioning-address'] : []),
  remove: async (tx, ctx, id) => dropPhones(tx, ctx, [await loadPhone(tx, ctx, id)]),
  comparable: ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, httpScheme, templateId, fieldValues, keyLayoutId, keys, lines }) =>
    ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, httpScheme, templateId: templateId ?? null, fieldValues: fieldValues ?? {}, keyLayoutId: keyLayoutId ?? null, keys: keys ?? [], lines: lines.map(({ position, extensionId }) => ({ position, extensionId })) }),
};

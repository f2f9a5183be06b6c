import type { Tx } from '@patchbay/database/scope';
import type { History } from '../../platform/history.ts';
import { findPhones, loadPhone } from './find.ts';
import { changePhone, dropPhones, insertPhone, recorded, type RecordedPhone } from './phones.ts';

/** Without lines whose extension is gone meanwhile, and without a template or layout that is: a phone with less is worth more than none. */
const draftOf = async (tx: Tx, wire: RecordedPhone) => {
  const left = await tx.extension.findMany({ where: { id: { in: wire.lines.map((line) => line.extensionId) } }, select: { id: true } });
  const ids = new Set(left.map(({ id }) => id));
  const { version: _version, httpPassword: _httpPassword, hiddenFieldValues: _hidden, templateId, keyLayoutId, ...rest } = wire;
  const template = templateId && (await tx.phoneTemplate.findUnique({ where: { id: templateId }, select: { id: true } }));
  const layout = keyLayoutId && (await tx.keyLayout.findUnique({ where: { id: keyLayoutId }, select: { id: true } }));
  return { ...rest, fieldValues: wire.fieldValues ?? {}, keys: wire.keys ?? [], templateId: template ? template.id : null, keyLayoutId: layout ? layout.id : null, lines: wire.lines.filter((line) => ids.has(line.extensionId)) };
};

export const phoneHistory: History<RecordedPhone> = {
  type: 'phone',
  current: async (tx, ctx, id) => {
    const [phone] = await findPhones(tx, ctx, [id]);
    return phone ? recorded(phone) : null;
  },
  restore: async (tx, ctx, wire) => recorded(await changePhone(tx, ctx, await loadPhone(tx, ctx, wire.id), await draftOf(tx, wire))),
  recreate: async (tx, ctx, wire) => recorded(await insertPhone(tx, ctx, wire.id, await draftOf(tx, wire))),
  // What an older row of the log does not know of, it does not miss.
  lost: ({ httpUsername, hiddenFieldsSet = [] }) => ['provisioning-address', ...(httpUsername === '' ? [] : ['http-password' as const]), ...(hiddenFieldsSet.length === 0 ? [] : ['template-secrets' as const])],
  remove: async (tx, ctx, id) => dropPhones(tx, ctx, [await loadPhone(tx, ctx, id)]),
  comparable: ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, httpScheme, templateId, fieldValues, keyLayoutId, keys, lines }) =>
    ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, httpScheme, templateId: templateId ?? null, fieldValues: fieldValues ?? {}, keyLayoutId: keyLayoutId ?? null, keys: keys ?? [], lines: lines.map(({ position, extensionId }) => ({ position, extensionId })) }),
};

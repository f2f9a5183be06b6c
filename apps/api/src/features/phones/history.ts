import type { Phone } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import type { History } from '../../platform/history.ts';
import { changePhone, dropPhone, findPhone, insertPhone, loadPhone } from './phones.ts';

/** Without lines whose extension is gone meanwhile: a phone with fewer lines is worth more than none. */
const draftOf = async (tx: Tx, wire: Phone) => {
  const left = await tx.extension.findMany({ where: { id: { in: wire.lines.map((line) => line.extensionId) } }, select: { id: true } });
  const ids = new Set(left.map(({ id }) => id));
  const { version: _version, httpPassword: _httpPassword, ...rest } = wire;
  return { ...rest, lines: wire.lines.filter((line) => ids.has(line.extensionId)) };
};

export const phoneHistory: History<Phone> = {
  type: 'phone',
  current: (tx, ctx, id) => findPhone(tx, ctx, id),
  restore: async (tx, ctx, wire) => changePhone(tx, ctx, await loadPhone(tx, ctx, wire.id), await draftOf(tx, wire)),
  recreate: async (tx, ctx, wire) => insertPhone(tx, ctx, wire.id, await draftOf(tx, wire)),
  remove: (tx, _ctx, id) => dropPhone(tx, id),
  comparable: ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, hasHttpPassword, lines }) =>
    ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, hasHttpPassword, lines: lines.map(({ position, extensionId }) => ({ position, extensionId })) }),
};

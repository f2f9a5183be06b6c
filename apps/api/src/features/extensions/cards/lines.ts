import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import type { ActingCtx } from '../../../platform/ctx.ts';
import { announce } from '../../../platform/events.ts';
import type { ExtensionState } from '../load.ts';

interface FoundPhone {
  id: string;
  name: string;
  modelId: string;
  lines: { position: number; extensionId: string }[];
}

/** The phones of these ids with their lines, held in one order until the transaction ends. */
export const lockPhones = async (tx: Tx, ids: string[]): Promise<Map<string, FoundPhone>> => {
  await tx.$queryRaw`select from phone where id = any(${ids}::uuid[]) order by id for update`;
  const found = await tx.phone.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, modelId: true, lines: { select: { position: true, extensionId: true } } } });
  return new Map(found.map((phone) => [phone.id, phone]));
};

/** The first line of a phone that registers nobody yet. */
const freeLine = ({ modelId, lines }: FoundPhone): number | undefined => {
  const taken = new Set(lines.map(({ position }) => position));
  return linePositions(phoneModel(modelId)).find((position) => !taken.has(position));
};

const hasLineTo = ({ lines }: FoundPhone, extensionId: string): boolean => lines.some((line) => line.extensionId === extensionId);

/** Refuses phones that are not there, or have no line left, each at its place. */
export const refusePhones = (found: Map<string, FoundPhone>, extensionId: string, phoneIds: string[]): void => {
  const errors = phoneIds.flatMap((id, index) => {
    const phone = found.get(id);
    const pointer = `/ipPhone/phoneIds/${index}`;
    if (!phone) return [{ pointer, detail: 'The enterprise has no such phone.' }];
    return hasLineTo(phone, extensionId) || freeLine(phone) !== undefined ? [] : [{ pointer, detail: `${phone.name} has no free line.` }];
  });
  if (errors[0]) throw new Problem('rule-broken', errors[0].detail, { errors });
};

/** Gives an extension a line on exactly these phones, as far as they are there and have one. Whoever is editing one of those that change learns so. */
export const putOnPhones = async (tx: Tx, ctx: ActingCtx, { id: extensionId, phoneIds: before }: ExtensionState, phoneIds: string[]): Promise<void> => {
  const gone = before.filter((id) => !phoneIds.includes(id));
  const found = await lockPhones(tx, [...phoneIds, ...gone]);
  const added = phoneIds.flatMap((phoneId) => {
    const phone = found.get(phoneId);
    const position = phone && !hasLineTo(phone, extensionId) ? freeLine(phone) : undefined;
    return position === undefined ? [] : [{ phoneId, position, extensionId }];
  });
  await tx.phoneLine.deleteMany({ where: { extensionId, phoneId: { in: gone } } });
  await tx.phoneLine.createMany({ data: added });
  const changed = [...gone, ...added.map(({ phoneId }) => phoneId)];
  if (changed.length === 0) return;
  await tx.phone.updateMany({ where: { id: { in: changed } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
  await announce(tx, ctx.organisation.path, 'phone');
};

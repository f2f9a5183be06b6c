import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';

interface OwnNumber {
  id: string;
  voice: boolean;
  voice_route_type: string | null;
  voice_extension_id: string | null;
}

/**
 * The enterprise's numbers of these ids, locked in one order until the transaction ends. `no key`, because two extensions
 * with one presentation number both hold its key already, by the foreign key, and would wait for each other.
 */
const lockNumbers = (tx: Tx, ids: string[]): Promise<OwnNumber[]> =>
  tx.$queryRaw<OwnNumber[]>`select id, voice, voice_route_type, voice_extension_id from phone_number where id = any(${ids}::uuid[]) order by id for no key update`;

const refuse = (code: 'rule-broken' | 'already-exists', pointer: string, detail: string): never => {
  throw new Problem(code, detail, { errors: [{ pointer, detail }] });
};

/** Throws for the first wanted number that cannot ring here. A stranger's number and none at all read the same. */
const refuseUnusable = (own: Map<string, OwnNumber>, wanted: string[], extensionId: string): void => {
  wanted.forEach((id, index) => {
    const pointer = `/phoneNumberIds/${index}`;
    const number = own.get(id);
    if (!number) return refuse('rule-broken', pointer, 'The enterprise has no such number.');
    if (!number.voice || number.voice_route_type !== 'DIRECT_ROUTING') return refuse('rule-broken', pointer, 'Only voice numbers by direct routing ring at an extension.');
    if (number.voice_extension_id !== null && number.voice_extension_id !== extensionId) refuse('already-exists', pointer, 'The number is assigned to another extension.');
  });
};

const refusePresentation = (own: Map<string, OwnNumber>, id: string | null): void => {
  if (id === null || own.get(id)?.voice) return;
  refuse('rule-broken', '/presentationNumberId', 'The presentation number is a voice number of the enterprise.');
};

interface Wanted {
  phoneNumberIds: string[];
  presentationNumberId: string | null;
}

/** Checks what an extension wants of the enterprise's numbers, and holds them until the transaction ends. */
export const claimNumbers = async (tx: Tx, extensionId: string, { phoneNumberIds, presentationNumberId }: Wanted): Promise<void> => {
  const ids = [...phoneNumberIds, ...(presentationNumberId === null ? [] : [presentationNumberId])];
  if (ids.length === 0) return;
  const own = new Map((await lockNumbers(tx, ids)).map((number) => [number.id, number]));
  refuseUnusable(own, phoneNumberIds, extensionId);
  refusePresentation(own, presentationNumberId);
};

/**
 * Makes exactly these numbers ring at the extension. A number's version stays: it guards its capabilities, and those are
 * checked against who uses it.
 */
export const assignNumbers = async (tx: Tx, ctx: ActingCtx, extensionId: string, phoneNumberIds: string[]): Promise<void> => {
  await tx.phoneNumber.updateMany({ where: { voiceExtensionId: extensionId, id: { notIn: phoneNumberIds } }, data: { voiceExtensionId: null, updatedAt: ctx.now } });
  await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds }, voiceExtensionId: null }, data: { voiceExtensionId: extensionId, updatedAt: ctx.now } });
};

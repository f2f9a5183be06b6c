import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { NumberCapabilities } from '@patchbay/contract/phone-numbers';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';

/** Something that a number is used by. */
export interface NumberUse {
  numberId: string;
  /** It rings there, or is shown from there. */
  isVoice: boolean;
  reference: Reference;
}

const shownUses = 50;

export const usesOf = async (tx: Tx, ids: string[]): Promise<NumberUse[]> => {
  const rows = await tx.$queryRaw<{ number_id: string; extension_id: string; label: string; is_voice: boolean }[]>`
    select number_id, extension_id, label, is_voice from phone_number_uses(${ids}::uuid[])`;
  return rows.map((row) => ({ numberId: row.number_id, isVoice: row.is_voice, reference: { kind: 'extension', id: row.extension_id, label: row.label } }));
};

export const referencesTo = (uses: NumberUse[]): Reference[] => uses.slice(0, shownUses).map((use) => use.reference);

/** Throws `in-use` with who uses them, where there is anybody. */
export const refuseWhereUsed = (uses: NumberUse[], what: string): void => {
  if (uses.length === 0) return;
  const numbers = new Set(uses.map((use) => use.numberId)).size;
  const detail = numbers === 1 ? `The number is used by ${uses[0]!.reference.label}; ${what}.` : `${numbers} numbers are in use; ${what}.`;
  throw new Problem('in-use', detail, { references: referencesTo(uses), params: { count: numbers } });
};

/** Capabilities in use cannot be taken away. */
export const refuseTakingAway = (uses: NumberUse[], after: z.output<typeof NumberCapabilities>): void => {
  const needed = uses.filter((use) => !after.voice || (use.isVoice && after.voiceRouteType !== 'DIRECT_ROUTING'));
  if (needed.length === 0) return;
  const detail = `In use by ${needed.map((use) => use.reference.label).join(', ')}.`;
  throw new Problem('in-use', `${after.voice ? 'The route' : 'Voice'} of this number is in use: take it from its extension first.`, {
    errors: [{ pointer: after.voice ? '/voiceRouteType' : '/voice', detail }],
    references: referencesTo(needed),
  });
};

import { assignees, type AssigneeKind } from '@patchbay/contract/assignees';
import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { NumberCapabilities } from '@patchbay/contract/phone-numbers';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';
import { shownRoute } from '../../platform/number-assignment.ts';

/** Something that a number is used by: it rings there, is texted there, or is shown from there. */
export interface NumberUse {
  numberId: string;
  use: 'voice' | 'sms' | 'presentation';
  reference: Reference;
}

const shownUses = 50;

export const usesOf = async (tx: Tx, ids: string[]): Promise<NumberUse[]> => {
  const rows = await tx.$queryRaw<{ number_id: string; use: NumberUse['use']; kind: string; id: string; label: string }[]>`
    select number_id, use, kind, id, label from phone_number_uses(${ids}::uuid[])`;
  return rows.map(({ number_id, use, kind, id, label }) => ({ numberId: number_id, use, reference: { kind, id, label } }));
};

/** The extensions that forward to them, and do so to nobody when they go. */
export const forwardsTo = (tx: Tx, ids: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`select 'extension' as kind, id, label from phone_number_forwards(${ids}::uuid[])`;

export const referencesTo = (uses: NumberUse[]): Reference[] => uses.slice(0, shownUses).map((use) => use.reference);

/** Throws `in-use` with who uses them, where there is anybody. */
export const refuseWhereUsed = (uses: NumberUse[], what: string, numbers = new Set(uses.map((use) => use.numberId)).size): void => {
  if (uses.length === 0) return;
  const detail = numbers === 1 ? `The number is used by ${uses[0]!.reference.label}; ${what}.` : `${numbers} numbers are in use; ${what}.`;
  throw new Problem('in-use', detail, { references: referencesTo(uses), params: { count: numbers } });
};

/** What a number will have; of a route or a carrier nothing where it stays as it is. */
type Capabilities = Omit<z.output<typeof NumberCapabilities>, 'voiceRouteType'> & { voiceRouteType?: string | null | undefined; smsCarrierId?: string | null | undefined };

interface Need {
  pointer: string;
  /** In the refusal. */
  what: string;
  isMissing: (use: NumberUse, after: Capabilities) => boolean;
  /** The same in SQL, of a `use u` and the snapshot `after`. */
  missingSql: string;
}

const routeOf = (use: NumberUse['use'], kind: string) => (use === 'presentation' ? shownRoute : assignees[kind as AssigneeKind].route);
const routeSql = `case when u.use = 'presentation' then '${shownRoute}' else case u.kind ${Object.entries(assignees).map(([kind, { route }]) => `when '${kind}' then ${route ? `'${route}'` : 'null'}`).join(' ')} end end`;

const needs: Need[] = [
  { pointer: '/voice', what: 'Voice', isMissing: ({ use }, { voice }) => use !== 'sms' && !voice, missingSql: `u.use <> 'sms' and not (after ->> 'voice')::boolean` },
  { pointer: '/voiceRouteType', what: 'The route', isMissing: ({ use, reference }, { voiceRouteType }) => voiceRouteType !== undefined && use !== 'sms' && routeOf(use, reference.kind) !== voiceRouteType, missingSql: `u.use <> 'sms' and ${routeSql} is distinct from after ->> 'voiceRouteType'` },
  { pointer: '/sms', what: 'SMS', isMissing: ({ use }, { sms }) => use === 'sms' && !sms, missingSql: `u.use = 'sms' and not (after ->> 'sms')::boolean` },
  { pointer: '/smsCarrierId', what: 'The SMS carrier', isMissing: ({ use }, { smsCarrierId }) => use === 'sms' && smsCarrierId === null, missingSql: `u.use = 'sms' and after ->> 'smsCarrierId' is null` },
];

/** Whether something that a use needs is missing afterwards. */
export const isAnythingMissing = (use: NumberUse, after: Capabilities): boolean => needs.some(({ isMissing }) => isMissing(use, after));

/** The same in SQL, of what is missing in the snapshot `after`. */
export const isAnythingMissingSql = needs.map(({ missingSql }) => `(${missingSql})`).join(' or ');

/** Capabilities in use cannot be taken away; the refusal says by whom they are used. */
export const refuseTakingAway = (uses: NumberUse[], after: Capabilities): void => {
  for (const { pointer, what, isMissing } of needs) {
    const needed = uses.filter((use) => isMissing(use, after));
    if (needed.length === 0) continue;
    const by = needed.slice(0, shownUses).map((use) => use.reference.label).join(', ');
    throw new Problem('in-use', `${what} of this number is in use by ${by}: take it from there first.`, { errors: [{ pointer, detail: `In use by ${by}.` }], references: referencesTo(needed) });
  }
};

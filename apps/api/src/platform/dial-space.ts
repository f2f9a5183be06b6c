import { Problem, type Reference } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

interface Holder {
  noun: string;
  /** Selects the id, code and label of each that has one. */
  sql: string;
}

/** Whatever has a code of the dial space. A code is claimed here before its row is written, and given back after the row is gone. */
const holders = {
  extension: { noun: 'extension', sql: `select id, short_number as code, short_number || ' ' || display_name as label from extension` },
  'feature-code': { noun: 'feature code', sql: 'select id, code, code as label from feature_code' },
  'ring-group': { noun: 'ring group', sql: `select id, short_number as code, concat_ws(' ', short_number, name) as label from ring_group where short_number is not null` },
  'internal-number': { noun: 'internal number', sql: 'select id, number as code, number as label from internal_number' },
} as const satisfies Record<string, Holder>;

export type DialKind = keyof typeof holders;

/** Every code that is taken, and by what: kind, noun, id, code, label. */
const codeHoldersSql = Object.entries<Holder>(holders).map(([kind, { noun, sql }]) => `select '${kind}' as kind, '${noun}' as noun, h.* from (${sql}) h`).join(' union all ');

/** Joins what else has a code, as `t`: found by the index of each kind, however many there are. */
export const codeHeldSql = (code: string, isOther: string): string =>
  `left join lateral (select h.* from (${codeHoldersSql}) h where h.code = (${code}) collate "natural" and ${isOther} limit 1) t on true`;

type CodeHolder = Reference & { noun: string; code: string };

/** Whatever has one of these codes, at most 50 of them. */
export const codeHolders = (tx: Tx, codes: string[]): Promise<CodeHolder[]> => tx.$queryRaw<CodeHolder[]>`
    select kind, noun, id, code, label from (${Prisma.raw(codeHoldersSql)}) h where code = any(${codes}::text[]) order by code limit 50`;

export const codeInUse = ({ code, noun, label }: CodeHolder): string => `${code} is in use by ${noun} ${label}.`;

interface Claim {
  kind: DialKind;
  codes: string[];
  /** The field that a refusal is said of. */
  pointer: string;
}

/** Takes these codes, all of them or none. Where one is taken, the refusal says by whom. */
export const claimCodes = async (tx: Tx, { kind, codes, pointer }: Claim): Promise<void> => {
  // In one order, so that two who claim the same ones do not wait for each other.
  const claimed = await tx.$queryRaw<{ code: string }[]>`
    insert into dial_code (code, kind) select code, ${kind} from unnest(${[...codes].sort()}::text[]) as code on conflict do nothing returning code`;
  if (claimed.length === codes.length) return;
  const got = new Set(claimed.map(({ code }) => code));
  await refuseTaken(tx, codes.filter((code) => !got.has(code)), { total: codes.length, pointer });
};

interface Exchange {
  kind: DialKind;
  before: string | null;
  after: string | null;
  pointer: string;
}

/** Takes another code, or none; the row that has it is written before the old one is given back. */
export const exchangeCode = async (tx: Tx, { kind, before, after, pointer }: Exchange, write: () => Promise<unknown>): Promise<void> => {
  if (after === before) return void (await write());
  if (after !== null) await claimCodes(tx, { kind, codes: [after], pointer });
  await write();
  if (before !== null) await releaseCodes(tx, [before]);
};

export const releaseCodes = async (tx: Tx, codes: string[]): Promise<void> => void (await tx.dialCode.deleteMany({ where: { code: { in: codes } } }));

const shown = 5;

const refuseTaken = async (tx: Tx, taken: string[], { total, pointer }: { total: number; pointer: string }): Promise<never> => {
  const found = await codeHolders(tx, taken);
  const names = found.slice(0, shown).map(({ label }) => label).join(', ') + (taken.length > shown ? ` and ${taken.length - shown} more` : '');
  const [first] = found;
  const one = first ? codeInUse(first) : 'This number is in use in the enterprise.';
  const detail = total === 1 ? one : `${taken.length} of the ${total} numbers are in use: ${names}. None was added.`;
  throw new Problem('already-exists', detail, {
    errors: [{ pointer, detail }],
    references: found.map(({ kind, id, label }) => ({ kind, id, label })),
    params: { count: taken.length, total },
  });
};

import type { SearchHit } from '@patchbay/contract/search';
import type { Sql } from '@patchbay/database/scope';
import type { z } from 'zod';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { modelNameOf } from '../../platform/phone-files.ts';

export type Hit = z.output<typeof SearchHit>;
/** Looks for one kind of things. */
export type Find = (sql: Sql, q: string, ctx: SubtreeCtx) => Promise<Hit[]>;

export const hitsPerKind = 6;

/** A part of a MAC address in any notation, as it is stored; nothing for a text that cannot be one. */
export const macPart = (typed: string): string | undefined => {
  const digits = typed.replace(/[\s:.-]/g, '').toLowerCase();
  return /^[0-9a-f]{2,12}$/.test(digits) ? digits : undefined;
};

/** `Yealink T46U · 805ec0123456` */
export const phoneDetail = ({ model_id, mac }: { model_id: string; mac: string | null }): string => [modelNameOf(model_id), mac].filter(Boolean).join(' · ');

/** What a ring group is called everywhere: by its short number too, where it has one. */
export const ringGroupLabel = ({ short_number, name }: { short_number: string | null; name: string }): string => [short_number, name].filter(Boolean).join(' ');

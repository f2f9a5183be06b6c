import type { Import } from '@patchbay/contract/imports';
import { useFormatter, useTranslations } from 'use-intl';

type Finding = Omit<NonNullable<Import['finding']>, never>;

// A row is called what the spreadsheet calls it.
const ungrouped = new Set(['row', 'firstRow']);

/** A finding in the viewer's language; one that the catalogue does not know yet in English. */
export const useFindingText = () => {
  const t = useTranslations('importFindings');
  const format = useFormatter();
  return ({ code, params, text }: Finding): string => {
    const key = code as 'plan-stale';
    if (!t.has(key)) return text;
    const shown = Object.entries(params).map(([name, value]) => [name, typeof value === 'number' && !ungrouped.has(name) ? format.number(value) : String(value)]);
    return t(key, Object.fromEntries(shown) as never);
  };
};

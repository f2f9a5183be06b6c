import type { CallClass, DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import { prefixText, useClassNames } from './words.ts';

/** The classes and prefixes of a profile as a person reads them, for the history. */
export const useHistoryTexts = (): ((key: string, value: unknown) => string | undefined) => {
  const names = useClassNames();
  return (key, value) => {
    if (!Array.isArray(value)) return undefined;
    if (key === 'allowedClasses') return names(value as CallClass[]);
    return value.length > 0 ? (value as DialPrefix[]).map(prefixText).join('; ') : undefined;
  };
};

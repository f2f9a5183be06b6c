import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { readExceptionNumber } from '@patchbay/domain/call-routing/exception-number';
import { useWorld } from '../explain/use-explained.ts';

/** Whom a person means by what they typed, by the notation of the extension's country. */
export const useReadNumber = ({ id, numberSettings: { country } }: ExtensionSettings) => {
  const { world } = useWorld(id);
  const from = country ?? world?.country ?? undefined;
  return (typed: string): string | undefined => readExceptionNumber(typed, from);
};
export type ReadNumber = ReturnType<typeof useReadNumber>;

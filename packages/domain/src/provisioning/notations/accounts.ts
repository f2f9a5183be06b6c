import type { DeviceView } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';

/** The numbers of a model's accounts that have no line: files switch them off. */
export const unusedAccounts = ({ lines }: DeviceView, { firstLine, lastLine }: PhoneModel): number[] => {
  const used = new Set(lines.map(({ position }) => position));
  return Array.from({ length: lastLine - firstLine + 1 }, (_, i) => firstLine + i).filter((number) => !used.has(number));
};

/** What a vendor calls a language by its BCP 47 tag, or its shorter form; something else for one that its phones do not have. */
export const nameIn = (names: ReadonlyMap<string, string>, tag: string, otherwise: string): string => {
  const lower = tag.toLowerCase();
  return names.get(lower) ?? names.get(lower.split('-')[0]!) ?? otherwise;
};

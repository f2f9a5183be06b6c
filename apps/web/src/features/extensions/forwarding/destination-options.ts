import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { Option } from '#ui/fields/select-field.tsx';

/** Extensions among destinations, as they are chosen where nothing else can be. */
export const toExtensionOption = ({ destination, label }: LabelledDestination): Option[] => (destination.kind === 'EXTENSION' ? [{ value: destination.id, label }] : []);

/** Colleagues, to be written down by their number and name: `101 Ann`. */
export const toColleagueOption = ({ destination, label }: LabelledDestination): Option[] => (destination.kind === 'EXTENSION' ? [{ value: label, label }] : []);

/** Numbers of the enterprise, to be written down as such. */
export const toOwnNumberOption = (text: (number: string) => string) => ({ destination, label }: LabelledDestination): Option[] =>
  destination.kind === 'PHONE_NUMBER' ? [{ value: label, label: text(label) }] : [];

/** `101 Ann` in its two parts. */
export const colleagueOf = (label: string): { number: string; label: string } => {
  const [number = '', ...name] = label.split(' ');
  return { number, label: name.join(' ') };
};

import { vendors } from './catalogue.ts';
import type { Family } from './model.ts';

/** What phones do not take is left out of their files: some would go back to the password that they came with. */
export const refusesWebPassword = ({ takesWebPassword }: Family, password: string): boolean => password !== '' && takesWebPassword?.(password) === false;

/** Whose phones keep the password of their web pages, whatever the enterprise's is: `Mitel 6700, 6800 and 6900 SIP`. */
export const familiesRefusing = (password: string): string[] =>
  vendors.flatMap(({ name, families }) => families.filter((family) => refusesWebPassword(family, password)).map((family) => `${name} ${family.name}`));

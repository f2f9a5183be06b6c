import { toE164 } from '../numbering/to-e164.ts';

/** Whether a contact is an e-mail address, and no phone number. */
export const isEmailAddress = (contact: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact);

/** A contact as it is kept: an address in small letters, or a number in E.164, typed in any notation of that country. Undefined for neither. */
export const readContact = (typed: string, country?: string): string | undefined =>
  typed.includes('@') ? (isEmailAddress(typed) ? typed.toLowerCase() : undefined) : toE164(typed, country);

const hidden = '•••';

/** A contact with all but its ends hidden: who expects something there knows it again, and nobody else learns it. */
export const maskContact = (contact: string): string => {
  const [name, domain] = contact.split('@') as [string, string | undefined];
  if (domain === undefined) return `${contact.slice(0, 3)}${hidden}${contact.slice(-2)}`;
  const ends = (text: string, kept: number) => `${text.slice(0, kept)}${hidden}`;
  return `${ends(name, 1)}@${ends(domain, 1)}${domain.slice(domain.lastIndexOf('.'))}`;
};

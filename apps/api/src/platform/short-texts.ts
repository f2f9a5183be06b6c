import { Language } from '@patchbay/contract/primitives/locale';
import type { MailFacts } from './mail-texts.ts';

/** What may also go to a phone, in one text message. */
export type ShortTemplate = 'sign-in-code' | 'password-reset' | 'password-choice';

type Words = { [T in ShortTemplate]: (facts: MailFacts[T]) => string };

const en: Words = {
  'sign-in-code': ({ code, minutes }) => `${code} is your code to sign in. It works for ${minutes} minutes.`,
  'password-reset': ({ link }) => `Choose a new password within one hour: ${link}`,
  'password-choice': ({ organisation, enterprise, username, days, link }) => `${organisation}: choose your password ${days === 0 ? 'within one hour' : `within ${days} days`}: ${link} Then sign in with enterprise ${enterprise} and user name ${username}.`,
};

const de: Words = {
  'sign-in-code': ({ code, minutes }) => `${code} ist Ihr Code zum Anmelden. Er gilt ${minutes} Minuten.`,
  'password-reset': ({ link }) => `Wählen Sie innerhalb einer Stunde ein neues Passwort: ${link}`,
  'password-choice': ({ organisation, enterprise, username, days, link }) => `${organisation}: Wählen Sie ${days === 0 ? 'innerhalb einer Stunde' : `innerhalb von ${days} Tagen`} Ihr Passwort: ${link} Danach melden Sie sich mit dem Unternehmen ${enterprise} und dem Benutzernamen ${username} an.`,
};

const words: { [L in Language]: Words } = { en, de };

/** A text message of the system in the reader's language; English where we do not have it. */
export const shortText = <T extends ShortTemplate>(template: T, language: unknown, facts: MailFacts[T]): string => words[Language.catch('en').parse(language)][template](facts);

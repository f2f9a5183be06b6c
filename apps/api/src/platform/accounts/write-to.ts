import type { Tx } from '@patchbay/database/scope';
import { isEmailAddress } from '@patchbay/domain/credentials/contact';
import type { Deps } from '../deps.ts';
import { type MailFacts, type MailTemplate, mailText } from '../mail-texts.ts';
import { postMail } from '../outbox.ts';

/** Of whom an extension is, what they said themselves or an administrator of theirs: an address or a number. */
interface Reach {
  personalContact: string;
  username: string;
}

interface Person {
  email: string | null;
  name: string;
  preferences: unknown;
  /** Of somebody who signs in with a user name. */
  extension?: Reach | null;
}

interface Facts {
  deps: Deps;
  now: Date;
  newId(): string;
}

/** Where the person of an extension is written to: their contact, or a user name that is an address. */
export const ownContact = ({ personalContact, username }: Reach): string | null => personalContact || (isEmailAddress(username) ? username.toLowerCase() : null);

/** What an account is read with, so that its person can be written to. */
export const ofExtension = { extension: { select: { personalContact: true, username: true } } } as const;

/** The language that somebody reads. */
export const languageOf = ({ preferences }: Pick<Person, 'preferences'>): unknown => ((preferences ?? {}) as { language?: unknown }).language;

/** Mails somebody in the language that they read. Whoever has no e-mail address is not told. */
export const writeTo = async <T extends MailTemplate>(tx: Tx, facts: Facts, template: T, { to, ...say }: Omit<MailFacts[T], 'name'> & { to: Person }): Promise<void> => {
  const address = to.email ?? (to.extension ? ownContact(to.extension) : null);
  if (address === null || !isEmailAddress(address)) return;
  await postMail(tx, facts, { to: address, ...mailText(template, languageOf(to), { ...say, name: to.name } as unknown as MailFacts[T]) });
};

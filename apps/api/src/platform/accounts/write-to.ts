import type { Tx } from '@patchbay/database/scope';
import type { Deps } from '../deps.ts';
import { type MailFacts, type MailTemplate, mailText } from '../mail-texts.ts';
import { postMail } from '../outbox.ts';

interface Person {
  email: string;
  name: string;
  preferences: unknown;
}

interface Facts {
  deps: Deps;
  now: Date;
  newId(): string;
}

/** Mails somebody in the language that they read. */
export const writeTo = async <T extends MailTemplate>(tx: Tx, facts: Facts, template: T, { to, ...say }: Omit<MailFacts[T], 'name'> & { to: Person }): Promise<void> => {
  const { email, name } = to;
  const { language } = (to.preferences ?? {}) as { language?: unknown };
  await postMail(tx, facts, { to: email, ...mailText(template, language, { ...say, name } as unknown as MailFacts[T]) });
};

import type { Role } from '@patchbay/contract/permissions';
import { Language } from '@patchbay/contract/primitives/locale';

/** What each mail needs to know. */
export interface MailFacts {
  invitation: { name: string; organisation: string; role: Role; inviter: string; link: string };
  'membership-added': { name: string; organisation: string; role: Role; inviter: string; link: string };
  'password-reset': { name: string; link: string };
  /** For the person of an extension: the first password, or one in place of one that stopped working; `days` 0: within an hour. */
  'password-choice': { name: string; organisation: string; enterprise: string; username: string; days: number; link: string };
  'sign-in-code': { name: string; code: string; minutes: number };
  'password-changed': { name: string };
  'second-factor-removed': { name: string };
  /** What an administrator writes to the people of an enterprise. */
  'administrator-message': { name: string; organisation: string; sender: string; subject: string; message: string };
  'delivery-failed': { method: string; place: string; answer: string; link: string };
  'delivery-access-revoked': { method: string; place: string; answer: string; link: string };
}

export type MailTemplate = keyof MailFacts;

export interface MailText {
  subject: string;
  template: MailTemplate;
  text: string;
}

type Writer<F> = (facts: F) => [subject: string, ...paragraphs: string[]];
type Words = { [T in MailTemplate]: Writer<MailFacts[T]> };

const english: { [R in Role]: string } = { administrator: 'administrator', 'read-only': 'reader', supervisor: 'supervisor', monitor: 'monitor', agent: 'agent' };
const german: { [R in Role]: string } = { administrator: 'Administrator', 'read-only': 'Leser', supervisor: 'Supervisor', monitor: 'Monitor', agent: 'Agent' };

const en: Words = {
  invitation: ({ name, organisation, role, inviter, link }) => [
    `Invitation to ${organisation}`, `Hello ${name},`, `${inviter} invites you to ${organisation} as ${english[role]}.`,
    'Choose a password here to accept. The link works once, within 7 days:', link,
    'If you did not expect this, you need not do anything.'],
  'membership-added': ({ name, organisation, role, inviter, link }) => [
    `You have been added to ${organisation}`, `Hello ${name},`, `${inviter} has added you to ${organisation} as ${english[role]}.`,
    'Sign in with the password that you have:', link, 'If you did not expect this, tell an administrator of the organisation.'],
  'password-reset': ({ name, link }) => [
    'Choose a new password', `Hello ${name},`, 'Choose a new password here. The link works once, within one hour:', link,
    'If you did not ask for it, you need not do anything: your password stays as it is.'],
  'password-choice': ({ name, organisation, enterprise, username, days, link }) => [
    `Choose your password for ${organisation}`, `Hello ${name},`, `An administrator of ${organisation} asks you to choose a password.`,
    `Choose it here. The link works once, within ${days === 0 ? 'one hour' : `${days} days`}; until then you cannot sign in:`, link,
    `Then sign in with the enterprise ${enterprise}, the user name ${username} and your password.`],
  'sign-in-code': ({ name, code, minutes }) => [
    'Your code to sign in', `Hello ${name},`, `Your code is ${code}. It works once, within ${minutes} minutes.`,
    'If you are not signing in, somebody knows your password: change it, and tell your administrator.'],
  'password-changed': ({ name }) => [
    'Your password was changed', `Hello ${name},`, 'Your password was changed just now, and your other sessions have ended.',
    'If that was not you, ask for a link to reset it on the sign-in page, and tell your administrator.'],
  'second-factor-removed': ({ name }) => [
    'Your second factor was removed', `Hello ${name},`, 'From now on your password alone signs you in: the second factor of your account was removed.',
    'If you did not ask for that, change your password and tell your administrator.'],
  'administrator-message': ({ name, organisation, sender, subject, message }) => [
    subject, `Hello ${name},`, message, `${sender}, ${organisation}`,
    `You get this message because you have an extension of ${organisation}. Nobody reads answers to it: write to your administrator.`],
  'delivery-failed': ({ method, place, answer, link }) => [
    `${method} does not deliver`, `Files could not be delivered by ${method}, to ${place}.`, ...(answer === '' ? [] : [`The server said: ${answer}`]),
    'Look at it and test it here:', link, 'While it lasts, this mail comes once a day.'],
  'delivery-access-revoked': ({ method, answer, link }) => [
    `${method} has lost its access`, `The account to which ${method} delivers lets us in no more. Nothing is delivered there until it is connected again.`,
    ...(answer === '' ? [] : [`The provider said: ${answer}`]), 'Connect it here:', link, 'While it lasts, this mail comes once a day.'],
};

const de: Words = {
  invitation: ({ name, organisation, role, inviter, link }) => [
    `Einladung zu ${organisation}`, `Guten Tag ${name},`, `${inviter} lädt Sie zu ${organisation} ein, in der Rolle ${german[role]}.`,
    'Wählen Sie hier ein Passwort, um anzunehmen. Der Link gilt einmal, sieben Tage lang:', link,
    'Wenn Sie das nicht erwartet haben, brauchen Sie nichts zu tun.'],
  'membership-added': ({ name, organisation, role, inviter, link }) => [
    `Sie gehören jetzt zu ${organisation}`, `Guten Tag ${name},`, `${inviter} hat Sie zu ${organisation} hinzugefügt, in der Rolle ${german[role]}.`,
    'Melden Sie sich mit Ihrem bisherigen Passwort an:', link, 'Wenn Sie das nicht erwartet haben, sagen Sie es einem Administrator der Organisation.'],
  'password-reset': ({ name, link }) => [
    'Neues Passwort wählen', `Guten Tag ${name},`, 'Wählen Sie hier ein neues Passwort. Der Link gilt einmal, eine Stunde lang:', link,
    'Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.'],
  'password-choice': ({ name, organisation, enterprise, username, days, link }) => [
    `Ihr Passwort für ${organisation}`, `Guten Tag ${name},`, `Ein Administrator von ${organisation} bittet Sie, ein Passwort zu wählen.`,
    `Wählen Sie es hier. Der Link gilt einmal, ${days === 0 ? 'eine Stunde' : `${days} Tage`} lang; bis dahin können Sie sich nicht anmelden:`, link,
    `Danach melden Sie sich mit dem Unternehmen ${enterprise}, dem Benutzernamen ${username} und Ihrem Passwort an.`],
  'sign-in-code': ({ name, code, minutes }) => [
    'Ihr Code zum Anmelden', `Guten Tag ${name},`, `Ihr Code ist ${code}. Er gilt einmal, ${minutes} Minuten lang.`,
    'Wenn Sie sich gerade nicht anmelden, kennt jemand Ihr Passwort: Ändern Sie es, und sagen Sie es Ihrem Administrator.'],
  'password-changed': ({ name }) => [
    'Ihr Passwort wurde geändert', `Guten Tag ${name},`, 'Ihr Passwort wurde soeben geändert, Ihre anderen Sitzungen sind beendet.',
    'Wenn Sie das nicht waren, fordern Sie auf der Anmeldeseite einen Link zum Zurücksetzen an, und sagen Sie es Ihrem Administrator.'],
  'second-factor-removed': ({ name }) => [
    'Ihr zweiter Faktor wurde entfernt', `Guten Tag ${name},`, 'Ab jetzt meldet Sie Ihr Passwort allein an: Der zweite Faktor Ihres Kontos wurde entfernt.',
    'Wenn Sie das nicht gewünscht haben, ändern Sie Ihr Passwort, und sagen Sie es Ihrem Administrator.'],
  'administrator-message': ({ name, organisation, sender, subject, message }) => [
    subject, `Guten Tag ${name},`, message, `${sender}, ${organisation}`,
    `Sie bekommen diese Nachricht, weil Sie eine Nebenstelle von ${organisation} haben. Antworten darauf liest niemand: Schreiben Sie Ihrem Administrator.`],
  'delivery-failed': ({ method, place, answer, link }) => [
    `${method} stellt nicht zu`, `Dateien konnten mit ${method} nicht zugestellt werden, Ziel: ${place}.`, ...(answer === '' ? [] : [`Der Server sagte: ${answer}`]),
    'Hier können Sie nachsehen und testen:', link, 'Solange es dauert, kommt diese E-Mail einmal am Tag.'],
  'delivery-access-revoked': ({ method, answer, link }) => [
    `${method} hat keinen Zugriff mehr`, `Das Konto, in das ${method} zustellt, lässt uns nicht mehr hinein. Dort kommt nichts an, bis es wieder verbunden ist.`,
    ...(answer === '' ? [] : [`Der Anbieter sagte: ${answer}`]), 'Hier verbinden:', link, 'Solange es dauert, kommt diese E-Mail einmal am Tag.'],
};

const words: { [L in Language]: Words } = { en, de };

/** A mail of the system in the reader's language; English where we do not have it. */
export const mailText = <T extends MailTemplate>(template: T, language: unknown, facts: MailFacts[T]): MailText => {
  const write: Writer<MailFacts[T]> = words[Language.catch('en').parse(language)][template];
  const [subject, ...paragraphs] = write(facts);
  return { subject, template, text: `${paragraphs.join('\n\n')}\n` };
};

import { roles } from '@patchbay/contract/permissions';
import { languages } from '@patchbay/contract/primitives/locale';
import { expect, test } from 'vitest';
import { type MailTemplate, mailText } from './mail-texts.ts';

const facts = { name: 'Ada Example', organisation: 'Olea & Sons', role: 'administrator', inviter: 'Ben Example', link: 'https://pbx.example/invitation#abc', method: 'Archive', place: 'sftp://files.example/calls', answer: 'Quota exceeded', enterprise: 'OLEA', username: 'ada', days: 7, code: '042917', minutes: 10, sender: 'Cy Example', subject: 'New handsets', message: 'They come on Monday.' } as const;
const said: { [T in MailTemplate]: (keyof typeof facts)[] } = {
  invitation: ['name', 'organisation', 'inviter', 'link'],
  'membership-added': ['name', 'organisation', 'inviter', 'link'],
  'password-reset': ['name', 'link'],
  'password-choice': ['name', 'organisation', 'enterprise', 'username', 'link'],
  'sign-in-code': ['name', 'code'],
  'password-changed': ['name'],
  'second-factor-removed': ['name'],
  'administrator-message': ['name', 'organisation', 'sender', 'message'],
  'delivery-failed': ['method', 'place', 'answer', 'link'],
  'delivery-access-revoked': ['method', 'answer', 'link'],
};
const templates = Object.keys(said) as MailTemplate[];

test.each(languages.flatMap((language) => templates.map((template) => [template, language] as const)))('the mail %s says in %s all that it must', (template, language) => {
  const mail = mailText(template, language, facts);
  expect(mail.template).toBe(template);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  for (const fact of said[template]) expect(mail.text).toContain(facts[fact]);
  expect(mail.text).not.toContain('undefined');
});

test('a link stands alone on its line, so that every mail program makes it clickable', () => {
  expect(mailText('invitation', 'en', facts).text.split('\n')).toContain(facts.link);
});

test('each language has words of its own', () => {
  for (const template of templates) expect(mailText(template, 'de', facts).text).not.toBe(mailText(template, 'en', facts).text);
  for (const role of roles) expect(mailText('invitation', 'de', { ...facts, role }).text).not.toContain(role);
});

test.each([undefined, null, 'fr', 7])('a reader of %j gets English', (language) => {
  expect(mailText('password-changed', language, facts)).toEqual(mailText('password-changed', 'en', facts));
});

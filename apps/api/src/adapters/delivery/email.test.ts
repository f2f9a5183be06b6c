import { delivered, failureOf } from '@patchbay/testkit/delivery';
import { startMailServer } from '@patchbay/testkit/mail-server';
import { expect, test } from 'vitest';
import { smtpMailer } from '../mail/smtp.ts';

const target = { type: 'EMAIL' as const, addresses: ['archive@people.example', 'gone@people.example'], subject: 'A recording' };
const from = 'Patchbay <no-reply@patchbay.example>';

test('a mail with the file itself arrives at every address', async () => {
  const server = await startMailServer({ hasTls: false });
  expect(await delivered(target, { mailer: smtpMailer(server.url, from) })).toMatchObject({ place: 'archive@people.example, gone@people.example', answer: expect.stringContaining('250') });
  expect(server.mails).toMatchObject([{ to: target.addresses, headers: { subject: 'A recording' } }]);
  for (const part of ["filename*0*=utf-8''Gr%C3%BC%C3%9Fe%201.txt", `\r\n\r\n${Buffer.from('Straße\n').toString('base64')}\r\n`]) expect(server.mails[0]!.raw).toContain(part);
  await server.stop();
});

test('who is refused is told by name; where our own server stands is not', async () => {
  const server = await startMailServer({ hasTls: false, refuse: (address) => (address.startsWith('gone') ? 550 : undefined) });
  const mailer = smtpMailer(server.url, from);
  expect(await failureOf(delivered(target, { mailer }))).toEqual({ failure: 'refused', answer: 'gone@people.example' });
  expect(await failureOf(delivered({ ...target, addresses: ['gone@people.example'] }, { mailer }))).toEqual({ failure: 'refused', answer: '550 Not taken' });
  await server.stop();
  expect(await failureOf(delivered(target, { mailer }))).toEqual({ failure: 'unreachable', answer: '' });
  expect(await failureOf(delivered(target, { mailer: null }))).toEqual({ failure: 'not-set-up', answer: '' });
});

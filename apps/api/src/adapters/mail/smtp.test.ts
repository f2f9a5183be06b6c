import { startMailServer } from '@patchbay/testkit/mail-server';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { MailRefused, smtpMailer } from './smtp.ts';

const from = 'Patchbay <no-reply@patchbay.example>';
const mail = { id: '0192f000-0000-7000-8000-000000000001', to: 'ann@people.example', subject: 'Grüße', text: 'Straße\n.\nend' };

test('a mail arrives whole, marked as automatic, with a name that it keeps', async () => {
  const server = await startMailServer({ hasTls: false });
  await smtpMailer(server.url, from).send(mail);
  expect(server.mails).toMatchObject([{ from: 'no-reply@patchbay.example', to: [mail.to], text: mail.text, isSecure: false }]);
  expect(server.mails[0]!.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'message-id': `<${mail.id}@patchbay.example>`, subject: expect.stringContaining('=?UTF-8?') });
  await server.stop();
});

test.each([
  ['Patchbay <no-reply@patchbay.example>', 'Northwind Telecom', 'Northwind Telecom <no-reply@patchbay.example>'],
  ['no-reply@patchbay.example', 'Alpine, "Voice" <evil@people.example>', '"Alpine, \\"Voice\\" <evil@people.example>" <no-reply@patchbay.example>'],
  ['no-reply@patchbay.example', 'Nord\r\nBcc: evil@people.example', '=?UTF-8?Q?Nord=0D=0ABcc=3A_evil=40people=2Eexample?= <no-reply@patchbay.example>'],
])('from %s, a mail in the name of %j keeps the address', async (address, sender, shown) => {
  const server = await startMailServer({ hasTls: false });
  await smtpMailer(server.url, address).send({ ...mail, rich: { html: '<p>Hello</p>', sender, images: [] } });
  expect(server.mails).toMatchObject([{ from: 'no-reply@patchbay.example', to: [mail.to], headers: { from: shown } }]);
  expect(server.mails[0]!.headers).not.toHaveProperty('bcc');
  await server.stop();
});

test('STARTTLS is used where it is offered, and the certificate is checked unless that is switched off', async () => {
  const server = await startMailServer();
  await expect(smtpMailer(server.url, from).send(mail)).rejects.toThrow(/certificate/);
  await smtpMailer(`${server.url}/?tls=unverified`, from).send(mail);
  await smtpMailer(`${server.url}/?tls=off`, from).send(mail);
  expect(server.mails.map(({ isSecure }) => isSecure)).toEqual([true, false]);
  await server.stop();
});

test('where encryption is required, a server without it gets nothing', async () => {
  const server = await startMailServer({ hasTls: false });
  const refused = await smtpMailer(`${server.url}/?tls=required`, from).send(mail).catch((error: Error) => error);
  expect(refused).not.toBeInstanceOf(MailRefused);
  expect(server.mails).toEqual([]);
  await server.stop();
});

test('wrong credentials can be put right, so they are not final; they appear in no message', async () => {
  const server = await startMailServer({ credentials: { user: 'patchbay', password: 'right' } });
  const url = (password: string) => server.url.replace('//', `//patchbay:${password}@`) + '/?tls=unverified';
  const failure = await smtpMailer(url('wrong-one'), from).send(mail).catch((error: Error) => error as Error);
  expect(failure).not.toBeInstanceOf(MailRefused);
  expect((failure as Error).message).not.toContain('wrong-one');
  await smtpMailer(url('right'), from).send(mail);
  expect(server.mails).toMatchObject([{ user: 'patchbay' }]);
  await server.stop();
});

test('5xx about the recipient is final, 4xx and an absent server are not', async () => {
  const server = await startMailServer({ hasTls: false, refuse: (address) => (address.startsWith('gone') ? 550 : address.startsWith('busy') ? 451 : undefined) });
  const send = (to: string, url = server.url) => smtpMailer(url, from).send({ ...mail, to }).catch((error: unknown) => error);
  expect(await send('gone@people.example')).toBeInstanceOf(MailRefused);
  expect(await send('busy@people.example')).not.toBeInstanceOf(MailRefused);
  await server.stop();
  expect(await send('ann@people.example')).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  const mute = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => { mute.once('listening', resolve); });
  expect(await send('ann@people.example', `smtp://127.0.0.1:${(mute.address() as { port: number }).port}`)).not.toBeInstanceOf(MailRefused);
  mute.close();
});

import { audit } from '@patchbay/contract/audit';
import { phoneLabels } from '@patchbay/contract/phone-labels';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { type Caller, ok, urlOf } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { create } from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from './read-pdf.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_PUBLIC_URL: 'https://pbx.example', PATCHBAY_PROVISIONING_URL: 'https://phones.example' } })));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
const print = async ({ headers, tenantId }: Caller, verb: keyof typeof phoneLabels, payload: object) => {
  const answer = await app.server.inject({ method: 'POST', url: urlOf(phoneLabels[verb], { tenantId: tenantId! }), headers: { 'x-patchbay-request': '1', ...headers }, payload });
  return { status: answer.statusCode, type: answer.headers['content-type'], bytes: answer.rawPayload };
};
/** The squares of one QR code, by column and row. */
const codeOf = (bytes: Buffer): string[] => {
  const { squares } = readPdf(bytes);
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  return squares.map(({ x, y, size }) => `${Math.round((x - left) / size)} ${Math.round((y - top) / size)}`).sort();
};
const expectedCode = (said: string): string[] => {
  const { size, data } = create(said, { errorCorrectionLevel: 'M' }).modules;
  return Array.from(data, (isDark, index) => (isDark ? `${index % size} ${Math.floor(index / size)}` : '')).filter(Boolean).sort();
};

test('a label says name, extension and person, model and MAC address in any European letters, and leads to the page of the phone', async () => {
  const { admin, enterprise } = await anEnterprise();
  const extension = await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Žofia Łą Αθήνα' });
  const phone = await aPhone(app, enterprise, { name: 'Приёмная на третьем этаже', mac: '805ec0a1b2c3', lines: { 0: extension.id } });
  const sheet = await print(admin, 'labels', { ids: [phone.id] });
  expect([sheet.status, sheet.type, sheet.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  expect(readPdf(sheet.bytes).texts).toEqual(['Приёмная на', 'третьем этаже', '101 Žofia Łą Αθήνα', 'Yealink T46U', '80:5E:C0:A1:B2:C3']);
  expect(codeOf(sheet.bytes)).toEqual(expectedCode(`https://pbx.example/t/${enterprise.id}/phones/${phone.id}`));
  expect((await print(admin, 'labels', { ids: [phone.id] })).bytes.equals(sheet.bytes)).toBe(true);
});

test('names from right to left are in the order in which they are read, with their numbers, brackets and Latin words as they are', async () => {
  const { admin, enterprise } = await anEnterprise();
  const extension = await anExtension(app, enterprise, { shortNumber: '123', displayName: 'דנה לוי' });
  const phones = [
    await aPhone(app, enterprise, { name: 'קבלה 45 (קומה 2)', lines: { 0: extension.id } }),
    await aPhone(app, enterprise, { name: 'مكتب ۱۲' }),
    await aPhone(app, enterprise, { name: 'Desk דנה' }),
  ];
  const read = async ({ id }: { id: string }) => {
    const { texts } = readPdf((await print(admin, 'labels', { ids: [id], sheet: '105x57' })).bytes);
    return texts.slice(0, texts.indexOf('Yealink T46U')).join('');
  };
  const turned = (text: string) => [...text].reverse().join('');
  expect(await Promise.all(phones.map(read))).toEqual([`(2 ${turned('קומה')}) 45 ${turned('קבלה')}${turned('דנה לוי')} 123`, `۱۲ ${turned('مكتب')}`, `Desk ${turned('דנה')}`]);
});

test('names in letters that the font does not have are in Latin letters', async () => {
  const { admin, enterprise } = await anEnterprise();
  const extension = await anExtension(app, enterprise, { shortNumber: '104', displayName: '한국 Ünal' });
  const phone = await aPhone(app, enterprise, { name: '倉庫 3', lines: { 0: extension.id } });
  expect(readPdf((await print(admin, 'labels', { ids: [phone.id] })).bytes).texts.slice(0, 2)).toEqual(['CangKu 3', '104 HanGug Ünal']);
});

test('labels come in the order asked for, after those that are used up, on as many sheets as they need', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [one, two] = [await aPhone(app, enterprise, { name: 'One' }), await aPhone(app, enterprise, { name: 'Two', mac: null })];
  const { pages, texts } = readPdf((await print(admin, 'labels', { ids: [two.id, app.deps.clock.newId(), one.id], sheet: '105x57', skip: 9 })).bytes);
  expect([pages, texts.filter((said) => ['One', 'Two', '—'].includes(said))]).toEqual([2, ['Two', '—', 'One']]);
});

test('a name that is too long is cut, and of many lines the rest is counted', async () => {
  const { admin, enterprise } = await anEnterprise();
  const lines = Object.fromEntries(await Promise.all([1, 2, 3, 4, 5].map(async (position) => [position, (await anExtension(app, enterprise, { displayName: 'W'.repeat(60) })).id])));
  const phone = await aPhone(app, enterprise, { name: `${'Ö'.repeat(20)} ${'Ü'.repeat(30)}`, lines });
  const { texts } = readPdf((await print(admin, 'labels', { ids: [phone.id], sheet: '70x37' })).bytes);
  expect(texts.slice(0, 2)).toEqual([expect.stringMatching(/^Ö{5,19}…$/), expect.stringMatching(/^Ü{5,29}…$/)]);
  expect(texts.filter((said) => /W…$/.test(said)).length + Number(/\d+/.exec(texts.find((said) => said.startsWith('+ '))!)![0])).toBe(5);
});

test('[137] provisioning addresses are for those who may read them, and each leaves an audit row', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [one, two] = [await aPhone(app, enterprise, { name: 'One' }), await aPhone(app, enterprise, { name: 'Two' })];
  const sheet = await print(admin, 'provisioningLabels', { ids: [one.id] });
  expect(codeOf(sheet.bytes)).toEqual(expectedCode(`https://phones.example/p/${one.secret}/${one.mac}.cfg`));
  await print(admin, 'provisioningLabels', { ids: [one.id, two.id] });
  const revealed = (await ok(admin, audit.list, { query: { action: 'phone.provisioning-revealed' } })).items.map(({ entity }) => entity.label);
  expect(revealed.sort()).toEqual(['One', 'One', 'Two']);
  const reader = await signedIn(app, enterprise, 'read-only');
  expect([(await print(reader, 'labels', { ids: [one.id] })).status, (await print(reader, 'provisioningLabels', { ids: [one.id] })).status]).toEqual([200, 403]);
});

test("another enterprise's phones have no labels here", async () => {
  const [{ admin }, theirs] = [await anEnterprise(), await anEnterprise()];
  const stranger = await aPhone(app, theirs.enterprise);
  for (const verb of ['labels', 'provisioningLabels'] as const) expect((await print(admin, verb, { ids: [stranger.id] })).status).toBe(404);
  expect((await ok(theirs.admin, phones.list)).total).toBe(1);
});

test('a label with the address says what else is entered at the phone, unless it has that in the address', async () => {
  const { admin, enterprise } = await anEnterprise();
  const desk = await aPhone(app, enterprise, { name: 'Desk', mac: '805ec0a1b2c4', httpUsername: 'desk-1' });
  const open = await aPhone(app, enterprise, { name: 'Open', mac: '805ec0a1b2c5', httpUsername: '' });
  const soft = await aPhone(app, enterprise, { name: 'Soft', modelId: 'linphone-desktop', mac: null, httpUsername: 'soft-1' });
  const textsOf = async (verb: keyof typeof phoneLabels) => readPdf((await print(admin, verb, { ids: [desk.id, open.id, soft.id], sheet: '70x37' })).bytes).texts;
  expect(await textsOf('provisioningLabels')).toEqual(['Desk', 'desk-1', desk.httpPassword, 'Yealink T46U', '80:5E:C0:A1:B2:C4', 'Open', 'Yealink T46U', '80:5E:C0:A1:B2:C5', 'Soft', 'Linphone Desktop', '—']);
  expect(await textsOf('labels')).not.toContain('desk-1');
});

test('the longest user name and password are on the smallest label in full, below the name and above the model', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [httpUsername, httpPassword] = ['U'.repeat(64), 'w0'.repeat(32)];
  const { id } = await aPhone(app, enterprise, { name: `${'Ö'.repeat(20)} ${'Ü'.repeat(30)}` });
  await ok(admin, phones.update, { params: { id }, body: { ...(await ok(admin, phones.get, { params: { id } })), httpUsername, httpPassword } });
  const { texts } = readPdf((await print(admin, 'provisioningLabels', { ids: [id], sheet: '63.5x38.1' })).bytes);
  expect(texts.slice(2, -2).join('')).toBe(httpUsername + httpPassword);
  expect(texts.length).toBeLessThanOrEqual(10);
});

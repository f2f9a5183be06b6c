import { audit } from '@patchbay/contract/audit';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { findFamily, shippedTexts } from '@patchbay/domain/provisioning/families';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aPhoneTemplate } from '@patchbay/testkit/builders/phone-templates';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp({});
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const family = 'yealink.t-series';
const shipped = shippedTexts(findFamily(family)!.family);
const simple = '#!version:1.0.0.1\n\nlabel = ${greeting|Welcome}\npin = ${pin||secret}\n{% for account in accounts %}\naccount.{{ account.position }}.enable = 1\n{% endfor %}\n';

const inReseller = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.reseller), inside: await signedIn(app, tree.enterprise) };
};

describe('a template', () => {
  test('is a copy of what its family comes with, and says so when that moves on', async () => {
    const { admin } = await inReseller();
    const { items } = await ok(admin, phoneTemplates.shipped, { query: { family } });
    expect(items).toEqual([expect.objectContaining({ family, vendor: 'Yealink', files: ['boot', 'common', 'device'], texts: shipped })]);
    const all = (await ok(admin, phoneTemplates.shipped, { query: {} })).items;
    expect(all.find((each) => each.family === 'mitel.6700-6800-and-6900-sip')?.guide).toEqual({
      kind: 'guide',
      title: '6800/6900 Series SIP Phones Administrator Guide',
      edition: 'Release 5.1.0, 58015750 REV00, October 2018',
      address: 'https://usermanual.wiki/m/a609becd0d8327f8e373b1c51a4468ed7c8312e5d0c6a4b193aa7483f34e4ec1',
      besides: null,
    });
    const made = await ok(admin, phoneTemplates.create, { body: { name: 'Ours', family, ...items[0]!.texts! } });
    expect(made).toMatchObject({ baseId: null, baseName: '', hasBaseMovedOn: false, fields: [], version: 1 });
    await asPlatform(app.deps.database, (tx) => tx.phoneTemplate.update({ where: { id: made.id }, data: { baseDevice: 'an older one', baseHash: 'older' } }));
    expect((await ok(admin, phoneTemplates.get, { params: { id: made.id } })).hasBaseMovedOn).toBe(true);
    const base = await ok(admin, phoneTemplates.base, { params: { id: made.id } });
    expect([base.hasMovedOn, base.then.device, base.now]).toEqual([true, 'an older one', shipped]);
    expect(await ok(admin, phoneTemplates.acceptBase, { params: { id: made.id } })).toMatchObject({ hasBaseMovedOn: false, device: shipped.device });
  });

  test('that is a copy of another follows that one, and outlives it', async () => {
    const { admin } = await inReseller();
    const first = await ok(admin, phoneTemplates.create, { body: { name: 'First', family, device: simple } });
    const copy = await ok(admin, phoneTemplates.create, { body: { name: 'Copy', family, device: simple, baseId: first.id } });
    expect(copy).toMatchObject({ baseId: first.id, baseName: 'First', hasBaseMovedOn: false });
    await ok(admin, phoneTemplates.update, { params: { id: first.id }, body: { name: 'First', device: `${simple}more = 1\n`, version: 1 } });
    expect((await ok(admin, phoneTemplates.list, { query: { q: 'Copy' } })).items[0]).toMatchObject({ hasBaseMovedOn: true });
    await ok(admin, phoneTemplates.remove, { params: { id: first.id } });
    const left = await ok(admin, phoneTemplates.get, { params: { id: copy.id } });
    expect(left).toMatchObject({ baseId: null, baseName: 'First', hasBaseMovedOn: false });
    expect((await ok(admin, phoneTemplates.base, { params: { id: copy.id } })).now).toBeNull();
  });

  test('knows its base and its copies again when its removal is undone, and what its base was', async () => {
    const { admin } = await inReseller();
    const removed = async (id: string) => {
      await ok(admin, phoneTemplates.remove, { params: { id } });
      const { items } = await ok(admin, audit.list, { query: { entityId: id } });
      return () => ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
    };
    const stateOf = async (id: string) => {
      const { baseId, baseName, hasBaseMovedOn } = await ok(admin, phoneTemplates.get, { params: { id } });
      const { then } = await ok(admin, phoneTemplates.base, { params: { id } });
      return { baseId, baseName, hasBaseMovedOn, then: then.device };
    };
    const first = await ok(admin, phoneTemplates.create, { body: { name: 'First', family, device: simple } });
    const copy = await ok(admin, phoneTemplates.create, { body: { name: 'Copy', family, device: simple, baseId: first.id } });
    await ok(admin, phoneTemplates.update, { params: { id: first.id }, body: { name: 'First', device: `${simple}more = 1\n`, version: 1 } });
    const moved = { baseId: first.id, baseName: 'First', hasBaseMovedOn: true, then: simple };
    expect(await stateOf(copy.id)).toEqual(moved);
    await (await removed(copy.id))();
    expect(await stateOf(copy.id)).toEqual(moved);
    const bringFirstBack = await removed(first.id);
    const bringCopyBack = await removed(copy.id);
    await bringCopyBack();
    expect(await stateOf(copy.id)).toEqual({ baseId: null, baseName: 'First', hasBaseMovedOn: false, then: simple });
    await bringFirstBack();
    expect(await stateOf(copy.id)).toEqual(moved);
  });

  test('is refused with each fault at its file, line and column', async () => {
    const { admin } = await inReseller();
    const answer = await call(admin, phoneTemplates.create, { body: { name: 'Broken', family, device: 'ok\n{{ nothing }}', boot: '{% if %}' } });
    expect(answer.status).toBe(422);
    expect(answer.problem.errors).toEqual([
      { pointer: '/device', detail: 'Line 2, column 4: There is no variable nothing.' },
      { pointer: '/boot', detail: expect.stringMatching(/^Line 1, column \d+: /) as string },
    ]);
    const check = await ok(admin, phoneTemplates.check, { body: { family, device: 'ok\n{{ nothing }}' } });
    expect(check.faults).toEqual([{ file: 'device', line: 2, column: 4, code: 'variable-unknown', params: { name: 'nothing' }, message: 'There is no variable nothing' }]);
  });

  test('that would be too large for a phone of its family is refused at line and column', async () => {
    const { admin } = await inReseller();
    const device = `${simple}${tooLarge}`;
    const fault = { file: 'device', line: 8, column: expect.any(Number) as number, code: 'too-large', params: { limit: 500_000, model: expect.any(String) as string }, message: expect.stringMatching(/^This makes more than 500,000 characters, for the /) as string };
    expect((await ok(admin, phoneTemplates.check, { body: { family, device } })).faults).toEqual([fault]);
    const refused = await call(admin, phoneTemplates.create, { body: { name: 'Large', family, device } });
    expect([refused.status, refused.problem.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/device']]);
  });

  test('is checked for names that the vendor does not know', async () => {
    const { admin } = await inReseller();
    const check = await ok(admin, phoneTemplates.check, { body: { family, device: '#!version:1.0.0.1\n\naccount.1.enabeld = 1\n' } });
    expect(check).toEqual({ faults: [], fields: [], warnings: [{ file: 'device', line: 3, code: 'parameter-unknown', params: { name: 'account.1.enabeld' }, message: 'account.1.enabeld is not in what we know of the vendor’s documentation' }] });
    expect((await ok(admin, phoneTemplates.check, { body: { family, ...shipped } })).warnings).toEqual([]);
  });

  test('goes back to an earlier state, and comes back when it was removed', async () => {
    const { admin } = await inReseller();
    const { id } = await ok(admin, phoneTemplates.create, { body: { name: 'First', family, device: simple } });
    await ok(admin, phoneTemplates.update, { params: { id }, body: { name: 'Second', device: `${simple}x = 1\n`, version: 1 } });
    const undo = async () => {
      const { items } = await ok(admin, audit.list, { query: { entityId: id } });
      await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
    };
    await undo();
    expect(await ok(admin, phoneTemplates.get, { params: { id } })).toMatchObject({ name: 'First', device: simple });
    await ok(admin, phoneTemplates.remove, { params: { id } });
    await undo();
    expect(await ok(admin, phoneTemplates.get, { params: { id } })).toMatchObject({ name: 'First', device: simple, fields: [expect.objectContaining({ name: 'greeting' }), expect.objectContaining({ name: 'pin' })] });
  });

  test('[149] of a reseller is used and not changed below, stays while a phone has it, and beside it there is none', async () => {
    const { reseller, admin, inside } = await inReseller();
    const sibling = await anOrganisation(app, (await aTree(app)).reseller, 'enterprise');
    const template = await ok(admin, phoneTemplates.create, { body: { name: 'Shared', family, device: simple } });
    expect(await ok(inside, phoneTemplates.get, { params: { id: template.id } })).toMatchObject({ ownerId: null, ownerName: reseller.name });
    expect((await call(inside, phoneTemplates.update, { params: { id: template.id }, body: { name: 'Mine', device: simple, version: 1 } })).status).toBe(403);
    const phone = await ok(inside, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), templateId: template.id } });
    const inUse = await call(admin, phoneTemplates.remove, { params: { id: template.id } });
    expect(inUse.problem).toMatchObject({ code: 'in-use', references: [{ kind: 'phone', id: phone.id }] });
    const beside = await signedIn(app, sibling);
    expect((await call(beside, phoneTemplates.get, { params: { id: template.id } })).status).toBe(404);
    const refused = await call(beside, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), templateId: template.id } });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/templateId', detail: 'There is no such template for this enterprise.' }] });
  });
});

const aDesk = async (device = simple) => {
  const tree = await inReseller();
  const extension = await anExtension(app, tree.enterprise);
  const template = await ok(tree.admin, phoneTemplates.create, { body: { name: 'Shared', family, device } });
  const phone = await aPhone(app, tree.enterprise, { lines: { 0: extension.id }, templateId: template.id });
  return { ...tree, extension, template, phone, fetchFile: (headers: Record<string, string> = {}) => provisioning.fetch(filePath(phone), { as: phone, headers }) };
};
const draftOf = async (inside: Awaited<ReturnType<typeof signedIn>>, id: string) => {
  const { httpPassword: _password, hiddenFieldValues: _values, ...phone } = await ok(inside, phones.get, { params: { id } });
  return phone;
};

const tooLarge = `${'{% for number in unusedAccounts %}'.repeat(3)}${'x'.repeat(2_000)}${'{% endfor %}'.repeat(3)}`;

describe('a phone', () => {
  test('has the variables of its template as fields, those that are secret sealed and never answered', async () => {
    const { inside, phone, fetchFile } = await aDesk();
    expect((await fetchFile()).body).toContain('label = Welcome\npin = \n');
    const draft = await draftOf(inside, phone.id);
    const saved = await ok(inside, phones.update, { params: { id: phone.id }, body: { ...draft, fieldValues: { greeting: 'Hello' }, hiddenFieldValues: { pin: '4711-hush' } } });
    expect([saved.fieldValues, saved.hiddenFieldsSet, JSON.stringify(saved).includes('4711-hush')]).toEqual([{ greeting: 'Hello' }, ['pin'], false]);
    expect((await fetchFile()).body).toContain('label = Hello\npin = 4711-hush\n');
    const kept = await ok(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), fieldValues: {} } });
    expect([kept.hiddenFieldsSet, (await fetchFile()).body.includes('pin = 4711-hush')]).toEqual([['pin'], true]);
    const { items } = await ok(inside, phones.files, { params: { id: phone.id } });
    const device = items.find(({ kind }) => kind === 'device')!;
    expect(device.body).toContain('label = Welcome\npin = ********\n');
    const without = await ok(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), templateId: null } });
    expect(without).toMatchObject({ hiddenFieldsSet: [], fieldValues: {} });
  });

  test('takes no value that its template does not', async () => {
    const { inside, phone } = await aDesk('x = ${n|5|number}\n');
    const refused = await call(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), fieldValues: { n: 'many' } } });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/fieldValues/n', detail: 'n is a number.' }] });
  });

  test.each([['\0x'], ['a\nstatic.x = 1'], ['\u202ex'], ['\ud800']])('takes one printable line as a value, hidden or not: %j', async (value) => {
    const { inside, template } = await aDesk();
    for (const field of [{ fieldValues: { greeting: value } }, { hiddenFieldValues: { pin: value } }]) {
      const refused = await call(inside, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), templateId: template.id, ...field } });
      const [name, values] = Object.entries(field)[0]!;
      expect([refused.status, refused.problem.errors?.map(({ pointer }) => pointer)]).toEqual([422, [`/${name}/${Object.keys(values)[0]!}`]]);
    }
  });

  test('takes no value of a variable that its template does not declare, and keeps those from when it did', async () => {
    const { admin, inside, template, phone } = await aDesk();
    const body = { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac() };
    const refused = async (more: object) => (await call(inside, phones.create, { body: { ...body, ...more } })).problem.errors?.map(({ pointer }) => pointer);
    expect(await refused({ templateId: template.id, fieldValues: { colour: 'red' } })).toEqual(['/fieldValues/colour']);
    expect(await refused({ templateId: template.id, fieldValues: { pin: '1' } })).toEqual(['/fieldValues/pin']);
    expect(await refused({ templateId: template.id, hiddenFieldValues: { greeting: 'x' } })).toEqual(['/hiddenFieldValues/greeting']);
    expect(await refused({ fieldValues: { greeting: 'x' } })).toEqual(['/fieldValues/greeting']);
    await ok(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), fieldValues: { greeting: 'Hello' } } });
    await ok(admin, phoneTemplates.update, { params: { id: template.id }, body: { name: 'Shared', device: 'label = 1\n', version: 1 } });
    expect((await call(inside, phones.update, { params: { id: phone.id }, body: await draftOf(inside, phone.id) })).status).toBe(200);
  });

  test.each(['\0', '\u202e', '\u2066'])('has no template with %j in it', async (sign) => {
    const { admin } = await inReseller();
    const refused = await call(admin, phoneTemplates.create, { body: { name: 'Odd', family, device: `x = ${sign}1\n` } });
    expect([refused.status, refused.problem.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/device']]);
  });

  test('takes no template of another family', async () => {
    const { inside, phone } = await aDesk();
    const refused = await call(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), modelId: 'snom-d785' } });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/templateId' }] });
  });

  test('is not said to have other settings after a save that changes none, and is renamed in the file where its template says its name', async () => {
    const { inside, phone, fetchFile } = await aDesk();
    const save = async (overrides: object) => {
      await ok(inside, phones.update, { params: { id: phone.id }, body: { ...(await draftOf(inside, phone.id)), ...overrides } });
      await provisioning.flush();
      return (await ok(inside, phones.get, { params: { id: phone.id } })).isChangedSinceFetch;
    };
    await save({ hiddenFieldValues: { pin: '4711' } });
    await fetchFile();
    expect([await save({ name: 'Another' }), await save({ hiddenFieldValues: { pin: '4711' } }), await save({ hiddenFieldValues: { pin: '4712' } })]).toEqual([false, false, true]);
    const named = await aDesk('label = ${phone.name}\n');
    await named.fetchFile();
    await ok(named.inside, phones.update, { params: { id: named.phone.id }, body: { ...(await draftOf(named.inside, named.phone.id)), name: 'Renamed' } });
    await provisioning.flush();
    expect([(await ok(named.inside, phones.get, { params: { id: named.phone.id } })).isChangedSinceFetch, (await named.fetchFile()).body]).toEqual([true, 'label = Renamed\n']);
  });

  test('is given what its template says from the moment that it is saved', async () => {
    const { admin, template, fetchFile } = await aDesk();
    const first = await fetchFile();
    expect((await fetchFile({ 'if-none-match': String(first.headers.etag) })).status).toBe(304);
    await ok(admin, phoneTemplates.update, { params: { id: template.id }, body: { name: 'Shared', device: `${simple}more = 1\n`, version: 1 } });
    const second = await fetchFile({ 'if-none-match': String(first.headers.etag) });
    expect([second.status, second.body.endsWith('more = 1\n')]).toEqual([200, true]);
  });

  test.each([
    ['template-unfit', '{{ was.once.there }}'],
    ['template-too-large', tooLarge],
  ])('keeps its settings where its template turns out not to work: %s in its timeline and on its files', async (reason, device) => {
    const { enterprise, inside, phone, fetchFile } = await aDesk();
    const broken = await aPhoneTemplate(app, enterprise, { device });
    await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: phone.id }, data: { templateId: broken.id }, select: { id: true } }));
    expect((await fetchFile()).status).toBe(404);
    await provisioning.flush();
    expect((await ok(inside, phoneTraffic.fetches, { params: { id: phone.id } })).items[0]).toMatchObject({ status: 404, reason });
    const { items } = await ok(inside, phones.files, { params: { id: phone.id } });
    expect(items.map(({ kind, fault }) => [kind, fault])).toEqual(expect.arrayContaining([['device', reason], ['common', null]]));
  });
});

describe('before a template is saved', () => {
  test('the phones that would get another file are counted and named', async () => {
    const { admin, enterprise, template, phone } = await aDesk();
    const spare = await aPhone(app, enterprise, { name: 'Spare', templateId: template.id });
    await aPhone(app, enterprise, { name: 'Another' });
    const impact = (device: string) => ok(admin, phoneTemplates.impact, { params: { id: template.id }, body: { device } });
    expect(await impact(simple)).toEqual({ using: 2, changed: 0, failing: 0, isExact: true, phones: [] });
    const ofLines = await impact(simple.replace('.enable = 1', '.enable = 0'));
    expect(ofLines).toEqual({ using: 2, changed: 1, failing: 0, isExact: true, phones: [{ id: phone.id, name: phone.name, enterpriseId: enterprise.id, enterpriseName: enterprise.name, isFailing: false }] });
    expect((await impact(`${simple}x = 1\n`)).phones.map(({ id }) => id).sort()).toEqual([phone.id, spare.id].sort());
  });

  test('one that is too large already is mended with its phones counted, and those that would get none are named', async () => {
    const { admin, reseller, enterprise } = await inReseller();
    const broken = await aPhoneTemplate(app, reseller, { device: tooLarge });
    const phone = await aPhone(app, enterprise, { templateId: broken.id });
    const mended = await ok(admin, phoneTemplates.impact, { params: { id: broken.id }, body: { device: simple } });
    expect(mended).toMatchObject({ using: 1, changed: 1, failing: 0, phones: [{ id: phone.id, isFailing: false }] });
    // What no model's largest phone shows: a value that only this phone has.
    const never = await ok(admin, phoneTemplates.impact, { params: { id: broken.id }, body: { device: `{% if phone.name == "${phone.name}" %}${tooLarge}{% endif %}` } });
    expect(never).toMatchObject({ using: 1, failing: 1, phones: [{ id: phone.id, isFailing: true }] });
  });
});

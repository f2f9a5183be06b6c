import { imports } from '@patchbay/contract/imports';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
const plan = (admin: Caller, ...rows: string[]) => aPlannedImport(admin, { kind: 'phones', content: `${rows.join('\n')}\n`, fileName: 'phones.csv' });
const saidOf = async (admin: Caller, id: string) => (await ok(admin, imports.rows, { params: { id }, query: {} })).items.map(({ kind, problems, warnings }) => [kind, ...[...problems, ...warnings].map(({ column, text }) => `${column}: ${text}`)]);
const reveal = (admin: Caller, id: string) => ok(admin, phones.revealProvisioning, { params: { id } });

describe('[140] [141] a phone that becomes one whose vendor takes shorter credentials', () => {
  test('gets a password that it takes with its new handset, unless the one that is there is one', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [long, short] = [await aPhone(app, enterprise), await aPhone(app, enterprise)];
    const { version, ...read } = await ok(admin, phones.get, { params: { id: short.id } });
    await ok(admin, phones.update, { params: { id: short.id }, body: { ...read, httpPassword: 'short-enough', version } });
    for (const { id } of [long, short]) await ok(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: uniqueMac(), modelId: 'mitel-6867i', version: id === short.id ? 2 : 1 } });
    const [renewed, kept] = [await reveal(admin, long.id), await reveal(admin, short.id)];
    expect(renewed.httpPassword).toMatch(/^[a-z2-7]{16,20}$/);
    expect(kept.httpPassword).toBe('short-enough');
    const { items } = await ok(admin, phones.revealFiles, { params: { id: long.id } });
    expect(items.find(({ kind }) => kind === 'device')!.body).toContain(renewed.httpPassword);
  });

  test('by a file gets one too, which the plan says', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [phone, other] = [await aPhone(app, enterprise), await aPhone(app, enterprise, { httpUsername: '' })];
    const planned = await plan(admin, 'Name,Phone Model,ID', `One,Mitel 6867i,${phone.id}`, `Other,Mitel 6867i,${other.id}`);
    expect(await saidOf(admin, planned.id)).toEqual([
      ['update', 'model: The Mitel 6867i may not take the password of its files that is there: it gets a new one.'],
      ['update'],
    ]);
    await commitPlan(admin, planned);
    expect((await reveal(admin, phone.id)).httpPassword).toMatch(/^[a-z2-7]{16,20}$/);
    expect(await reveal(admin, other.id)).toMatchObject({ httpUsername: '', httpPassword: '' });
  });

  test('by a file is rejected with a user name that it does not take, whether the file says it or the phone has it', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise, { httpUsername: 'd'.repeat(41) });
    const fault = ['rejected', 'httpUsername: The Mitel 6867i takes a user name of at most 40 characters.'];
    expect(await saidOf(admin, (await plan(admin, 'Name,Phone Model,ID', `One,Mitel 6867i,${phone.id}`)).id)).toEqual([fault]);
    const added = await plan(admin, 'Name,Phone Model,MAC plain,HTTP Username', `Long,Mitel 6867i,00085d0a1b2c,${'d'.repeat(41)}`, `Short,Mitel 6867i,00085d0a1b2d,${'d'.repeat(40)}`);
    expect(await saidOf(admin, added.id)).toEqual([fault, ['create']]);
    await commitPlan(admin, added);
    expect((await ok(admin, phones.list, { query: { q: 'Short' } })).items).toMatchObject([{ httpUsername: 'd'.repeat(40), hasHttpPassword: true }]);
  });
});

test('[139] a file that gives a phone another model rejects it where that asks for another file under the name that the phone has', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [desk, fixed, virtual] = [await aPhone(app, enterprise, { fileName: '{mac}.cfg' }), await aPhone(app, enterprise, { modelId: 'snom-d785', fileName: 'Y000000000108.cfg' }), await aPhone(app, enterprise, { mac: null, fileName: '{$MAC}.CFG' })];
  const planned = await plan(admin, 'Name,Phone Model,ID', `Desk,Poly VVX 450,${desk.id}`, `Fixed,Yealink T46U,${fixed.id}`, `Virtual,Poly VVX 450,${virtual.id}`, `Virtual too,Snom D785,${virtual.id}`);
  const named = (model: string) => ['rejected', `fileName: The ${model} asks for another file under this name.`];
  expect((await saidOf(admin, planned.id)).slice(0, 3)).toEqual([named('Poly VVX 450'), named('Yealink T46U'), named('Poly VVX 450')]);
  const read = await ok(admin, phones.get, { params: { id: desk.id } });
  expect((await call(admin, phones.update, { params: { id: desk.id }, body: { ...read, modelId: 'poly-vvx-450' } })).problem).toMatchObject({ errors: [{ pointer: '/fileName' }] });
});

import { accounts } from '@patchbay/contract/accounts';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { search } from '@patchbay/contract/search';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test.each([
  ['Söhne', 'sohne'], ['Straße', 'STRASSE'], ['Çağlar Ģ', 'caglar g'], ['Åse Bjørn', 'ase bjorn'], ['Łódź', 'lodz'], ['Œuvre Æon', 'oeuvre aeon'],
  ['Nguyễn', 'nguyen'], ['Ärger', 'A\u0308RGER'], ['Ωμέγα', 'ωμεγα'], ['100%_\\', '100%_\\'], ['İzmir Işık', 'izmir isik'],
])('%s is folded as %s is', async (written, typed) => {
  const [row] = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ same: boolean; folded: string }[]>`select folded(${written}) = folded(${typed}) as same, folded(${written}) as folded`);
  expect(row).toEqual({ same: true, folded: expect.stringMatching(/^\P{Lu}*$/u) });
});

test('whoever types a name without its accents finds it, in the palette and in the lists, from inside and from above', async () => {
  const { reseller } = await aTree(app);
  const word = `Müßig${unique()}`;
  const typed = word.replace('ü', 'u').replace('ß', 'ss').toLowerCase();
  const enterprise = await anOrganisation(app, reseller, 'enterprise', { name: `Probe & Söhne ${word}` });
  const number = await aNumber(app, enterprise);
  const extension = await anExtension(app, enterprise, { displayName: `Frau ${word}`, phoneNumberIds: [number.id] });
  const phone = await aPhone(app, enterprise, { name: `Büro ${word}` });
  const [above, inside] = [await signedIn(app, reseller), await signedIn(app, enterprise)];
  await asPlatform(app.deps.database, (tx) => tx.account.update({ where: { id: inside.accountId }, data: { name: `Jörg ${word}` } }));
  const all = [`account ${inside.accountId}`, `extension ${extension.id}`, `organisation ${enterprise.id}`, `phone ${phone.id}`, `phone-number ${number.id}`];
  for (const who of [above, inside]) for (const q of [typed, word, word.toUpperCase()]) {
    const { items } = await ok(who, search.find, { query: { q } });
    expect(items.map(({ kind, id }) => `${kind} ${id}`).sort(), q).toEqual(all);
  }
  const listed = async (who: Caller, endpoint: typeof organisations.list | typeof accounts.list | typeof extensions.list | typeof phones.list | typeof phoneNumbers.list, q: string) =>
    ((await ok(who, endpoint as typeof organisations.list, { query: { q } })).items).map(({ id }) => id);
  expect(await listed(above, organisations.list, `sohne ${typed}`)).toEqual([enterprise.id]);
  expect(await listed(above, accounts.list, `jorg ${typed}`)).toEqual([inside.accountId]);
  expect(await listed(inside, extensions.list, typed)).toEqual([extension.id]);
  expect(await listed(inside, phones.list, `buro ${typed}`)).toEqual([phone.id]);
  for (const who of [above, inside]) expect(await listed(who, phoneNumbers.list, `frau ${typed}`)).toEqual([number.id]);
});

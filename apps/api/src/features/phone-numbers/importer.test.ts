import { type ImportRow, imports } from '@patchbay/contract/imports';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aNumberRow, aPlannedImport, commitPlan, numbersHeader } from '@patchbay/testkit/builders/imports';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const rowsOf = async (as: Caller, options: Parameters<typeof aPlannedImport>[1]) => {
  const run = await aPlannedImport(as, options);
  expect(run.status, JSON.stringify(run.finding)).toBe('planned');
  return { run, rows: (await ok(as, imports.rows, { params: { id: run.id }, query: { pageSize: 200 } })).items };
};
const outcomes = async (as: Caller, options: Parameters<typeof aPlannedImport>[1]) => (await rowsOf(as, options)).rows.map(({ kind, problems, warnings }) => [kind, ...[...problems, ...warnings].map(({ column, code }) => `${column ?? 'row'}: ${code}`)].join(' '));
const allow = (id: string, allowExternalNumbers = true) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id }, data: { allowExternalNumbers }, select: { id: true } }));

describe('the columns', () => {
  test('[175] are those of the sample file, which can be imported as it is', async () => {
    const { reseller, enterprise } = await aTree(app);
    const [above, inside] = [await signedIn(app, reseller), await signedIn(app, enterprise)];
    const sampleAt = async (as: Caller, format: 'csv' | 'xlsx') => call(as, imports.sample, { query: { kind: 'phone-numbers', format } });
    const lines = (await sampleAt(inside, 'csv')).text.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines[0]).toBe(numbersHeader);
    expect(lines[1]).toBe('1,2025550123,TRUE,TRUE,FALSE,Direct Routing');
    expect((await sampleAt(above, 'csv')).text.split('\r\n')[0]).toBe(`\ufeff${numbersHeader},Owner`);
    expect((await sampleAt(above, 'xlsx')).headers['content-disposition']).toBe('attachment; filename="phone-numbers-sample.xlsx"');
    const { run } = await rowsOf(above, { content: (await sampleAt(above, 'csv')).text });
    expect(run.columns.map(({ key }) => key)).toEqual(['countryCode', 'phoneNumber', 'voice', 'sms', 'fax', 'voiceRouteType', 'owner']);
    expect(run.counts!.rejected).toBe(0);
  });

  const usual = { countryCode: '1', phoneNumber: '', voice: 'TRUE', sms: 'FALSE', fax: 'FALSE', voiceRouteType: 'Direct Routing' };
  /** What becomes of each row: the field as it will be, or why not. */
  const importing = async (field: string, rows: Partial<typeof usual>[]): Promise<unknown[]> => {
    const lines = rows.map((cells) => Object.values({ ...usual, phoneNumber: uniqueE164().slice(2), ...cells }).join(','));
    const found = await rowsOf(await signedIn(app, (await aTree(app)).reseller), { rows: lines });
    const outcome = ({ kind, key, problems, changes }: ImportRow) => {
      if (kind === 'rejected') return problems.map(({ header, code }) => `${header}: ${code}`).join();
      return field === 'number' ? key : changes.find((change) => change.field === field)?.after;
    };
    return found.rows.map(outcome);
  };

  test('[176] Country Code: digits, with or without a plus; left away only where the number has its own', async () => {
    const [one, two, three, four] = Array.from({ length: 4 }, () => uniqueE164().slice(2)) as [string, string, string, string];
    expect(await importing('number', [
      { countryCode: '1', phoneNumber: one }, { countryCode: '+1', phoneNumber: two }, { countryCode: ' 1 ', phoneNumber: three }, { countryCode: '', phoneNumber: `+1 ${four}` },
      { countryCode: '' }, { countryCode: '44', phoneNumber: '+13035550198' },
    ])).toEqual([`+1${one}`, `+1${two}`, `+1${three}`, `+1${four}`, 'Phone Number: country-code-missing', 'Country Code: country-code-differs']);
  });

  test('[177] Phone Number: without the country code, in any notation', async () => {
    const [one, two] = [uniqueE164().slice(2), uniqueE164().slice(2)];
    expect(await importing('number', [{ phoneNumber: one }, { phoneNumber: `(${two.slice(0, 3)}) ${two.slice(3, 6)}-${two.slice(6)}` }, { phoneNumber: '4.42E+11' }]))
      .toEqual([`+1${one}`, `+1${two}`, 'Phone Number: scientific-notation']);
  });

  test.each([
    ['[178] Voice', 'voice', 'Voice', { voiceRouteType: '' }],
    ['[179] SMS', 'sms', 'SMS', {}],
    ['[180] Fax', 'fax', 'Fax', {}],
  ] as const)('%s: TRUE or FALSE, in any case', async (_, field, header, whereFalse) => {
    expect(await importing(field, [{ [field]: 'TRUE' }, { [field]: 'true' }, { [field]: 'FALSE', ...whereFalse }, { [field]: 'False', ...whereFalse }, { [field]: 'maybe' }]))
      .toEqual([true, true, false, false, `${header}: not-a-flag`]);
  });

  test('[181] Voice Route Type: Direct Routing, External Trunk or Operator Connect, and only with voice', async () => {
    expect(await importing('voiceRouteType', ['Direct Routing', 'external trunk', 'Operator Connect', 'Pigeon', ''].map((voiceRouteType) => ({ voiceRouteType }))))
      .toEqual(['DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT', 'Voice Route Type: not-a-choice', 'Voice Route Type: route-required']);
    expect(await importing('voiceRouteType', [{ voice: 'FALSE' }])).toEqual([undefined]);
  });

  test('say what is wrong with a cell, where it is', async () => {
    const admin = await signedIn(app, (await aTree(app)).reseller);
    const [one, two] = [uniqueE164(), uniqueE164()];
    expect(await outcomes(admin, { rows: [
      aNumberRow(one), aNumberRow(one), aNumberRow(two, 'true,False,FALSE,operator connect'), aNumberRow(uniqueE164(), 'TRUE,FALSE,FALSE,'), aNumberRow(uniqueE164(), 'FALSE,TRUE,FALSE,Direct Routing'),
      '1,4.42E+11,TRUE,FALSE,FALSE,Direct Routing', '+1,(303) 555-01,TRUE,FALSE,FALSE,Direct Routing', '351,4567890123456,TRUE,FALSE,FALSE,Direct Routing', ',3035550199,TRUE,FALSE,FALSE,Direct Routing',
      '44,+13035550198,TRUE,FALSE,FALSE,Direct Routing', '1,3035550197,maybe,FALSE,FALSE,Direct Routing', '1,3035550196,TRUE,FALSE,FALSE,Pigeon', ',+44 20 7946 0999,TRUE,FALSE,FALSE,External Trunk',
    ] })).toEqual([
      'create', 'rejected row: row-repeated', 'create', 'rejected voiceRouteType: route-required', 'create voiceRouteType: route-ignored',
      'rejected phoneNumber: scientific-notation', 'rejected phoneNumber: number-impossible', 'rejected phoneNumber: number-too-long', 'rejected phoneNumber: country-code-missing',
      'rejected countryCode: country-code-differs', 'rejected voice: not-a-flag', 'rejected voiceRouteType: not-a-choice', 'create',
    ]);
  });

  test('of two rows for one number the first counts, and the second says only that', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const number = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
    const { rows } = await rowsOf(admin, { rows: [aNumberRow(number.e164, 'FALSE,TRUE,FALSE,'), aNumberRow(number.e164, 'TRUE,TRUE,FALSE,Direct Routing')] });
    expect(rows.map(({ kind, problems }) => [kind, problems.map(({ code }) => code)])).toEqual([['rejected', ['voice-in-use']], ['rejected', ['row-repeated']]]);
    expect(rows[1]!.problems[0]).toMatchObject({ params: { firstRow: 2 }, text: 'This entry is in row 2 already.' });
  });

  test('[177] a leading zero that belongs to the number and was eaten is missed, in countries that have it', async () => {
    const admin = await signedIn(app, (await aTree(app)).reseller);
    const ends = ',TRUE,FALSE,FALSE,Direct Routing';
    const { rows } = await rowsOf(admin, { rows: ['39,612345678', '39,0612345678', '39,3331234567', '39,+39612345679', '44,2079460123', '44,02079460124'].map((number) => number + ends) });
    expect(rows.map(({ kind, key }) => [kind, key])).toEqual([
      ['rejected', null], ['create', '+390612345678'], ['create', '+393331234567'], ['create', '+39612345679'], ['create', '+442079460123'], ['create', '+442079460124']]);
    expect(rows[0]!.problems).toMatchObject([{ column: 'phoneNumber', code: 'zero-lost', params: { number: '0612345678' } }]);
  });

  test('[176] [177] bare digits without the column are taken for a number with its country code where such numbers exist, and it is said for which', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const setCountry = (country: string | null) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: reseller.id }, data: { country }, select: { id: true } }));
    const taken = async (country: string | null, digits: string) => {
      await setCountry(country);
      const { rows: [row] } = await rowsOf(admin, { content: `Phone Number,Voice,SMS,Fax\n${digits},TRUE,FALSE,FALSE\n` });
      return [row!.kind, row!.key, ...[...row!.problems, ...row!.warnings].map(({ code, params }) => [code, ...Object.values(params)])];
    };
    expect(await taken(null, '442079460123')).toEqual(['create', '+442079460123', ['country-code-taken', '+44 20 7946 0123', 'GB']]);
    expect(await taken('US', '442079460123')).toEqual(['create', '+442079460123', ['country-code-taken', '+44 20 7946 0123', 'GB']]);
    expect(await taken('GB', '442079460123')).toEqual(['create', '+442079460123']);
    expect(await taken('DE', '15123456789')).toEqual(['rejected', null, ['country-code-unclear', '+1 512 345 6789', '+49 1512 3456789']]);
    expect(await taken(null, '15123456789')).toEqual(['create', '+15123456789', ['country-code-taken', '+1 512 345 6789', 'US']]);
    expect(await taken('US', '15123456789')).toEqual(['create', '+15123456789']);
    // Of the length that its country has, and yet none of its numbers; or of none.
    for (const [country, digits] of [[null, '10005550123'], ['CN', '13812345678'], ['GB', '7400123456'], [null, '2025550123']] as const) expect(await taken(country, digits)).toEqual(['rejected', null, ['country-code-missing']]);
    await setCountry(null);
    const { rows: [told] } = await rowsOf(admin, { content: 'Phone Number,Voice,SMS,Fax\n442079460123,TRUE,FALSE,FALSE\n' });
    expect(told!.warnings).toMatchObject([{ column: 'phoneNumber', header: 'Phone Number', value: '442079460123', text: expect.stringContaining('taken for +44 20 7946 0123 in GB') }]);
  });

  test('a number that an apostrophe made text is a number, and a setting that there is not is refused', async () => {
    const admin = await signedIn(app, (await aTree(app)).reseller);
    const [one, two] = [uniqueE164(), uniqueE164()];
    const { rows } = await rowsOf(admin, { rows: [`1,'${one.slice(2)},TRUE,FALSE,FALSE,Direct Routing`, `'1,'${two},TRUE,FALSE,FALSE,Direct Routing`] });
    expect(rows.map(({ key }) => key)).toEqual([one, two]);
    const settings = JSON.stringify({ bogus: 1 });
    expect((await call(admin, imports.create, { query: { kind: 'phone-numbers', fileName: 'x.csv', settings }, body: 'x' })).problem).toMatchObject({ code: 'validation-failed', status: 422 });
  });

  test('[181] a file from before there were routes is understood: Direct Routing', async () => {
    const admin = await signedIn(app, (await aTree(app)).reseller);
    const { rows } = await rowsOf(admin, { content: `country_code;PHONE NUMBER;voice;sms;fax\n1;${uniqueE164().slice(2)};TRUE;FALSE;FALSE\n` });
    expect(rows[0]!.changes).toContainEqual({ field: 'voiceRouteType', before: null, after: 'DIRECT_ROUTING' });
  });
});

describe('the form', () => {
  test('[182] [183] carriers are chosen, left for later, or the default ones of whoever gets the number', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const chosen = await aCarrierProfile(app, reseller, { serves: 'VOICE' });
    const usual = await aCarrierProfile(app, reseller, { serves: 'SMS', isDefault: true });
    const row = () => aNumberRow(uniqueE164(), 'TRUE,TRUE,FALSE,Direct Routing');
    const carriersOf = async (settings: object) => {
      const { run, rows } = await rowsOf(admin, { rows: [row()], settings: { ownerId: enterprise.id, ...settings } });
      await commitPlan(admin, run);
      const { items: [number] } = await ok(admin, phoneNumbers.list, { query: { q: rows[0]!.key! } });
      return [number!.ownerId, number!.voiceCarrier?.id ?? null, number!.smsCarrier?.id ?? null];
    };
    expect(await carriersOf({})).toEqual([enterprise.id, null, usual.id]);
    expect(await carriersOf({ voiceCarrierId: chosen.id, smsCarrierId: null })).toEqual([enterprise.id, chosen.id, null]);
    const own = await aCarrierProfile(app, enterprise, { serves: 'VOICE' });
    expect(await outcomes(admin, { rows: [row()], settings: { voiceCarrierId: own.id } })).toEqual(['rejected row: carrier-elsewhere']);
  });

  test('[183] a carrier that was left for later is given by another upload, to an enterprise only for numbers that it brought itself', async () => {
    const { reseller, enterprise } = await aTree(app);
    await allow(enterprise.id);
    const [admin, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
    const carrier = await aCarrierProfile(app, enterprise, { serves: 'SMS' });
    const [brought, given] = [uniqueE164(), await aNumber(app, enterprise, { sms: true })];
    const upload = async (as: Caller, settings: object) => rowsOf(as, { rows: [brought, given.e164].map((e164) => aNumberRow(e164, 'TRUE,TRUE,FALSE,Direct Routing')), settings });
    const first = await upload(admin, { smsCarrierId: null });
    await commitPlan(admin, first.run);
    const kindsOf = ({ rows }: Awaited<ReturnType<typeof upload>>) => rows.map(({ kind }) => kind);
    expect(kindsOf(await upload(admin, {}))).toEqual(['unchanged', 'unchanged']);
    const second = await upload(admin, { smsCarrierId: carrier.id });
    expect(kindsOf(second)).toEqual(['update', 'unchanged']);
    await commitPlan(admin, second.run);
    expect((await ok(admin, phoneNumbers.list, { query: { q: brought } })).items[0]!.smsCarrier?.id).toBe(carrier.id);
    const usual = await aCarrierProfile(app, reseller, { serves: 'SMS' });
    expect(kindsOf(await upload(above, { smsCarrierId: usual.id }))).toEqual(['unchanged', 'update']);
  });

  test.each([['999', 'country-code-unknown'], ['001', 'country-code-unknown']])('a country code %j is none, and says so at its own column', async (code, expected) => {
    const admin = await signedIn(app, (await aTree(app)).reseller);
    expect(await outcomes(admin, { content: `${numbersHeader}\n${code},2025550162,TRUE,FALSE,FALSE,Direct Routing` })).toEqual([`rejected countryCode: ${expected}`]);
    expect(await outcomes(admin, { content: `${numbersHeader}\n1.0,${uniqueE164().slice(2)}.0,TRUE,FALSE,FALSE,Direct Routing` })).toEqual(['create']);
  });

  test('a carrier or a holder that is not to be seen is none', async () => {
    const [mine, theirs] = [await aTree(app), await aTree(app)];
    const admin = await signedIn(app, mine.reseller);
    const foreign = await aCarrierProfile(app, theirs.reseller, { serves: 'VOICE' });
    for (const [setting, id] of [['voiceCarrierId', foreign.id], ['ownerId', theirs.enterprise.id], ['ownerId', app.deps.clock.newId()]] as const) {
      const { status, problem } = await call(admin, imports.create, { query: { kind: 'phone-numbers', fileName: 'x.csv', settings: JSON.stringify({ [setting]: id }) }, body: `${numbersHeader}\n` });
      expect([status, problem.errors?.[0]?.pointer]).toEqual([404, `?settings/${setting}`]);
    }
  });
});

describe('the owner column', () => {
  const header = `${numbersHeader},Owner`;
  test('takes names and codes of the subtree, says who is meant twice, and moves nothing', async () => {
    const { reseller, enterprise } = await aTree(app);
    const stranger = await aTree(app);
    const admin = await signedIn(app, reseller);
    const twins = [await anOrganisation(app, reseller, 'enterprise', { name: 'Twin' }), await anOrganisation(app, reseller, 'enterprise', { name: 'Twin' })];
    const [held, other, third] = [await aNumber(app, twins[0]!), await aNumber(app, twins[0]!), await aNumber(app, twins[0]!)];
    const cells = (owner: string, e164 = uniqueE164()) => `${aNumberRow(e164)},${owner}`;
    expect(await outcomes(admin, { content: [header, cells(enterprise.code.toLowerCase()), cells(enterprise.name), cells('Twin'), cells(twins[0]!.code), cells(stranger.enterprise.code), cells('Twin', held.e164), cells(enterprise.code, other.e164), cells('NOBODY', third.e164)].join('\n') })).toEqual([
      'create', 'create', 'rejected owner: owner-ambiguous', 'create', 'rejected owner: owner-unknown', 'unchanged', 'rejected owner: held-by-another', 'rejected owner: owner-unknown',
    ]);
  });
});

describe('numbers that are there already', () => {
  test('somebody else\'s are not available, in the same words whoever has them', async () => {
    const [mine, theirs] = [await aTree(app), await aTree(app)];
    const sibling = await anOrganisation(app, mine.reseller, 'enterprise');
    await allow(mine.enterprise.id);
    const admin = await signedIn(app, mine.enterprise);
    const [far, near] = [await aNumber(app, theirs.enterprise), await aNumber(app, sibling)];
    const { rows } = await rowsOf(admin, { rows: [aNumberRow(far.e164), aNumberRow(near.e164)] });
    const [one, other] = rows.map(({ kind, problems, changes }) => ({ kind, changes, problems: problems.map(({ code, text, params }) => ({ code, text, params })) }));
    expect(one).toEqual(other);
    expect(one).toEqual({ kind: 'rejected', changes: [], problems: [{ code: 'not-available', text: 'This number is not available.', params: {} }] });
  });

  test('[157] a reseller changes capabilities, an enterprise does not; both change tags', async () => {
    const { reseller, enterprise } = await aTree(app);
    await allow(enterprise.id);
    const [above, inside] = [await signedIn(app, reseller), await signedIn(app, enterprise)];
    const number = await aNumber(app, enterprise, { tags: ['Old'] });
    const content = `${numbersHeader},Tags\n${aNumberRow(number.e164, 'TRUE,TRUE,FALSE,Direct Routing')},Old; New\n`;
    expect(await outcomes(inside, { content })).toEqual(['rejected row: capabilities-not-yours']);
    const { run, rows } = await rowsOf(above, { content });
    expect(rows[0]).toMatchObject({ kind: 'update', changes: [{ field: 'sms', before: false, after: true }, { field: 'tags', before: ['Old'], after: ['Old', 'New'] }] });
    await commitPlan(above, run);
    expect(await ok(above, phoneNumbers.get, { params: { id: number.id } })).toMatchObject({ sms: true, tags: ['Old', 'New'], version: 2 });
    expect(await outcomes(inside, { content })).toEqual(['unchanged']);
  });

  test('[157] [188] what is in use is not taken away, and it is said by whom', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const number = await aNumber(app, enterprise);
    const extension = await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
    const { rows } = await rowsOf(admin, { rows: [aNumberRow(number.e164, 'FALSE,FALSE,FALSE,')] });
    expect(rows[0]!.problems).toMatchObject([{ column: 'voice', header: 'Voice', value: 'FALSE', code: 'voice-in-use' }]);
    expect(rows[0]!.problems[0]!.text).toContain(extension.shortNumber);
    expect(await outcomes(admin, { rows: [aNumberRow(number.e164, 'TRUE,FALSE,FALSE,External Trunk')] })).toEqual(['rejected voiceRouteType: route-in-use']);
  });

  test('[157] [188] voice and its route stay with a number that somebody shows', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const shown = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann', presentationNumberId: shown.id });
    const { rows } = await rowsOf(admin, { rows: [aNumberRow(shown.e164, 'FALSE,FALSE,TRUE,')] });
    expect(rows[0]!.problems).toMatchObject([{ column: 'voice', code: 'voice-in-use', params: { by: '100 Ann' } }]);
    const routed = await rowsOf(admin, { rows: [aNumberRow(shown.e164, 'TRUE,FALSE,FALSE,External Trunk')] });
    expect(routed.rows[0]!.problems).toMatchObject([{ column: 'voiceRouteType', code: 'route-in-use', params: { by: '100 Ann' } }]);
    expect(await outcomes(admin, { rows: [aNumberRow(shown.e164, 'TRUE,FALSE,TRUE,Direct Routing')] })).toEqual(['update']);
  });
});

describe('[172] [173] an enterprise\'s own people', () => {
  test('import only where the organisation above allows external numbers, and what they bring is theirs', async () => {
    const { enterprise } = await aTree(app);
    const admin = await signedIn(app, enterprise);
    const attempt = () => call(admin, imports.create, { query: { kind: 'phone-numbers', fileName: 'x.csv' }, body: `${numbersHeader}\n${aNumberRow()}\n` });
    expect((await attempt()).problem).toMatchObject({ status: 422, code: 'rule-broken' });
    expect((await ok(admin, imports.kinds)).items[0]!.refusal).toMatch(/gets its numbers from the organisation above/);
    await allow(enterprise.id);
    expect((await ok(admin, imports.kinds)).items[0]).toMatchObject({ refusal: null, limits: { sizeBytes: 100_000_000, rows: 1_000_000 } });
    const run = await aPlannedImport(admin);
    await commitPlan(admin, run);
    expect((await ok(admin, phoneNumbers.list, { query: {} })).items).toMatchObject([{ ownerId: enterprise.id, source: 'EXTERNAL' }]);
  });

  test('do not commit what was planned while they were allowed to, and are told why', async () => {
    const { enterprise } = await aTree(app);
    const admin = await signedIn(app, enterprise);
    await allow(enterprise.id);
    const { id, planHash } = await aPlannedImport(admin);
    const attempt = () => call(admin, imports.commit, { params: { id }, body: { planHash: planHash!, mode: 'valid-rows' } });
    await allow(enterprise.id, false);
    expect((await attempt()).problem).toMatchObject({ status: 422, code: 'rule-broken', detail: expect.stringMatching(/gets its numbers from the organisation above/) as unknown });
    expect(await ok(admin, imports.get, { params: { id } })).toMatchObject({ status: 'planned', planHash, finding: null });
    await allow(enterprise.id);
    expect((await attempt()).status).toBe(200);
  });

  test('do not commit what was planned for somebody who may do more', async () => {
    const { reseller, enterprise } = await aTree(app);
    await allow(enterprise.id);
    const [above, inside] = [await signedIn(app, reseller, 'administrator', enterprise), await signedIn(app, enterprise)];
    const { id, planHash } = await aPlannedImport(above);
    expect((await call(inside, imports.commit, { params: { id }, body: { planHash: planHash!, mode: 'valid-rows' } })).status).toBe(403);
  });
});

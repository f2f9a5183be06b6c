import { imports } from '@patchbay/contract/imports';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { writeXlsx } from '@patchbay/domain/imports/writing/write-xlsx';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport } from '@patchbay/testkit/builders/imports';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const allow = (id: string) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id }, data: { allowExternalNumbers: true }, select: { id: true } }));

describe('an untouched export', () => {
  const tag = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom('=1+1', "'=x", '+351912345678', 'a;b', 'a\\', '\\;', '-', 'VIP, gold', '"quoted"', ' x ')).map((text) => text.normalize('NFC').trim()).filter((text) => text !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text));
  const drawn = fc.record({
    voice: fc.boolean(), sms: fc.boolean(), fax: fc.boolean(), route: fc.constantFrom('DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }), isPooled: fc.boolean(), isAssigned: fc.boolean(), isBlocked: fc.boolean(),
  });

  // Once what was always drawn, and once anything; a failure names its seed.
  test.each([['csv', 12, 20_261_121], ['csv', 12, undefined], ['xlsx', 6, 20_261_121], ['xlsx', 6, undefined]] as const)('as %s changes nothing: %i runs of the seed %s', async (format, numRuns, seed) => {
    await fc.assert(fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 5 }), async (list) => {
      const { reseller, enterprise } = await aTree(app);
      await allow(enterprise.id);
      await anOrganisation(app, reseller, 'enterprise', { name: enterprise.name });
      for (const { isPooled, isAssigned, isBlocked, route, voice, ...rest } of list) {
        const number = await aNumber(app, isPooled ? reseller : enterprise, { ...rest, voice, voiceRouteType: voice ? route : null, ...(isBlocked && { blockedReason: '=cmd' }) });
        if (!isPooled && isAssigned && !isBlocked && voice && route === 'DIRECT_ROUTING') await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
      }
      for (const place of [reseller, enterprise]) {
        const admin = await signedIn(app, place);
        const url = `/api/o/${place.id}/phone-numbers?format=${format}`;
        const answer = await app.server.inject({ method: 'GET', url, headers: admin.headers! });
        expect(answer.statusCode).toBe(200);
        if (answer.rawPayload.toString().split('\n').length < 2 || (place === enterprise && list.every(({ isPooled }) => isPooled))) continue;
        const { counts } = await aPlannedImport(admin, { content: Uint8Array.from(answer.rawPayload), fileName: `x.${format}` });
        expect(counts).toMatchObject({ create: 0, update: 0, rejected: 0 });
        expect(counts!.unchanged).toBe(list.filter(({ isPooled }) => place === reseller || !isPooled).length);
      }
    }), { numRuns, ...(seed !== undefined && { seed }) });
  });

  test('is called as its reader wants, and as every file system takes it', async () => {
    const { reseller } = await aTree(app);
    await aNumber(app, reseller);
    const admin = await signedIn(app, reseller);
    const named = async (fileName: string, format: 'csv' | 'xlsx') => (await call(admin, phoneNumbers.list, { query: { format, fileName } })).headers['content-disposition'];
    expect(await named('My numbers', 'csv')).toBe('attachment; filename="My numbers.csv"');
    expect(await named('Números "Lisboa".xlsx', 'xlsx')).toBe(`attachment; filename="Numeros _Lisboa_.xlsx"; filename*=UTF-8''N%C3%BAmeros%20_Lisboa_.xlsx`);
    expect(await named('../../etc/passwd\r\nX: y', 'csv')).toBe('attachment; filename="_.._etc_passwd__X_ y.csv"');
    expect(await named('con', 'csv')).toBe('attachment; filename="_con.csv"');
  });

  test('as .xlsx has the columns of the CSV, and a workbook with eaten plus signs is understood', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    // One that exists: an international number without its plus is taken for no other.
    const e164 = `+1202${String(2_000_000 + Number(uniqueE164().slice(-6)))}`;
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeXlsx([['Phone Number', 'Voice', 'SMS', 'Fax', 'Voice Route Type'], [Number(e164.slice(1)), true, false, false, 'Direct Routing']])) chunks.push(chunk);
    const { id } = await aPlannedImport(admin, { content: Uint8Array.from(Buffer.concat(chunks)) });
    const { items } = await ok(admin, imports.rows, { params: { id }, query: {} });
    expect(items.map(({ kind, key }) => [kind, key])).toEqual([['create', e164]]);
  });
});

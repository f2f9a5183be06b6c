import { describe, expect, test } from 'vitest';
import { familyOf, findPhoneModel, identifyPhone, phoneModel, phoneModels, vendorOf, vendorOfMac, vendors } from './catalogue.ts';
import { linePositions } from './line-positions.ts';

describe('the catalogue', () => {
  test('has every phone once', () => {
    const ids = phoneModels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('knows at least 12 vendors and 200 models', () => {
    expect(vendors.length).toBeGreaterThanOrEqual(12);
    expect(phoneModels.length).toBeGreaterThanOrEqual(200);
    expect(vendors.filter(({ families }) => families.some(({ models }) => models.length === 0))).toEqual([]);
  });

  test.each(phoneModels)('$id is complete', (model) => {
    expect(model.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(linePositions(model).length).toBeGreaterThan(0);
    expect(model.files.filter(({ kind }) => kind === 'device')).toHaveLength(1);
    expect(model.files.find(({ kind }) => kind === 'device')?.name).toMatch(/\{mac\}/i);
    expect(model.userAgentNames.length).toBeGreaterThan(0);
    expect(vendorOf(model).families).toContain(familyOf(model));
    expect(familyOf(model)).toMatchObject({ name: model.family });
    expect(model.files.filter(({ kind }) => familyOf(model).templates[kind] === undefined)).toEqual([]);
    expect(model.userAgentNames.filter((name) => name !== name.toUpperCase())).toEqual([]);
  });

  test('finds a model, or says that it does not know it', () => {
    expect(phoneModel('yealink-t46u')).toMatchObject({ name: 'T46U', firstLine: 1, lastLine: 16, programmableKeys: 27 });
    expect(findPhoneModel('yealink-t46u')).toBe(phoneModel('yealink-t46u'));
    expect(findPhoneModel('yealink-t999')).toBeUndefined();
    expect(() => phoneModel('constructor')).toThrow('This phone model is not in the catalogue.');
  });

  test('gives each name of a User-Agent header to one model of its vendor', () => {
    const names = phoneModels.flatMap(({ vendor, userAgentNames }) => userAgentNames.map((name) => `${vendor} ${name}`));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('gives each MAC prefix to one vendor, in the form in which addresses are stored', () => {
    const prefixes = vendors.flatMap(({ macPrefixes }) => macPrefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.filter((prefix) => !/^[0-9a-f]{6}$/.test(prefix))).toEqual([]);
  });
});

test.each([
  ['805ec0123abc', 'yealink'],
  ['805e0c123abc', 'yealink'],
  ['001565000001', 'yealink'],
  ['000000000001', undefined],
  ['', undefined],
])('the address %s belongs to %s', (mac, vendor) => {
  expect(vendorOfMac(mac)?.id).toBe(vendor);
});

describe('a phone says what it is', () => {
  test.each<[userAgent: string, model: string | undefined, firmware: string, mac: string | undefined]>([
    ['Yealink SIP-T46U 108.86.0.20 80:5e:c0:12:3a:bc', 'yealink-t46u', '108.86.0.20', '805ec0123abc'],
    ['yealink SIP-T46U 108.86.0.20 80:5E:C0:12:3A:BC', 'yealink-t46u', '108.86.0.20', '805ec0123abc'],
    ['Yealink SIP-T21P_E2 52.84.0.15 00:15:65:4c:4c:26', 'yealink-t21p-e2', '52.84.0.15', '0015654c4c26'],
    ['Yealink SIP-T33G 124.85.257.55 80:5e:c0:bd:ea:ef', 'yealink-t33g', '124.85.257.55', '805ec0bdeaef'],
    ['Yealink SIP-T58 58.86.0.20 80:5e:c0:bd:ea:ef', 'yealink-t58a', '58.86.0.20', '805ec0bdeaef'],
    ['Yealink SIP-T54W 96.86.0.45', 'yealink-t54w', '96.86.0.45', undefined],
    ['Yealink SIP-T999 1.2.3.4 80:5e:c0:bd:ea:ef', undefined, '1.2.3.4', '805ec0bdeaef'],
  ])('%s', (userAgent, model, firmware, mac) => {
    expect(identifyPhone(userAgent)).toMatchObject({ vendor: { id: 'yealink' }, firmware });
    expect(identifyPhone(userAgent)?.model?.id).toBe(model);
    expect(identifyPhone(userAgent)?.mac).toBe(mac);
  });

  test.each(['', 'Mozilla/5.0', 'Yealink', 'Yealink SIP-T46U', `Yealink SIP-T46U 1.2${' '.repeat(300)}x`, 'curl/8 Yealink SIP-T46U 108.86.0.20'])('%j says nothing', (userAgent) => {
    expect(identifyPhone(userAgent)).toBeUndefined();
  });
});

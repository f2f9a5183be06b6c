import { callClasses, DialPlan, DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries } from '../numbering/country.ts';
import { anyText } from '../testing/any-text.ts';
import { isEmergencyNumber } from './emergency-numbers.ts';
import { internalOnly, mayCall, mayDial } from './may-dial.ts';

const plan = (fields: Partial<DialPlan>): DialPlan => ({ ...internalOnly, ...fields });
const prefix = (value: string, note = '') => ({ prefix: value, note });
const nothingIsInternal = () => false;
const fromBerlin = { country: 'DE', presentation: '+493090182000' };
const dial = (dialled: string, fields: Partial<DialPlan> = {}, isInternal: (number: string) => boolean = nothingIsInternal) => mayDial(plan(fields), { ...fromBerlin, dialled }, isInternal);

describe('classes', () => {
  test('a class that is not allowed is denied, with the number that would have been dialled', () => {
    expect(dial('030 231 25000')).toEqual({ isAllowed: false, class: 'LOCAL', normalised: '+493023125000', because: { code: 'class-denied', class: 'LOCAL' }, overruled: [] });
  });

  test('[87] a profile decides by what kind of call it is', () => {
    const allowedClasses: DialPlan['allowedClasses'] = ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE'];
    expect(['030 23125000', '089 12345678', '0151 23456789', '+44 20 7946 0000', '0900 1 234567'].map((dialled) => dial(dialled, { allowedClasses }).isAllowed)).toEqual([true, true, true, false, false]);
  });

  test('[88] the country decides how digits are read', () => {
    const inBritain = mayDial(plan({ allowedClasses: ['NATIONAL'] }), { dialled: '020 7946 0000', country: 'GB' }, nothingIsInternal);
    expect(inBritain).toMatchObject({ isAllowed: true, normalised: '+442079460000' });
    expect(mayDial(plan({ allowedClasses: ['NATIONAL'] }), { dialled: '020 7946 0000', country: null }, nothingIsInternal).because).toEqual({ code: 'unreadable' });
  });

  test('short codes and own numbers are internal, whatever prefixes say', () => {
    const own = new Set(['101', '*97', '+493090182001']);
    const dialled = (text: string) => dial(text, { denyPrefixes: [prefix('+49')] }, (number) => own.has(number));
    expect(['101', '*97', '030 9018 2001'].map((text) => dialled(text).because)).toEqual(Array(3).fill({ code: 'class-allowed', class: 'INTERNAL' }));
    expect(dial('101', { allowedClasses: [] }, (number) => own.has(number)).isAllowed).toBe(false);
  });
});

describe('prefixes', () => {
  const allowedClasses: DialPlan['allowedClasses'] = ['INTERNATIONAL'];

  test('the longest decides, and the others are told of', () => {
    const verdict = dial('+44 20 7946 0000', { allowedClasses, denyPrefixes: [prefix('+44', 'Too dear')], allowPrefixes: [prefix('+4420', 'Our London office')] });
    expect(verdict).toMatchObject({ isAllowed: true, because: { code: 'prefix-allowed', prefix: '+4420', note: 'Our London office' } });
    expect(verdict.overruled).toEqual([{ code: 'prefix-denied', prefix: '+44', note: 'Too dear' }, { code: 'class-allowed', class: 'INTERNATIONAL' }]);
  });

  test('of two that are the same the denial wins', () => {
    expect(dial('+44 20 7946 0000', { allowedClasses, allowPrefixes: [prefix('+44')], denyPrefixes: [prefix('+44')] }).because.code).toBe('prefix-denied');
  });

  test('a prefix allows what the class denies', () => {
    expect(dial('+44 20 7946 0000', { allowPrefixes: [prefix('+44')] }).isAllowed).toBe(true);
  });
});

describe('emergency numbers', () => {
  test.each([['110', 'DE'], ['112', 'DE'], ['1 1 2', 'FR'], ['911', 'US'], ['999', 'GB'], ['000', 'AU'], ['1305', 'GA'], ['112', null], ['911', 'DE']])('%s is allowed in %s by a plan that allows nothing', (dialled, country) => {
    expect(mayDial(plan({ allowedClasses: [] }), { dialled, country }, nothingIsInternal)).toMatchObject({ isAllowed: true, class: 'EMERGENCY', because: { code: 'emergency' } });
  });

  test('that of the country is not taken over by an extension, one of elsewhere is', () => {
    const verdicts = ['112', '911', '999'].map((code) => dial(code, {}, (number) => number === code).class);
    expect(verdicts).toEqual(['EMERGENCY', 'INTERNAL', 'INTERNAL']);
  });
});

const aClass = fc.constantFrom(...callClasses);
const aPrefix = fc.constantFrom('+4', '+49', '+493', '+4930', '+49151', '+44', '+4420', '+1', '+1202', '+120255501').map((value) => prefix(value));
const aPlan: fc.Arbitrary<DialPlan> = fc.record({
  allowedClasses: fc.uniqueArray(aClass), allowPrefixes: fc.uniqueArray(aPrefix, { selector: (one) => one.prefix }), denyPrefixes: fc.uniqueArray(aPrefix, { selector: (one) => one.prefix }),
});
const aNumber = fc.constantFrom('+493023125000', '+498912345678', '+4915123456789', '+442079460000', '+447911123456', '+12025550100', '+351211234567').map((e164) => E164.parse(e164));

describe('whatever the plan', () => {
  test('the longest prefix decides as somebody finds it who shortens the number digit by digit', () => {
    const slowly = ({ allowPrefixes, denyPrefixes, allowedClasses }: DialPlan, e164: string, of: string) => {
      for (let rest = e164; rest !== ''; rest = rest.slice(0, -1)) {
        if (denyPrefixes.some((one) => one.prefix === rest)) return false;
        if (allowPrefixes.some((one) => one.prefix === rest)) return true;
      }
      return allowedClasses.some((allowed) => allowed === of);
    };
    fc.assert(fc.property(aPlan, aNumber, (any, e164) => {
      const { isAllowed, class: of } = mayCall(any, e164, fromBerlin);
      expect(isAllowed).toBe(slowly(any, e164, of!));
    }), { numRuns: 1_000 });
  });

  test('every text gets an answer, the same each time, and what is no number is denied', () => {
    const aDialledText = fc.oneof(anyText(30), fc.stringMatching(/^[+0-9() *#-]{0,20}$/));
    fc.assert(fc.property(aPlan, aDialledText, fc.option(fc.constantFrom('DE', 'US', 'GA', 'XX', '')), fc.boolean(), (any, dialled, country, isInternal) => {
      const verdict = mayDial(any, { dialled, country }, () => isInternal);
      expect(DialVerdict.parse(verdict)).toEqual(verdict);
      expect(mayDial(any, { dialled, country }, () => isInternal)).toEqual(verdict);
      expect(verdict.normalised === null).toBe(verdict.because.code === 'unreadable');
      if (verdict.normalised === null) expect(verdict.isAllowed).toBe(false);
    }), { numRuns: 1_000 });
  });

  test('nobody is kept from calling for help', () => {
    const everyCode = Array.from({ length: 11_110 }, (_, index) => String(index).slice(-4));
    const helps = fc.constantFrom(...countries()).chain((country) => fc.constantFrom(...everyCode.filter((code) => isEmergencyNumber(code, country)), '112').map((dialled) => ({ country, dialled })));
    fc.assert(fc.property(aPlan, helps, (any, { country, dialled }) => {
      const isInternal = (number: string) => number === dialled && isEmergencyNumber(number, country);
      expect(mayDial(any, { country, dialled }, isInternal).isAllowed).toBe(true);
    }), { numRuns: 200 });
  });
});

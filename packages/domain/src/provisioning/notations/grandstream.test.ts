import { describe, expect, test } from 'vitest';
import { aLine, aView } from '../testing/a-phone.ts';
import { phoneModel } from '../catalogue.ts';
import { grandstreamVariables, languageCode } from './grandstream.ts';

test.each([
  ['en-GB', 'en'],
  ['cs', 'cz'],
  ['sv-SE', 'se'],
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh-tw'],
  ['cy', 'en'],
])('the language %s is %s', (tag, code) => {
  expect(languageCode(tag)).toBe(code);
});

describe('the settings of a phone', () => {
  const variables = (over: Parameters<typeof aView>[0]) => grandstreamVariables(aView({ ...over, phone: { modelId: 'grandstream-gxp2170' } }), phoneModel('grandstream-gxp2170'));

  test('have the protocol apart from the address', () => {
    expect(variables({})).toMatchObject({ provisioning: { protocol: '2', path: 'phones.example.com/p/mzxw6ytboi2dgnbvgy3tqojq' } });
    expect(variables({ provisioning: { url: 'http://192.0.2.1:8080/p/x/', username: '', password: '' } })).toMatchObject({ provisioning: { protocol: '1', path: '192.0.2.1:8080/p/x' } });
  });

  test.each([
    [10, 1],
    [600, 10],
    [3600, 60],
    [9_999_999, 64_800],
  ])('register for %i seconds as %i minutes', (registerSeconds, registerMinutes) => {
    expect(variables({ lines: [aLine({ registerSeconds })] })).toMatchObject({ accounts: [{ registerMinutes }] });
  });

  test('switch off the accounts that have no line', () => {
    expect(variables({ lines: [aLine({ position: 3 })] })).toMatchObject({ accounts: [{ prefix: 5 }], unusedAccounts: [{ position: 1 }, { position: 2 }, { position: 4 }, { position: 5 }, { position: 6 }] });
  });
});

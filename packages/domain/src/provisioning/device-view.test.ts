import { Problem } from '@patchbay/contract/http/problem';
import { describe, expect, test } from 'vitest';
import { deviceView } from './device-view.ts';
import { aLine, aView, someFacts } from './testing/a-phone.ts';

describe('a line says nothing of what goes without saying', () => {
  test('label, authentication name, port, encryption and expiry', () => {
    expect(aView().lines[0]).toMatchObject({
      label: 'Front desk',
      authName: '100-CANISTRACCI',
      transport: 'udp',
      port: 5060,
      mediaEncryption: 'off',
      registerSeconds: 3600,
      voicemailNumber: '',
    });
  });

  test('over TLS the port is 5061 and the media are encrypted', () => {
    expect(aView({ lines: [aLine({ transport: 'tls' })] }).lines[0]).toMatchObject({ port: 5061, mediaEncryption: 'required' });
  });

  test('what is said stays', () => {
    const said = { label: 'Desk', authName: 'auth', port: 5070, transport: 'tls', mediaEncryption: 'optional', registerSeconds: 60, voicemailNumber: '*97' } as const;
    expect(aView({ lines: [aLine(said)] }).lines[0]).toMatchObject(said);
  });
});

describe('the lines of a phone', () => {
  test('come in the order of its accounts', () => {
    const lines = [3, 1, 2].map((position) => aLine({ position }));
    expect(aView({ lines }).lines.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  test('are those that its model has', () => {
    const lines = [0, 1, 2, 3, 4, 5].map((position) => aLine({ position }));
    const positions = (modelId: string) => aView({ phone: { modelId }, lines }).lines.map(({ position }) => position);
    expect(positions('yealink-t46u')).toEqual([1, 2, 3, 4, 5]);
    expect(positions('yealink-t21p-e2')).toEqual([1, 2]);
  });
});

test('a quotation mark in a password is no trouble to formats that have signs for it', () => {
  expect(aView({ lines: [aLine({ password: 'a"b' })] }).lines[0]?.password).toBe('a"b');
  expect(aView({ phone: { modelId: 'snom-d785' }, lines: [aLine({ password: 'a"b' })] }).lines[0]?.password).toBe('a"b');
});

describe('a view is refused', () => {
  test('for a model that is not in the catalogue', () => {
    expect(() => aView({ phone: { modelId: 'yealink-t999' } })).toThrow('This phone model is not in the catalogue.');
  });

  test.each<[what: string, facts: Parameters<typeof someFacts>[0], named: string]>([
    ['a newline in a password', { lines: [aLine({ password: 'a\nb' })] }, 'password of line 1'],
    ['a blank in a password', { lines: [aLine({ position: 2, password: ' a' })] }, 'password of line 2'],
    ['a word with a meaning', { lines: [aLine({ password: '%NULL%' })] }, 'password of line 1'],
    ['letters beyond ASCII', { lines: [aLine({ username: 'zoë' })] }, 'user name of line 1'],
    ['a server that is none', { lines: [aLine({ server: 'sip example' })] }, 'server of line 1'],
    ['a blank in the address', { provisioning: { url: 'https://x/ y/', username: '', password: '' } }, 'provisioning address'],
    ['a quotation mark where the file has them', { phone: { modelId: 'panasonic-kx-hdv230' }, lines: [aLine({ password: 'a"b' })] }, 'password of line 1'],
    ['a tab in the web password', { web: { adminPassword: 'a\tb' } }, "password of the phone's web pages"],
  ])('for %s, without repeating it', (_what, over, named) => {
    const refusal = (() => {
      try {
        deviceView(someFacts(over));
      } catch (error) {
        return error as Problem;
      }
    })();
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal?.message).toBe(`The ${named} has characters that a phone cannot be given. Use letters, digits and ASCII signs without blanks.`);
  });
});

import { expect, test } from 'vitest';
import { cookieNames } from './cookies.ts';

test.each([
  ['https://pbx.example', false, '__Host-patchbay_session', '__Host-patchbay_device'],
  ['https://pbx.example:8443/base', false, '__Host-patchbay_session', '__Host-patchbay_device'],
  ['http://localhost:3000', false, 'patchbay_session', 'patchbay_device'],
  ['http://pbx.example', true, 'patchbay_session', 'patchbay_device'],
  ['https://pbx.example', true, 'patchbay_session', 'patchbay_device'],
])('at %s, insecure allowed: %s', (publicUrl, insecureCookies, session, device) => {
  expect(cookieNames({ publicUrl, insecureCookies })).toEqual({ session, device });
});

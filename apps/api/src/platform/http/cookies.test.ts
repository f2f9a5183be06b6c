import { expect, test } from 'vitest';
import { cookieNames } from './cookies.ts';

test.each([
  // That of the phone app has a path of its own, which `__Host-` does not allow.
  ['https://pbx.example', false, '__Host-patchbay_session', '__Host-patchbay_device', '__Secure-patchbay_app'],
  ['https://pbx.example:8443/base', false, '__Host-patchbay_session', '__Host-patchbay_device', '__Secure-patchbay_app'],
  ['http://localhost:3000', false, 'patchbay_session', 'patchbay_device', 'patchbay_app'],
  ['http://pbx.example', true, 'patchbay_session', 'patchbay_device', 'patchbay_app'],
  ['https://pbx.example', true, 'patchbay_session', 'patchbay_device', 'patchbay_app'],
])('at %s, insecure allowed: %s', (publicUrl, insecureCookies, session, device, app) => {
  expect(cookieNames({ publicUrl, insecureCookies })).toEqual({ session, device, app });
});

import { expect, test } from 'vitest';
import { objectPath, permissionToSee } from './object-paths.ts';
import { pages } from './pages.ts';

test('a link to an object needs the permission of the page that it leads to', () => {
  const linked = ['account', 'api-key', 'extension', 'phone', 'external-trunk', 'operator-connect-trunk', 'ring-group', 'sms-group', 'delivery-method', 'time-schedule', 'dial-plan-profile', 'user', 'app-configuration', 'contact-method', 'call-flow', 'audio-file', 'playlist', 'carrier-profile', 'internal-number', 'feature-code', 'phone-template', 'key-layout'];
  for (const kind of linked) {
    const path = objectPath(kind, 'id', 'home')!.replace(/^\/[ot]\/home\//, '').replace(/\/id$/, '');
    expect(pages.find((page) => page.path === `${path}/:id`)?.permission, kind).toBe(permissionToSee(kind));
  }
});

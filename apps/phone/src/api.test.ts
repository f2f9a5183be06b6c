import { pathOf } from '@patchbay/contract/http/endpoint';
import { phoneApp } from '@patchbay/contract/phone-app';
import { expect, test } from 'vitest';
import { routes } from './api.ts';

test('methods and addresses are those of the contract', () => {
  expect(routes).toEqual(Object.fromEntries(Object.entries(phoneApp).map(([verb, e]) => [verb, [e.method, pathOf(e)]])));
});

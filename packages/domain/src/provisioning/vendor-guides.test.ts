import { expect, test } from 'vitest';
import { vendors } from './catalogue.ts';
import { vendorGuides } from './vendor-guides.ts';

test('every vendor of the catalogue has a guide, and whoever has DHCP looks at option 66', () => {
  expect(vendorGuides.map(({ vendorId }) => vendorId)).toEqual(vendors.map(({ id }) => id));
  for (const { vendorId, options, form, menu } of vendorGuides) {
    expect(menu, vendorId).not.toBe('');
    expect(options.includes(66), vendorId).toBe(form !== 'none');
  }
});

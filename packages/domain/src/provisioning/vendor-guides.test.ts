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

test('who says nothing of where its options come from, says so', () => {
  const unsaid = vendorGuides.filter(({ options, source }) => options.length > 0 && source === null).map(({ vendorId }) => vendorId);
  expect(unsaid).toEqual(['cisco', 'htek']);
  for (const { source } of vendorGuides) expect(source).not.toBe('');
});

test.each([
  ['snom', [43, 66]],
  ['panasonic', [160, 159, 66]],
  ['gigaset', [114, 66]],
  ['poly', [160, 66]],
  ['yealink', [66, 43]],
])("the phones of %s look at options %j in the order of the vendor's guide", (vendor, options) => {
  expect(vendorGuides.find(({ vendorId }) => vendorId === vendor)?.options).toEqual(options);
});

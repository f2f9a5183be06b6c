import { expect, test } from 'vitest';
import { renderFile } from './render.ts';
import { deviceFileName } from './requested-file.ts';
import { aView } from './testing/a-phone.ts';
import { familiesRefusing } from './web-password.ts';

const mitel = 'Mitel 6700, 6800 and 6900 SIP';
const ut = 'Panasonic KX-UT';
const hdv = 'Panasonic KX-HDV';

// Mitel, 6867i Administrator Guide 4.2.0, 5-8; Panasonic, KX-UT123 Administrator Guide, 4.4.3, and KX-HDV430, 4.4.3.
test.each([
  ['', []],
  ['12345678', []],
  ['4294967295', []],
  ['4294967296', [mitel]],
  ['h4v3-a-look', [mitel]],
  ['h4v3-a-look!', [hdv, mitel]],
  ['h4v3-a-longer-look', [ut, mitel]],
  ['h4v3-a-longer-look!', [ut, hdv, mitel]],
])('the password %j is refused by phones of %j', (password, families) => {
  expect(familiesRefusing(password)).toEqual(families);
});

test.each([
  ['mitel-6867i', 'h4v3-a-look', false, false],
  ['mitel-6867i', '12345678', false, true],
  ['mitel-6867i', '********', true, true],
  ['mitel-6867i', '********', false, false],
  ['panasonic-kx-hdv230', 'h4v3-a-look!', false, false],
  ['panasonic-kx-ut136', 'h4v3-a-look!', false, true],
  ['yealink-t46u', 'h4v3-a-look!', false, true],
])('the file of a %s has the password %j (masked: %j): %j', (modelId, adminPassword, isMasked, isThere) => {
  const view = aView({ phone: { modelId }, web: { adminPassword, isMasked } });
  expect(renderFile(view, deviceFileName(view.phone))!.body.includes(adminPassword)).toBe(isThere);
});

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { namedMac, phoneDataKind, phoneDataType } from './phone-data.ts';

const yealink = { name: 'Desk', modelId: 'yealink-t46u', mac: '805ec0123abc', fileName: '' };
const poly = { ...yealink, modelId: 'poly-vvx-450', mac: '64167f123abc' };

describe('what a phone may send', () => {
  test.each([
    [yealink, '805ec0123abc-local.cfg', 'settings'],
    [yealink, '805EC0123ABC-contact.xml', 'directory'],
    [poly, '64167f123abc-phone.cfg', 'settings'],
    [poly, '64167f123abc-web.cfg', 'settings'],
    [poly, '64167f123abc-directory.xml', 'directory'],
    [poly, '64167f123abc-app.log', 'log'],
    [poly, '64167f123abc-boot.log', 'log'],
    [poly, '64167f123abc-calls.xml', 'log'],
    [poly, '64167f123abc-license.txt', 'other'],
  ] as const)('%o: %s is %s', (phone, name, kind) => expect(phoneDataKind(phone, name)).toBe(kind));

  test.each(['805ec0123abc.cfg', 'y000000000108.cfg', '805ec0000000-local.cfg', 'local.cfg', '../805ec0123abc-local.cfg', '805ec0123abc..cfg', '805ec0123abc/x.log', ''])('%s is nothing that it may send', (name) => {
    expect(phoneDataKind(yealink, name)).toBeUndefined();
  });
});

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  [bytes('account.1.label = Zoë\n'), 'text'],
  [bytes('0101120000|so   |3|00|Boot\r\n\u001b[0m'), 'text'],
  [bytes('<?xml version="1.0"?><directory/>'), 'xml'],
  [bytes('\ufeff<PHONE_CONFIG/>'), 'xml'],
  [bytes(''), 'text'],
  [gzipSync('log'), 'gzip'],
  [new Uint8Array([0xd4, 0xc3, 0xb2, 0xa1, 2, 0]), 'pcap'],
  [new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]), undefined],
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), undefined],
  [bytes('MZ\0'), undefined],
])('content decides what a file is: %#', (content, type) => expect(phoneDataType(content)).toBe(type));

test('the page of a stranger is text and no document', () => {
  expect(phoneDataType(bytes('<!DOCTYPE html><script>1</script>'))).toBe('text');
  expect(phoneDataType(bytes('<html>'))).toBe('text');
});

test('a request names a MAC address in its file, else in its User-Agent', () => {
  expect(namedMac('cfg000B82123ABC.xml', '')).toBe('000b82123abc');
  expect(namedMac('y000000000108.cfg', 'Yealink SIP-T46U 108.86.0.20 80:5e:c0:12:3a:bc')).toBe('805ec0123abc');
  expect(namedMac('y000000000108.cfg', 'curl/8')).toBe('');
});

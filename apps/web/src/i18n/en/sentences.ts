/**
 * Sentences that the contract and the API write themselves, by the key that `sentenceKey` makes of them. One that is
 * missing here is shown as it was written, in English.
 */
export const sentences = {
  'must-not-be-empty': 'Required',
  'at-most-n-characters': 'At most {n} characters',
  'at-least-n-characters': 'At least {n} characters',
  'only-printable-characters-on-one-line': 'Only printable characters on one line',
  'an-e-mail-address': 'An e-mail address, such as name@example.com',
  'a-phone-number-in-international-form-such-as-n': 'A phone number in international form, such as +{n}',
  'one-to-four-digits': 'One to four digits',
  'a-mac-address-has-n-hexadecimal-digits': 'A MAC address has {n} hexadecimal digits',
  'this-is-not-the-address-of-a-device': 'This is not the address of a device',
  'a-phone-that-is-not-virtual-has-a-mac-address': 'A phone that is not virtual has a MAC address',
  'a-virtual-phone-has-no-mac-address': 'A virtual phone has no MAC address',
  'this-line-is-used-twice': 'This line is used twice',
  'the-same-extension-is-on-two-lines': 'The same extension is on two lines',
  'a-file-name-without-slashes-mac-stands-for-the-mac-address': "A file name without slashes; '{mac}' stands for the MAC address",
  'letters-digits-and-only': 'Letters, digits and . _ ~ ! $ * + @ ^ - only',
  'two-to-n-letters-digits-or-dashes-beginning-with-a-letter': 'Two to {n} letters, digits or dashes, beginning with a letter',
  'not-a-time-zone-such-as-europe-lisbon': 'Not a time zone, such as Europe/Lisbon',
  'at-least-one-permission': 'At least one permission',
  'a-day-from-today-on': 'A day from today on',
} as const;

/** Of the sentences in `sentences.ts`, those that the first screen can come across. */
export const entrySentences = {
  'must-not-be-empty': 'Required',
  'at-most-n-characters': 'At most {n} characters',
  'at-least-n-characters': 'At least {n} characters',
  'only-printable-characters-on-one-line': 'Only printable characters on one line',
  'an-e-mail-address': 'An e-mail address, such as name@example.com',
} as const;

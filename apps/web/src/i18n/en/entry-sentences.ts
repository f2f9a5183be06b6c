/** Of the sentences in `sentences.ts`, those that the first screen can come across. */
export const entrySentences = {
  'must-not-be-empty': 'Required',
  'at-most-n-characters': 'At most {n} characters',
  'at-least-n-characters': 'At least {n} characters',
  'only-printable-characters-on-one-line': 'Only printable characters on one line',
  'an-e-mail-address': 'An e-mail address, such as name@example.com',
  'too-few-different-characters-or-a-run-of-the-keyboard': 'Too few different characters, or a run of the keyboard.',
  'among-the-passwords-that-are-tried-first': 'Among the passwords that are tried first.',
  'it-must-not-contain-your-e-mail-address': 'It must not contain your e-mail address.',
  'it-must-not-contain-your-name': 'It must not contain your name.',
  'it-must-not-contain-the-name-of-your-organisation': 'It must not contain the name of your organisation.',
} as const;

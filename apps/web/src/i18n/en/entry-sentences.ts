/** Of the sentences in `sentences.ts`, those that the first screen can come across. */
export const entrySentences = {
  'this-code-is-not-right-or-holds-no-more': 'This code is not right, or works no more.',
  'this-code-is-not-right-or-it-has-been-used-already': 'This code is not right, or it has been used already.',
  'this-code-was-tried-too-often-and-works-no-more-have-a-new-one-sent': 'This code was tried too often, and works no more. Have a new one sent.',
  'the-text-message-could-not-be-sent-try-again-shortly': 'The text message could not be sent. Try again shortly.',
  'no-gateway-for-text-messages-is-set-up-so-nothing-can-be-sent-to-a-phone-number-take-an-e-mail-address-or-ask-whoever-runs-this-installation': 'No gateway for text messages is set up, so nothing can be sent to a phone number. Take an e-mail address, or ask whoever runs this installation.',
  'must-not-be-empty': 'Required',
  'at-most-n-characters': 'At most {n} characters',
  'at-least-n-characters': 'At least {n} characters',
  'only-printable-characters-on-one-line': 'Only printable characters on one line',
  'an-e-mail-address': 'An e-mail address, such as name@example.com',
  'too-few-different-characters-or-a-run-of-the-keyboard': 'Too few different characters, or a run of the keyboard.',
  'among-the-passwords-that-are-tried-first': 'Among the passwords that are tried first.',
  'this-is-the-password-that-you-had-choose-a-new-one': 'This is the password that you had. Choose a new one.',
  'it-must-not-contain-your-e-mail-address': 'It must not contain your e-mail address.',
  'it-must-not-contain-your-name': 'It must not contain your name.',
  'it-must-not-contain-the-name-of-your-organisation': 'It must not contain the name of your organisation.',
} as const;

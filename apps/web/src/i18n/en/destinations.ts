export const destinations = {
  kinds: { EXTENSION: 'Extensions', RING_GROUP: 'Ring groups', VOICEMAIL: 'Voicemail', PHONE_NUMBER: 'Own phone numbers', EXTERNAL: 'Other phone number' },
  placeholder: 'Name, short number or any phone number',
  voicemailOf: 'Voicemail of {name}',
  disabled: 'disabled',
  gone: 'What was chosen here is gone',
  nothingFound: 'Nothing of that name, and no complete phone number',
} as const;

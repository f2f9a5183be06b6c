/** What zod finds. */
export const validation = {
  required: 'Required',
  'text-min': 'At least {limit, plural, one {# character} other {# characters}}',
  'text-max': 'At most {limit, plural, one {# character} other {# characters}}',
  'list-min': 'At least {limit, plural, one {one} other {#}}',
  'list-max': 'At most {limit, plural, one {one} other {#}}',
  'number-min': 'At least {limit, number}',
  'number-max': 'At most {limit, number}',
  email: 'An e-mail address, such as name@example.com',
  choice: 'Choose one of the values',
  number: 'A whole number',
  invalid: 'This is not valid',
} as const;

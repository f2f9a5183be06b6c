import { problemTexts } from '@patchbay/domain/imports/problem-text';

/** What is found in a file or stands against its import, by code. */
export const importFindings = {
  ...problemTexts,
  'plan-stale': 'What the file is about was changed after this plan had been shown, so nothing was imported. This is the plan as things are now: look at it again.',
  'plan-failed': 'The plan could not be made because of an error of ours. Nothing was changed. Upload the file again.',
  'commit-failed': 'The import failed because of an error of ours, and nothing of it was kept. The plan still stands: try again.',
  'route-required': 'A voice number has a route: Direct Routing, External Trunk or Operator Connect.',
  'route-ignored': 'Without voice there is no route: this is ignored.',
  'tag-unusable': 'The tag "{tag}" is empty, too long or has characters that are not printable.',
  'too-many-tags': 'A number has at most {limit} tags.',
  'country-code-missing': 'Has no country code: enter it in its own column, or the whole number with a plus in front. A spreadsheet may have eaten the plus.',
  'country-code-differs': 'The number says its country itself, and that is not {countryCode}.',
  'number-too-long': 'Country code and number together have more than 15 digits.',
  'number-impossible': 'There is no number of this length with the country code {countryCode}. Leading zeros that belong to it may have been eaten by a spreadsheet, or the country code may be in it twice.',
  'number-unknown': 'This is not a phone number in international form.',
  'not-available': 'This number is not available.',
  'owner-unknown': 'There is no organisation "{owner}" here: write the name or the code of one.',
  'owner-ambiguous': 'Several organisations are called "{owner}": write the code of the one that is meant.',
  'held-by-another': 'The number is held by {holder} already. An import does not take it from there; assign it on the Phone Numbers page.',
  'capabilities-not-yours': 'Only the organisation above changes what a number can do.',
  'tags-not-yours': 'Changing tags needs a permission that is missing.',
  'voice-in-use': 'Voice of this number is in use by {by}: take it from there first.',
  'route-in-use': 'The route of this number is in use by {by}: take it from there first.',
  'sms-in-use': 'SMS of this number is in use by {by}: take it from there first.',
  'carrier-elsewhere': 'The chosen carrier profile does not belong to {owner} or an organisation above it.',
} as const;

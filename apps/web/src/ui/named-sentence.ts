import type { sentences } from '#i18n/en/sentences.ts';

type Key = keyof typeof sentences;

/** What the API says with a name in it. The groups of the pattern are the arguments of the catalogue's message. */
const patterns: { [K in Key]?: RegExp } = {
  'last-administrator': /^This is the last administrator of (?<name>.+)\. Give somebody else the role first\.$/,
  'account-elsewhere': /^(?<name>.+) has their account at another organisation\. Their roles here can be changed; the account itself cannot\.$/,
  'account-of-extension': /^(?<name>.+) signs in with a user name: change their extension instead\. Name, role, password and whether they may sign in are set there\.$/,
  'account-works-elsewhere': /^(?<name>.+) also has roles outside (?<organisation>.+)\. Take away the roles here instead, or ask an organisation above\.$/,
  'account-accepted': /^(?<name>.+) has accepted already\.$/,
  'account-anew': /^(?<name>.+) has another account meanwhile\. Give that one the roles instead\.$/,
  'account-has-more-roles': /^(?<name>.+) has got further roles since\. Take the one away instead\.$/,
  'account-not-accepted': /^(?<name>.+) has not accepted the invitation yet\. Send that again instead\.$/,
  'account-disabled': /^(?<name>.+) is disabled\. Enable the account first\.$/,
  'account-without-factor': /^(?<name>.+) has no second factor\.$/,
  'user-got-line': /^(?<name>.+) was given a line since\. Remove the user instead\.$/,
  'user-got-device': /^(?<name>.+) has activated the app on (?<systems>.+) since\. Remove the user instead\.$/,
  'user-rings': /^The app of (?<name>.+) rings as extension (?<extension>.+) since\. Remove the user instead\.$/,
  'user-got-invitation': /^(?<name>.+) was invited to the app since\. Remove the user instead\.$/,
  'users-got-since': /^(?<count>\d+) have got lines, devices, extensions or invitations since, such as (?<names>.+)\. Remove these users instead\.$/,
  'invitation-no-email': /^(?<name>.+) has no e-mail address: enter one, then send the invitation\.$/,
  'invitation-no-service': /^The app is not among the services of (?<organisation>.+)\. Who looks after it can add CallApp\.$/,
  'invitation-expired': /^The invitation of (?<name>.+) has expired: issue a new one\.$/,
  'numbers-from-above': /^(?<name>.+) gets its numbers from the organisation above, which can allow external numbers\.$/,
  'not-by-itself': /^(?<name>.+) cannot be \S+ by its own administrators; an organisation above it can\.$/,
  'not-empty': /^(?<name>.+) is not empty(?: any more)?\.$/,
  'revert-outside': /^A part of this change lies outside (?<name>.+); only an organisation above can undo it\.$/,
  'revert-permission': /^Undoing this also needs the permission .+\.$/,
  'wrong-parent': /^An? \S+ cannot lie below an? \S+\.$/,
  'code-of-extension': /^(?<code>\d+) is in use by extension (?<name>.+)\.$/,
  'code-of-ring-group': /^(?<code>\d+) is in use by ring group (?<name>.+)\.$/,
  'code-of-feature-code': /^(?<code>[*#]\d+) is in use by feature code \S+\.$/,
  'code-of-internal-number': /^(?<code>\d+) is in use by internal number \d+\.$/,
  'codes-in-use-and-more': /^(?<count>\d+) of the (?<total>\d+) numbers are in use: (?<names>.+) and (?<more>\d+) more\. None was added\.$/,
  'codes-in-use': /^(?<count>\d+) of the (?<total>\d+) numbers are in use: (?<names>.+)\. None was added\.$/,
  'numbers-not-available-and-more': /^(?<count>\d+) of the (?<total>\d+) numbers are not available: (?<names>.+) and (?<more>\d+) more(?:\. None was added\.)?$/,
  'numbers-not-available': /^(?<count>\d+) of the (?<total>\d+) numbers are not available: (?<names>[+\d, ]+)(?:\. None was added\.)?$/,
  'internal-number-assigned': /^(?<code>\d+) is assigned to (?<name>.+): take it from there first\.$/,
  'number-rings-at-extension': /^(?<number>\+[\d -]+) rings at extension (?<name>.+): take it from there first\.$/,
  'number-rings-at-line': /^(?<number>\+[\d -]+) rings at the application line of (?<name>.+): take it from there first\.$/,
  'number-rings-at-contact-method': /^(?<number>\+[\d -]+) rings at the contact method (?<name>.+): take it from there first\.$/,
  'number-leads-into-call-flow': /^(?<number>\+[\d -]+) leads into the call flow (?<name>.+): take it from there first\.$/,
  'number-goes-to-external-trunk': /^(?<number>\+[\d -]+) goes to the external trunk (?<name>.+): take it from there first\.$/,
  'number-goes-to-operator-trunk': /^(?<number>\+[\d -]+) goes to the Operator Connect trunk (?<name>.+): take it from there first\.$/,
  'number-rings-at-ring-group': /^(?<number>\+[\d -]+) rings at the ring group (?<name>.+): take it from there first\.$/,
  'number-belongs-to-sms-group': /^(?<number>\+[\d -]+) belongs to the SMS group (?<name>.+): take it from there first\.$/,
  'internal-number-shown': /^(?<code>\S+) is the internal caller ID of (?<name>.+): choose another there first\.$/,
  'delivers-recordings-alone': /^(?<method>.+) alone delivers the recordings of (?<name>.+): choose another there first\.$/,
  'number-in-use': /^\S.* of this number is in use by (?<name>.+): take it from there first\.$/,
  'profile-of-another': /^(?<name>.+) owns this profile, and alone changes it\.$/,
  'profile-in-use': /^(?<name>.+) carries numbers\. Give them another profile first\.$/,
  'template-of-another': /^(?<name>.+) owns this template, and alone changes it\. Make a copy to change\.$/,
  'layout-of-another': /^(?<name>.+) owns this layout, and alone changes it\.$/,
  'template-in-use': /^(?<name>.+) is the template of phones\. Give them another first\.$/,
  'layout-in-use': /^(?<name>.+) is the key layout of phones\. Give them another first\.$/,
  'template-not-for-model': /^This template is not for the (?<name>.+)\.$/,
  'model-has-no-line': /^The (?<name>.+) has no line (?<position>\d+)\.$/,
  'model-has-no-key': /^The (?<name>.+) has no key (?<position>\d+)\.$/,
  'model-has-no-sidecar-key': /^The (?<name>.+) has no key (?<position>\d+) on a sidecar (?<module>\d+)\.$/,
  'model-without-sidecar-key': /^The files of the (?<name>.+) say nothing of key (?<position>\d+) of a sidecar\.$/,
  'model-without-keys': /^The files of the (?<name>.+) say nothing of keys\.$/,
  'call-flow-circle': /^The call would go in a circle: (?<name>.+)\.$/,
  'played-by': /^.+ is played by (?<name>.+): take it from there first\.$/,
  'no-free-line': /^(?<name>.+) has no free line\.$/,
  'group-is-full': /^(?<name>.+) has as many members as a group can have\.$/,
  'rows-rejected': /^(?<count>\S+) rows are rejected: mend them, or import the valid rows alone\.$/,
  'needs-permission': /^This needs the permission \S+\. An administrator of (?<name>.+) can grant it\.$/,
  'also-needs-permission': /^This also needs the permission .+\.$/,
  'decided-above': /^.+ was decided about above (?<name>.+): only an organisation above can undo it\.$/,
  'unknown-file-name-field': /^There is no field "\{(?<name>.*)\}"$/,
  'provider-refuses': /^The provider refuses: (?<name>.+)$/,
  'cannot-give': /^You cannot give what you do not hold: .+\.$/,
  'platform-key-only': /^Only a key of the platform can have this: .+\.$/,
};

/** The catalogue's message for a sentence of the API that names something, with the names. */
export const namedSentence = (sentence: string): { key: Key; values: Record<string, string> } | undefined => {
  for (const [key, pattern] of Object.entries(patterns)) {
    const found = pattern.exec(sentence);
    if (found) return { key: key as Key, values: { ...found.groups } };
  }
  return undefined;
};

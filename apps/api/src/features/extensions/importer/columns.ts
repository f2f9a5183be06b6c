import { Username } from '@patchbay/contract/extension-cards';
import type { ListedExtension } from '@patchbay/contract/extensions';
import { CallWaiting } from '@patchbay/contract/call-waiting';
import { type ExceptionNumber, ExceptionNumbers, RingSeconds } from '@patchbay/contract/forwarding';
import type { Role } from '@patchbay/contract/permissions';
import { E164, ShortNumber } from '@patchbay/contract/primitives/phone-number';
import { Email } from '@patchbay/contract/session';
import { readExceptionNumber } from '@patchbay/domain/call-routing/exception-number';
import { choiceColumn, flagColumn, labelColumn } from '@patchbay/domain/imports/cells/columns';
import { digitsOf } from '@patchbay/domain/imports/cells/digits';
import type { Importer, Parsed } from '@patchbay/domain/imports/types';
import { countries } from '@patchbay/domain/numbering/country';
import { toE164 } from '@patchbay/domain/numbering/to-e164';
import { z } from 'zod';
import { parseDestination } from '../../../platform/destination-text.ts';
import { exceptionsText, namesText, roleWords, softphoneWords, unchanged } from '../exported.ts';

export interface ExtensionFileRow {
  shortNumber: string;
  displayName: string;
  username: string;
  role: Role;
  groups: string[];
  phoneNumbers: string[];
  presentationNumber: string;
  dialPlanProfile: string;
  country: string;
  isAnonymous: boolean;
  hasPresence: boolean;
  isRecorded: boolean;
  softphone: 'OFF' | ListedExtension['softphoneKind'];
  mobileOn: boolean;
  appUser: string;
  thirdPartyOn: boolean;
  ipPhoneOn: boolean;
  voicemail: boolean;
  isNotified: boolean;
  email: string;
  isQueued: boolean;
  maxWaiting: number;
  welcomeMessage: string;
  maxSimultaneous: number;
  musicOnHold: string;
  holdPlaylist: string;
  monitorsOthers: boolean;
  mayBeMonitored: boolean;
  forwardAll: string;
  exceptionNumbers: ExceptionNumber[] | typeof unchanged;
  notReachable: string;
  busy: string;
  noAnswer: string;
  ringSeconds: number;
  isEnabled: boolean;
  id: string;
}

const refused = (code: string, params: Record<string, string | number> = {}) => ({ ok: false, code, params }) as const;
const taken = <V>(value: V) => ({ ok: true, value }) as const;

const parseShortNumber = (cell: string): Parsed<string> => (ShortNumber.safeParse(cell).success ? taken(cell) : refused('short-number-unusable'));

/** Apart by semicolons; one that is in a name has a backslash in front. */
const parts = (cell: string): string[] => (cell.match(/(?:\\.|[^;\\])+|\\$/g) ?? []).map((part) => part.replace(/\\(.)/g, '$1').trim()).filter(Boolean);

const parseNames = (cell: string): Parsed<string[]> => taken([...new Set(parts(cell))]);

const parseExceptions = (cell: string): Parsed<ExtensionFileRow['exceptionNumbers']> => {
  if (/^(unchanged|unverändert)$/i.test(cell)) return taken(unchanged);
  const numbers = parts(cell).map((part) => {
    const [number = '', ...label] = part.split(':');
    return { number: readExceptionNumber(number, undefined), label: label.join(':') };
  });
  const read = ExceptionNumbers.safeParse(numbers);
  return read.success ? taken(read.data) : refused('exceptions-unreadable');
};

const parseNumbers = (cell: string): Parsed<string[]> => {
  const numbers = cell.split(/[;,]/).map((part) => part.trim()).filter(Boolean).map((part) => toE164(part));
  return numbers.every((number) => number !== undefined && number !== null && E164.safeParse(number).success) ? taken([...new Set(numbers as string[])].sort()) : refused('number-unknown');
};

const parseNumber = (cell: string): Parsed<string> => {
  const number = toE164(cell);
  return number ? taken(number) : refused('number-unknown');
};

const known = new Set<string>(countries());
const parseCountry = (cell: string): Parsed<string> => (known.has(cell.toUpperCase()) ? taken(cell.toUpperCase()) : refused('country-unknown'));

const parseEmail = (cell: string): Parsed<string> => {
  const email = Email.safeParse(cell);
  return email.success ? taken(email.data) : refused('email-unusable');
};

const parseUsername = (cell: string): Parsed<string> => {
  const username = Username.safeParse(cell.normalize('NFC'));
  return username.success ? taken(username.data) : refused('username-unusable');
};

const parseForwardAll = (cell: string): Parsed<string> => {
  if (/^(off|aus)$/i.test(cell)) return taken('Off');
  if (/^(schedule|zeitplan)$/i.test(cell)) return taken('Schedule');
  const destination = parseDestination(cell);
  return destination.ok ? destination : refused('forward-unreadable');
};

const parseCondition = (cell: string): Parsed<string> => (/^(end|ende)$/i.test(cell) ? taken('End') : parseDestination(cell));

const wholeNumber = (schema: z.ZodType<number>, code: string) => (cell: string): Parsed<number> => {
  const digits = digitsOf(cell, { max: 4 });
  if (!digits.ok) return digits;
  return schema.safeParse(Number(digits.value)).success ? taken(Number(digits.value)) : refused(code);
};
const { maxWaiting, maxSimultaneous } = CallWaiting.shape;

// What is no ID is nobody's, like one that nobody has.
const parseId = (cell: string): Parsed<string> => {
  const id = z.uuid().safeParse(cell.toLowerCase());
  return id.success ? taken(id.data) : refused('extension-unknown');
};

const plain = { isRequired: false, format: String } as const;
const flag = { isRequired: false, help: 'TRUE or FALSE.' } as const;
const forward = 'End, a short number, Voicemail 101, Group Sales, or a phone number with its country code. An empty cell ends the call.';

/** Further columns are added here, in `judge` and in `apply`; an export writes them in `exported`. */
export const extensionColumns: Importer<ExtensionFileRow> = {
  columns: [
    { ...plain, isRequired: true, key: 'shortNumber', header: 'Short Number', aliases: ['Extension', 'Number', 'Kurznummer', 'Nebenstelle'], parse: parseShortNumber, help: 'One to four digits; leading zeros count. Without an ID, the extension of this number is changed, and any other number makes a new one.' },
    labelColumn({ key: 'displayName', header: 'Display Name', aliases: ['Name', 'Full Name', 'Anzeigename'], isRequired: true, max: 60, help: 'Shown on the phone.' }),
    { ...plain, key: 'username', header: 'Username', aliases: ['User Name', 'Login', 'Benutzername'], parse: parseUsername, help: 'With it its person signs in; unique in the enterprise. An empty cell changes nothing; a new one gets its short number.' },
    choiceColumn({ key: 'role', header: 'Role', aliases: ['Rolle'], isRequired: false, words: roleWords, help: 'One of: Administrator, Read-only, Supervisor, Monitor, Agent. No more than you may do yourself; without the column, a new one is an agent.' }),
    { key: 'groups', header: 'Groups', aliases: ['Ring Groups', 'Gruppen'], isRequired: false, parse: parseNames, format: namesText, help: 'Names or short numbers of ring groups, separated by semicolons. An empty cell takes it out of all.' },
    { key: 'phoneNumbers', header: 'Phone Numbers', aliases: ['DID Numbers', 'Rufnummern'], isRequired: false, parse: parseNumbers, format: (numbers) => numbers.join(';'), help: 'With their country codes, separated by semicolons. An empty cell frees all.' },
    { ...plain, key: 'presentationNumber', header: 'Presentation Number', aliases: ['Caller ID', 'Angezeigte Rufnummer'], parse: parseNumber, help: 'A voice number of the enterprise with its country code. An empty cell: the first that rings there.' },
    labelColumn({ key: 'dialPlanProfile', header: 'Dial Plan Profile', aliases: ['Dial Plan', 'Wählplanprofil'], isRequired: false, max: 60, help: 'The name of one of your profiles. An empty cell: the default profile.' }),
    { ...plain, key: 'country', header: 'Country', aliases: ['Land'], parse: parseCountry, help: 'Two letters, such as GB. An empty cell: that of the enterprise.' },
    flagColumn({ ...flag, key: 'isAnonymous', header: 'Anonymous', aliases: ['Anonym'] }),
    flagColumn({ ...flag, key: 'hasPresence', header: 'Presence', aliases: ['Präsenz'] }),
    flagColumn({ ...flag, key: 'isRecorded', header: 'Recorded', aliases: ['Aufzeichnen'] }),
    choiceColumn({ key: 'softphone', header: 'Softphone', isRequired: false, words: { OFF: 'Off', ...softphoneWords }, help: 'One of: Off, Basic, Operator console.' }),
    flagColumn({ ...flag, key: 'mobileOn', header: 'Mobile App', aliases: ['App'] }),
    { ...plain, key: 'appUser', header: 'App User', aliases: ['User'], parse: (cell) => taken(cell.toLowerCase()), help: 'Whose app rings: the e-mail address or the ID of a user. An empty cell: nobody.' },
    flagColumn({ ...flag, key: 'thirdPartyOn', header: 'Third Party Softphones', aliases: ['Third Party'] }),
    flagColumn({ ...flag, key: 'ipPhoneOn', header: 'IP Phone', aliases: ['IP-Telefon'] }),
    flagColumn({ key: 'voicemail', header: 'Voicemail', isRequired: false, help: 'TRUE or FALSE. It is switched on only where a PIN is set; a PIN is set on its page.' }),
    flagColumn({ ...flag, key: 'isNotified', header: 'Voicemail Notification' }),
    { ...plain, key: 'email', header: 'Voicemail Email', aliases: ['Voicemail E-Mail'], parse: parseEmail, help: 'Where messages are announced. An empty cell removes it.' },
    flagColumn({ ...flag, key: 'isQueued', header: 'Waiting Queue', aliases: ['Call Waiting', 'Warteschlange'] }),
    { ...plain, key: 'maxWaiting', header: 'Maximum Waiting', aliases: ['Max Waiting'], parse: wholeNumber(maxWaiting, 'max-waiting-unusable'), help: 'Calls, 1 to 100.' },
    labelColumn({ key: 'welcomeMessage', header: 'Welcome Message', aliases: ['Ansage'], isRequired: false, max: 60, help: 'For those who wait: the name of an audio file. An empty cell removes it.' }),
    { ...plain, key: 'maxSimultaneous', header: 'Simultaneous Calls', aliases: ['Maximum Simultaneous', 'Max Simultaneous'], parse: wholeNumber(maxSimultaneous, 'max-simultaneous-unusable'), help: 'Calls that it takes before the next one waits, 1 to 100.' },
    labelColumn({ key: 'musicOnHold', header: 'Music On Hold', aliases: ['Wartemusik'], isRequired: false, max: 60, help: 'The name of an audio file. An empty cell removes it.' }),
    labelColumn({ key: 'holdPlaylist', header: 'Hold Playlist', aliases: ['Playlist', 'Wiedergabeliste'], isRequired: false, max: 60, help: 'The name of a playlist, in place of music on hold. An empty cell removes it.' }),
    flagColumn({ ...flag, key: 'monitorsOthers', header: 'Monitors Others', aliases: ['Hört mit'] }),
    flagColumn({ ...flag, key: 'mayBeMonitored', header: 'May Be Monitored', aliases: ['Darf mitgehört werden'] }),
    { ...plain, key: 'forwardAll', header: 'Forward All', aliases: ['Unconditional Forward'], parse: parseForwardAll, help: 'Off, Schedule where it has rules, a short number, Voicemail 101, Group Sales, or a phone number with its country code. An empty cell: Off.' },
    { key: 'exceptionNumbers', header: 'Exception Numbers', aliases: ['Exceptions', 'Ausnahmenummern'], isRequired: false, parse: parseExceptions, format: (numbers) => (numbers === unchanged ? numbers : exceptionsText(numbers)),
      help: 'Whose calls are not forwarded unconditionally: short numbers, and phone numbers with their country codes, separated by semicolons; after a colon whose it is, as in +351912345678: Maria. An empty cell removes all, and Unchanged keeps them.' },
    { ...plain, key: 'notReachable', header: 'Not Reachable', parse: parseCondition, help: forward },
    { ...plain, key: 'busy', header: 'Busy', parse: parseCondition, help: forward },
    { ...plain, key: 'noAnswer', header: 'No Answer', parse: parseCondition, help: forward },
    { ...plain, key: 'ringSeconds', header: 'Ring Time', aliases: ['Klingelzeit'], parse: wholeNumber(RingSeconds, 'ring-time-unusable'), help: 'Seconds before nobody has answered, 5 to 300.' },
    flagColumn({ key: 'isEnabled', header: 'Enabled', aliases: ['Eingeschaltet'], isRequired: false, help: 'TRUE or FALSE. Without the column, a new one is enabled.' }),
    { ...plain, key: 'id', header: 'ID', aliases: ['Extension ID'], parse: parseId, help: 'As an export has it. The extension with this ID is changed, whatever the other cells say. Leave it empty for a new one.' },
  ],
  examples: [
    { shortNumber: '101', displayName: 'Ann Lee', groups: ['Sales'], isRecorded: false, ipPhoneOn: true, noAnswer: '102', ringSeconds: 20, isEnabled: true },
    { shortNumber: '102', displayName: 'Front desk', softphone: 'OPERATOR_CONSOLE', forwardAll: 'Off', isEnabled: true },
  ],
};

import { Email } from '@patchbay/contract/session';
import { labelColumn } from '@patchbay/domain/imports/cells/columns';
import type { Importer, Parsed } from '@patchbay/domain/imports/types';

export interface UserFileRow {
  firstName: string;
  lastName: string;
  email: string;
  department: string;
  jobTitle: string;
  crmUserId: string;
  timeSchedule: string;
}

const parseEmail = (cell: string): Parsed<string> => {
  const email = Email.safeParse(cell);
  return email.success ? { ok: true, value: email.data } : { ok: false, code: 'email-unusable', params: {} };
};

export const userColumns: Importer<UserFileRow> = {
  columns: [
    labelColumn({ key: 'firstName', header: 'First Name', aliases: ['Given Name', 'Vorname'], isRequired: true, max: 60, help: 'First name.' }),
    labelColumn({ key: 'lastName', header: 'Last Name', aliases: ['Surname', 'Family Name', 'Nachname'], isRequired: true, max: 60, help: 'Last name.' }),
    { key: 'email', header: 'Email', aliases: ['E-Mail', 'Mail', 'Email Address', 'E-Mail-Adresse'], isRequired: false, parse: parseEmail, format: (email) => email,
      help: 'A user with this address is changed, any other address makes a new user. Capitals do not matter. Without an address no invitation can be sent.' },
    labelColumn({ key: 'department', header: 'Department', aliases: ['Abteilung'], isRequired: false, max: 60, help: 'An empty cell removes it.' }),
    labelColumn({ key: 'jobTitle', header: 'Job Title', aliases: ['Title', 'Position'], isRequired: false, max: 60, help: 'An empty cell removes it.' }),
    labelColumn({ key: 'crmUserId', header: 'CRM User ID', aliases: ['CRM User', 'CRM-Benutzer-ID'], isRequired: false, max: 60, help: 'By which your customer system knows them. An empty cell removes it.' }),
    labelColumn({ key: 'timeSchedule', header: 'Time Schedule', aliases: ['Schedule', 'Zeitplan'], isRequired: false, max: 60, help: 'The title of one of your time schedules. An empty cell removes it: always available.' }),
  ],
  examples: [
    { firstName: 'Ann', lastName: 'Lee', email: 'ann.lee@example.com', department: 'Sales', jobTitle: 'Agent' },
    { firstName: 'Bob', lastName: 'Fox', department: 'Workshop' },
  ],
  texts: {
    'email-unusable': 'Is not an e-mail address.',
    'schedule-unknown': 'There is no time schedule of this title.',
    'name-ambiguous': 'There is a user of this name without an e-mail address already. Enter an address, or change that user on their page.',
    'user-limit': 'There may be {limit} users, and this one would be one too many.',
  },
};

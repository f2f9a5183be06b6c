import { Email } from '@patchbay/contract/session';
import { labelColumn } from '@patchbay/domain/imports/cells/columns';
import type { Importer, Parsed } from '@patchbay/domain/imports/types';
import { z } from 'zod';

export interface UserFileRow {
  firstName: string;
  lastName: string;
  email: string;
  department: string;
  jobTitle: string;
  crmUserId: string;
  timeSchedule: string;
  id: string;
}

const parseEmail = (cell: string): Parsed<string> => {
  const email = Email.safeParse(cell);
  return email.success ? { ok: true, value: email.data } : { ok: false, code: 'email-unusable', params: {} };
};

// What is no ID is nobody's, like one that nobody has.
const parseId = (cell: string): Parsed<string> => {
  const id = z.uuid().safeParse(cell.toLowerCase());
  return id.success ? { ok: true, value: id.data } : { ok: false, code: 'user-unknown', params: {} };
};

export const userColumns: Importer<UserFileRow> = {
  columns: [
    labelColumn({ key: 'firstName', header: 'First Name', aliases: ['Given Name', 'Vorname'], isRequired: true, max: 60, help: 'First name.' }),
    labelColumn({ key: 'lastName', header: 'Last Name', aliases: ['Surname', 'Family Name', 'Nachname'], isRequired: true, max: 60, help: 'Last name.' }),
    { key: 'email', header: 'Email', aliases: ['E-Mail', 'Mail', 'Email Address', 'E-Mail-Adresse'], isRequired: false, parse: parseEmail, format: (email) => email,
      help: 'Without an ID, a user with this address is changed, and any other address makes a new user. Beside an ID, it becomes the address of that user. Capitals do not matter. Without an address no invitation can be sent.' },
    labelColumn({ key: 'department', header: 'Department', aliases: ['Abteilung'], isRequired: false, max: 60, help: 'An empty cell removes it.' }),
    labelColumn({ key: 'jobTitle', header: 'Job Title', aliases: ['Title', 'Position'], isRequired: false, max: 60, help: 'An empty cell removes it.' }),
    labelColumn({ key: 'crmUserId', header: 'CRM User ID', aliases: ['CRM User', 'CRM-Benutzer-ID'], isRequired: false, max: 60, help: 'By which your customer system knows them. An empty cell removes it.' }),
    labelColumn({ key: 'timeSchedule', header: 'Time Schedule', aliases: ['Schedule', 'Zeitplan'], isRequired: false, max: 60, help: 'The title of one of your time schedules. An empty cell removes it: always available.' }),
    { key: 'id', header: 'ID', aliases: ['User ID', 'Benutzer-ID'], isRequired: false, parse: parseId, format: (id) => id,
      help: 'As an export has it. The user with this ID is changed, whatever the other cells say. Leave it empty for a new user.' },
  ],
  examples: [
    { firstName: 'Ann', lastName: 'Lee', email: 'ann.lee@example.com', department: 'Sales', jobTitle: 'Agent' },
    { firstName: 'Bob', lastName: 'Fox', department: 'Workshop' },
  ],
};

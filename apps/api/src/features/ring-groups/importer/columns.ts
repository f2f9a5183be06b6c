import { ShortNumber } from '@patchbay/contract/primitives/phone-number';
import { mostMembers, RingGroupDraft, type RingStrategy } from '@patchbay/contract/ring-groups';
import { choiceColumn, flagColumn, labelColumn } from '@patchbay/domain/imports/cells/columns';
import { digitsOf } from '@patchbay/domain/imports/cells/digits';
import type { Importer, Parsed } from '@patchbay/domain/imports/types';
import { parseDestination } from '../../../platform/destination-text.ts';
import { strategyWords } from '../listing.ts';

export interface RingGroupFileRow {
  name: string;
  shortNumber: string;
  members: string;
  strategy: RingStrategy;
  ringSeconds: number;
  isCyclic: boolean;
  isQueued: boolean;
  queueMessage: string;
  queuePlaylist: string;
  maxWaiting: number;
  isRecorded: boolean;
  noAnswer: string;
}

const refused = (code: string, params: Record<string, string | number> = {}) => ({ ok: false, code, params }) as const;

const parseShortNumber = (cell: string): Parsed<string> => {
  const short = ShortNumber.safeParse(cell);
  return short.success ? { ok: true, value: short.data } : refused('short-number-unusable');
};

const parseMembers = (cell: string): Parsed<string> => {
  const members = cell.split(/[;,\s]+/).filter(Boolean);
  if (members.length > mostMembers) return refused('too-many-members', { max: mostMembers });
  const isFit = members.every((member) => ShortNumber.safeParse(member).success) && new Set(members).size === members.length;
  return isFit ? { ok: true, value: members.join(';') } : refused('members-unreadable');
};

const wholeNumber = (schema: { safeParse: (value: number) => { success: boolean } }, code: string) => (cell: string): Parsed<number> => {
  const digits = digitsOf(cell, { max: 4 });
  if (!digits.ok) return digits;
  return schema.safeParse(Number(digits.value)).success ? { ok: true, value: Number(digits.value) } : refused(code);
};

/** As an export writes it: see `noAnswerText`. */
const parseNoAnswer = (cell: string): Parsed<string> => (/^(end|ende)$/i.test(cell) ? { ok: true, value: 'End' } : parseDestination(cell));

const plain = { isRequired: false, format: String } as const;
const { ringSeconds, queue } = RingGroupDraft.shape;

export const ringGroupColumns: Importer<RingGroupFileRow> = {
  columns: [
    labelColumn({ key: 'name', header: 'Name', aliases: ['Group', 'Group Name', 'Gruppe'], isRequired: true, max: 60, help: 'A group of this name is changed, any other name makes a new group.' }),
    { ...plain, key: 'shortNumber', header: 'Short Number', aliases: ['Internal Number', 'Kurznummer'], parse: parseShortNumber, help: 'One to four digits; leading zeros count. An empty cell removes it.' },
    { ...plain, key: 'members', header: 'Members', aliases: ['Extensions', 'Mitglieder'], parse: parseMembers, help: 'Short numbers of extensions in the order in which they ring, separated by semicolons. An empty cell removes all.' },
    choiceColumn({ key: 'strategy', header: 'Ring Strategy', aliases: ['Strategy', 'Klingelfolge'], isRequired: false, words: strategyWords, help: `One of: ${Object.values(strategyWords).join(', ')}.` }),
    { ...plain, key: 'ringSeconds', header: 'Ring Time', aliases: ['Klingelzeit'], parse: wholeNumber(ringSeconds, 'ring-time-unusable'), help: 'Seconds, 5 to 300.' },
    flagColumn({ key: 'isCyclic', header: 'Cyclic', aliases: ['Reihum'], isRequired: false, help: 'TRUE or FALSE.' }),
    flagColumn({ key: 'isQueued', header: 'Waiting Queue', aliases: ['Queue', 'Warteschlange'], isRequired: false, help: 'TRUE or FALSE.' }),
    labelColumn({ key: 'queueMessage', header: 'Queue Message', aliases: ['Message', 'Ansage'], isRequired: false, max: 60, help: 'The name of an audio file. An empty cell removes it.' }),
    labelColumn({ key: 'queuePlaylist', header: 'Queue Playlist', aliases: ['Playlist', 'Wiedergabeliste'], isRequired: false, max: 60, help: 'The name of a playlist, in place of a message. An empty cell removes it.' }),
    { ...plain, key: 'maxWaiting', header: 'Maximum Waiting', aliases: ['Max Waiting'], parse: wholeNumber(queue.unwrap().shape.maxWaiting, 'max-waiting-unusable'), help: 'Calls, 1 to 100.' },
    flagColumn({ key: 'isRecorded', header: 'Recorded', aliases: ['Recording', 'Aufzeichnen'], isRequired: false, help: 'TRUE or FALSE.' }),
    { ...plain, key: 'noAnswer', header: 'No Answer', aliases: ['On No Answer', 'Forward To', 'Weiterleiten an'], parse: parseNoAnswer, help: 'End, a short number, Voicemail 101, Group Sales, or a phone number with its country code. An empty cell ends the call.' },
  ],
  examples: [
    { name: 'Sales', shortNumber: '600', members: '101;102', strategy: 'SIMULTANEOUS', ringSeconds: 20, isCyclic: false, isQueued: true, maxWaiting: 5, isRecorded: false, noAnswer: 'Voicemail 101' },
    { name: 'Night', members: '103', strategy: 'SEQUENTIAL', ringSeconds: 30, noAnswer: '+351912345678' },
  ],
};

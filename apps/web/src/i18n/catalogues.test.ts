import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditActions, entityTypes } from '@patchbay/contract/audit';
import { problemCodes } from '@patchbay/contract/http/problem';
import { organisationKinds, roles } from '@patchbay/contract/permissions';
import compile from 'icu-minify/compile';
import { createTranslator } from 'use-intl';
import { describe, expect, test } from 'vitest';
import { sentenceKey } from '#ui/issue-text.ts';
import { words as german } from './de/index.ts';
import { words as english } from './en/index.ts';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path: string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : flat(value, [...path, key])));

type Node = string | number | Node[] | { [option: string]: Node };

const isSimple = (node: Node[]) => node.length === 1;
const isTag = (node: Node[]) => node.length > 1 && typeof node[1] !== 'number';

/** The arguments and tags of a compiled message, each with its kind: `name`, `count:plural`, `<link>`. */
const partsOf = (node: Node): string[] => {
  if (typeof node !== 'object') return [];
  if (!Array.isArray(node)) return Object.values(node).flatMap((option) => (Array.isArray(option) ? option.flatMap(partsOf) : []));
  const [name, type, ...rest] = node;
  if (isSimple(node)) return [String(name)];
  return isTag(node) ? [`<${String(name)}>`, ...node.slice(1).flatMap(partsOf)] : [`${String(name)}:${String(type)}`, ...rest.flatMap(partsOf)];
};

const argumentsOf = (message: string): string[] => {
  const compiled = compile(message) as Node;
  return Array.isArray(compiled) ? [...new Set(compiled.flatMap(partsOf))].sort() : [];
};

/** Something for each argument: a figure where one is counted, itself where a tag encloses text. */
const sampleOf = (argument: string): [string, unknown] => {
  if (argument.startsWith('<')) return [argument.slice(1, -1), (text: unknown) => text];
  return [argument.split(':')[0]!, argument.includes(':') ? 2 : 'x'];
};

const inEnglish = new Map(flat(english as unknown as Tree));
const inGerman = new Map(flat(german as unknown as Tree));

test('both languages say the same things', () => {
  expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort());
});

test('both languages use the same arguments', () => {
  const differing = [...inEnglish].filter(([key, text]) => argumentsOf(text).join() !== argumentsOf(inGerman.get(key) ?? '').join());
  expect(differing).toEqual([]);
});

describe.each([['en', inEnglish], ['de', inGerman]] as const)('in %s', (locale, all) => {
  test('every message can be formatted', () => {
    const failures: string[] = [];
    const t = createTranslator({ locale, messages: Object.fromEntries([...all].map(([key, text]) => [key.replaceAll('.', '/'), text])), onError: (error) => failures.push(error.message) });
    for (const [key, text] of all) {
      (t.rich as (key: string, values: object) => unknown)(key.replaceAll('.', '/'), Object.fromEntries(argumentsOf(text).map(sampleOf)));
    }
    expect(failures).toEqual([]);
  });

  test('no message is empty or ends in a blank', () => {
    expect([...all].filter(([, text]) => text.trim() !== text || text === '')).toEqual([]);
  });
});

test('German has one word for one thing', () => {
  const others = /Schlagworte|Besitzer|ummern? freige|External Trunk|Wählplanprofil|nicht unbedingt/;
  // What a file has in its cells is written as it is read.
  const isOfFiles = (key: string) => key.startsWith('importFindings.') || key.startsWith('imports.help.');
  expect([...inGerman].filter(([key, text]) => others.test(text) && !isOfFiles(key))).toEqual([]);
  // Extensions and ring groups are forwarded by an Umleitung; a Weiterleitung is one of the contact methods, or what a maker of phones has.
  const ofForwarding = /^(?:extension|ownExtension|callSteps|ringGroups|audit\.)/;
  expect([...inGerman].filter(([key, text]) => ofForwarding.test(key) && /eiterleit|eiterge?leit/.test(text) && !/SIP-|PSTN-/.test(text))).toEqual([]);
  expect(german.numberBulks.states.IN_SERVICE).toBe(german.phoneNumbers.states.IN_SERVICE);
  expect(german.phoneNumbers.life.unblock).toBe(german.numberBulks.actions.unblock);
});

test('every value of the vocabulary has a word', () => {
  expect(Object.keys(english.roles)).toEqual([...roles]);
  expect(Object.keys(english.organisationKinds)).toEqual([...organisationKinds]);
  // An invitation is no object of the log; it goes with its user.
  expect(Object.keys(english.kinds).sort()).toEqual([...entityTypes, 'app-invitation'].sort());
  expect(Object.keys(english.audit.actions).sort()).toEqual(auditActions.map((action) => action.replace('.', '-')).sort());
  expect(Object.keys(english.problems)).toEqual(expect.arrayContaining([...Object.keys(problemCodes), 'unreachable']));
});

const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => join(folder, name));

test('every message that the contract writes at a field is in the catalogue', () => {
  const contract = join(import.meta.dirname, '../../../../packages/contract/src');
  const message = /(?:\.regex\(.*|\.(?:min|max|email)\([^)]*|\.refine\(.*|z\.email\(|message: (?:[^'"`]*\? )?|error: )(?:'([^'\\]*(?:\\.[^'\\]*)*)'|`([^`]*)`)/g;
  const sentences = filesBelow(contract).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(message)].map(([, plain, template]) => (plain ?? template!.replace(/\$\{[^}]*\}/g, '0'))));
  expect(sentences.length).toBeGreaterThan(10);
  const missing = [...new Set(sentences)].filter((sentence) => /^[A-Z].* /.test(sentence) && !(sentenceKey(sentence) in english.sentences));
  expect(missing).toEqual([]);
});

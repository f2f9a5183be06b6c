import type { FaultCode } from '../../template-faults/english.ts';
import { type Said, sayFaultAt } from '../../template-faults/say-fault.ts';

export const fieldTypes = ['text', 'number', 'boolean', 'select', 'secret'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A variable that a template declares itself, and that each phone has its own value of. */
export interface TemplateField {
  name: string;
  default: string;
  type: FieldType;
  /** Of a select. */
  options: { value: string; label: string }[];
}

export interface Fault extends Said {
  line: number;
  column: number;
}

/** Thrown with everything that is wrong with a template. */
export class TemplateFault extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => sayFaultAt(fault, 'en')).join(' '));
    this.faults = faults;
  }
}

interface Replacement {
  /** Columns of what stands now, and of what was written; from 1. */
  from: number;
  to: number;
  written: number;
  writtenTo: number;
}

export interface WithoutFields {
  /** Each `${…}` as the plain output of its variable. */
  text: string;
  fields: TemplateField[];
  /** Where something in that text stands in what was written. */
  placeOf: (line: number, column: number) => { line: number; column: number };
}

/** More of them say nothing new: one sign at the beginning can make thousands. */
export const mostFaults = 50;

const written = /\$\{([^{}]*)\}/g;
/** Up to the next brace or the end of the line there is none that closes it. */
const unclosed = /\$\{[^{}]*(?:\{|$)/g;

/**
 * Takes out `${name|default|type|options}`: each is a variable of the phone's form, printed there. `%%` separates as well as
 * `|`, for defaults that have one. A name that is a variable already is just printed.
 * @param fields those that other files of the template have declared, which are added to
 * @param isTrusted one that was read before: what is not closed is a text, as it was when it was saved
 */
export const takeFields = (template: string, isVariable: (path: string) => boolean, { fields = new Map<string, TemplateField>(), isTrusted = false } = {}): WithoutFields => {
  const faults: Fault[] = isTrusted ? [] : template.split('\n').flatMap(unclosedIn);
  const lines = template.split('\n').map((text, index) => takeLine(text, (inner, column) => {
    const read = readField(inner, isVariable, isTrusted);
    const fault = 'code' in read ? read : declare(fields, read);
    if (fault) return void faults.push({ line: index + 1, column, ...fault });
    if ('code' in read) return undefined;
    return read.field ? `fields.${read.name}` : read.name;
  }));
  if (faults.length > 0) throw new TemplateFault(faults.slice(0, mostFaults));
  return {
    text: lines.map(({ text }) => text).join('\n'),
    fields: [...fields.values()],
    placeOf: (line, column) => ({ line, column: columnIn(lines[line - 1]?.replaced ?? [], column) }),
  };
};

const unclosedIn = (line: string, index: number): Fault[] =>
  [...line.matchAll(unclosed)].map((match) => ({ line: index + 1, column: match.index + 1, code: 'variable-not-closed', params: {} }));

const takeLine = (line: string, take: (inner: string, column: number) => string | undefined): { text: string; replaced: Replacement[] } => {
  const replaced: Replacement[] = [];
  let text = '';
  let end = 0;
  for (const match of line.matchAll(written)) {
    text += line.slice(end, match.index);
    end = match.index + match[0].length;
    const from = text.length + 1;
    text += `{{ ${take(match[1]!, match.index + 1) ?? 'fields'} }}`;
    replaced.push({ from, to: text.length + 1, written: match.index + 1, writtenTo: end + 1 });
  }
  return { text: text + line.slice(end), replaced };
};

const columnIn = (replaced: readonly Replacement[], column: number): number => {
  const last = replaced.findLast(({ from }) => from <= column);
  if (!last) return column;
  return column < last.to ? last.written : column - last.to + last.writtenTo;
};

/** Adds a field that is not there yet; what is wrong with one that is. */
const declare = (fields: Map<string, TemplateField>, { name, field, isBare }: Found): Said | undefined => {
  if (!field) return undefined;
  const known = fields.get(name);
  if (!known) fields.set(name, field);
  else if (!isBare && !isSame(known, field)) return { code: 'variable-differs', params: { name } };
};

type Found = { name: string; field: TemplateField | undefined; isBare: boolean };
type Read = Said | Found;
const readField = (inner: string, isVariable: (path: string) => boolean, isTrusted: boolean): Read => {
  const parts = inner.split(inner.includes('%%') ? '%%' : '|');
  const [name = '', initial = '', type = 'text', choices = ''] = parts.map((part) => part.trim());
  if (parts.length > 4) return { code: 'variable-parts', params: {} };
  if (isVariable(name)) return { name, field: undefined, isBare: true };
  if (!/^[a-z][A-Za-z0-9_]{0,39}$/.test(name) || (name in Object.prototype && !isTrusted)) return name === '' ? { code: 'variable-name-missing', params: {} } : { code: 'variable-name', params: { name } };
  if (!isType(type)) return { code: 'variable-type', params: { type, types: fieldTypes.join(', ') } };
  const field = { name, default: initial || usually[type], type, options: optionsOf(choices) };
  const problem = isTrusted ? undefined : problemOf(field, choices);
  return problem ?? { name, field, isBare: parts.length === 1 };
};

const usually: { [T in FieldType]: string } = { text: '', number: '', boolean: '0', select: '', secret: '' };

const isType = (type: string): type is FieldType => (fieldTypes as readonly string[]).includes(type);

/** `Disabled=-1,Line=0` and, where what is shown is the value itself, `on,off`. What follows the first `=` is the value, with any others in it. */
const optionsOf = (choices: string): TemplateField['options'] =>
  choices.split(',').flatMap((choice) => {
    const [label = '', ...rest] = choice.split('=');
    const value = rest.length === 0 ? label : rest.join('=');
    return label.trim() === '' ? [] : [{ label: label.trim(), value: value.trim() }];
  });

const problemOf = ({ name, default: initial, type, options }: TemplateField, choices: string): Said | undefined => {
  if (type === 'select' ? options.length === 0 : choices !== '') return type === 'select' ? { code: 'nothing-to-select', params: { name } } : { code: 'only-select-has-options', params: {} };
  const unfit = unfitOption(options);
  if (unfit) return { ...unfit, params: { ...unfit.params, name } };
  if (type === 'secret' && initial !== '') return { code: 'secret-has-default', params: {} };
  return initial === '' && type !== 'select' ? undefined : valueProblem({ name, default: initial, type, options }, initial);
};

/** An empty value is as good as none, and has the default; of two options with one value nobody could tell which was chosen. */
const unfitOption = (options: TemplateField['options']): Said | undefined => {
  const empty = options.find(({ value }) => value === '');
  if (empty) return { code: 'option-without-value', params: { option: empty.label } };
  const twice = options.find(({ value }, index) => options.findIndex((other) => other.value === value) < index);
  return twice && { code: 'option-twice', params: { value: twice.value } };
};

export const longestValue = 500;

/** What is wrong with a value of a variable; nothing if it is one. Empty is the default. */
export const valueProblem = ({ name, type, options }: TemplateField, value: string): Said | undefined => {
  if (value.length > longestValue) return { code: 'value-too-long', params: { name, limit: longestValue } };
  const [takes, otherwise] = kinds[type];
  return takes(value, options) ? undefined : { code: otherwise, params: { name } };
};

const kinds: { [T in FieldType]: [takes: (value: string, options: TemplateField['options']) => boolean, otherwise: FaultCode] } = {
  text: [() => true, 'value-too-long'],
  secret: [() => true, 'value-too-long'],
  number: [(value) => /^-?\d{1,15}(?:\.\d{1,6})?$/.test(value), 'value-not-number'],
  boolean: [(value) => value === '0' || value === '1', 'value-not-boolean'],
  select: [(value, options) => options.some((option) => option.value === value), 'value-not-option'],
};

const isSame = (a: TemplateField, b: TemplateField): boolean => JSON.stringify(a) === JSON.stringify(b);

import { describe, expect, test } from 'vitest';
import { familyOf, phoneModels, vendors } from './catalogue.ts';
import { dialectOf } from './dialects.ts';
import { lintFile } from './lint.ts';
import { renderFile } from './render.ts';
import { deviceFileName } from './requested-file.ts';
import { aView } from './testing/a-phone.ts';

const examples = vendors.flatMap(({ families }) => families.map(({ models }) => models[0]!));
const deviceFile = (modelId: string) => {
  const view = aView({ phone: { modelId } });
  return renderFile(view, deviceFileName(view.phone))!.body;
};
const problems = (model: (typeof examples)[number], body: string) => lintFile(body, dialectOf(model)).map(({ code }) => code);

test('every family has its own', () => {
  expect(phoneModels.filter((model) => dialectOf(model) === undefined)).toEqual([]);
});

describe('it finds in a file', () => {
  test.each(examples)('of a $id a value that no phone takes', (model) => {
    const body = deviceFile(model.id);
    expect(problems(model, body)).toEqual([]);
    // The server is in every file; with a blank in it, it is none.
    expect(problems(model, body.replace('sip.example.com', 'sip example'))).not.toEqual([]);
  });

  test.each(examples)('of a $id a name that is not documented', (model) => {
    const body = deviceFile(model.id);
    const { entries } = dialectOf(model).read(body);
    // Grandstream's and Htek's names are numbers of a letter; the last part is what a mistake would be in.
    const name = entries.find(({ value }) => value.includes('sip.example.com'))!.name.split(/[./ ]/).filter((part) => !/^[\d_]*$/.test(part)).at(-1)!;
    const mistaken = body.replaceAll(name, `${name.slice(0, -1)}z${name.slice(-1)}`);
    expect(problems(model, mistaken).filter((code) => ['parameter-unknown', 'no-parameter', 'element-unknown'].includes(code) || code.startsWith('xml-'))).not.toEqual([]);
  });

  test.each(examples.filter((model) => familyOf(model).format === 'xml'))('of a $id that it is cut off', (model) => {
    expect(problems(model, deviceFile(model.id).slice(0, -10))[0]).toMatch(/^xml-/);
  });

  test.each(examples.filter((model) => familyOf(model).format !== 'xml'))('of a $id that its end is missing, a line is none and a name comes twice', (model) => {
    const body = deviceFile(model.id);
    const end = body.endsWith('\r\n') ? '\r\n' : '\n';
    const last = body.trimEnd().split(end).at(-1)!;
    expect(problems(model, body.trimEnd())).toContain('last-line-open');
    expect(problems(model, `${body}Hello${end}`)).toContain('no-parameter');
    expect(problems(model, `${body}${last}${end}`)).toContain('given-twice');
  });
});

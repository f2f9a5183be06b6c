import { expect, test } from 'vitest';
import { ApiProblem } from '#api/problem.ts';
import { atFormLines, newForm, PhoneForm } from './phone-form.ts';

const [first, second] = ['0190a000-0000-4000-8000-000000000001', '0190a000-0000-4000-8000-000000000002'];

const filled = (lines: { [position: number]: string }) => ({
  ...newForm(),
  name: 'Desk',
  modelId: 'yealink-t46u',
  mac: '001565aabbcc',
  lines: newForm().lines.map(({ position }) => ({ position, extensionId: lines[position] ?? null })),
});

const problemsOf = (form: PhoneForm) => PhoneForm.safeParse(form).error?.issues.map(({ path }) => path.join('.')) ?? [];

test('only the lines that are used are sent', () => {
  expect(PhoneForm.parse(filled({ 1: first, 4: second })).lines).toEqual([{ position: 1, extensionId: first }, { position: 4, extensionId: second }]);
});

test('a variable that is emptied has its default, a secret one that is taken away is said to be, and one that is left alone is not named', () => {
  const { fieldValues, hiddenFieldValues } = PhoneForm.parse({ ...filled({}), fieldValues: { greeting: '', lamp: null, volume: '3' }, hiddenFieldValues: { pin: '', code: undefined, token: 'hush' } });
  expect([fieldValues, hiddenFieldValues]).toEqual([{ volume: '3' }, { pin: '', token: 'hush' }]);
});

test('an extension on two lines is refused at the second of them, wherever that stands in the form', () => {
  expect(problemsOf(filled({ 1: first, 4: first }))).toEqual(['lines.4.extensionId']);
});

test('a phone with hardware needs a MAC address, a virtual one must not have any', () => {
  expect(problemsOf({ ...filled({}), mac: null })).toEqual(['mac']);
  expect(problemsOf({ ...filled({}), isVirtual: true })).toEqual(['mac']);
  expect(problemsOf({ ...filled({}), isVirtual: true, mac: null })).toEqual([]);
});

test('everything that is missing is said at once', () => {
  expect(problemsOf(newForm())).toEqual(expect.arrayContaining(['name', 'modelId', 'mac']));
});

test('what the API refuses about a line stands at that line of the form', () => {
  const lines = [{ position: 1, extensionId: first }, { position: 5, extensionId: second }];
  const refused = new ApiProblem({ code: 'rule-broken', detail: 'No', errors: [{ pointer: '/lines/1/position', detail: 'The T31 has no line 5.' }, { pointer: '/mac', detail: 'Taken' }] });
  expect(atFormLines(refused, lines)).toMatchObject({
    errors: [{ pointer: '/lines/5/extensionId', detail: 'The T31 has no line 5.' }, { pointer: '/mac', detail: 'Taken' }],
  });
});

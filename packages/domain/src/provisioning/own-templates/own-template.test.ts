import { describe, expect, test } from 'vitest';
import type { Language } from '@patchbay/contract/primitives/locale';
import { phoneModels } from '../catalogue.ts';
import { findFamily, knownFamilies, shippedTexts } from '../families.ts';
import { makeFile, renderFile } from '../render.ts';
import { deviceFileName, filesOf } from '../requested-file.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { sayFault } from '../../template-faults/say-fault.ts';
import { valueProblem } from './fields.ts';
import { loadOwnTemplate, OwnTemplateFault, readOwnTemplate } from './own-template.ts';
import { templateLines } from './template-lines.ts';

const { family: yealink } = findFamily('yealink.t-series')!;
const own = (device: string, more: { boot?: string; common?: string } = {}) => readOwnTemplate(yealink, { device, boot: '', common: '', ...more });
const faultsOf = (device: string, more = {}, language: Language = 'en') => {
  try {
    own(device, more);
    return [];
  } catch (error) {
    if (!(error instanceof OwnTemplateFault)) throw error;
    return error.faults.map((fault) => `${fault.file} ${fault.line}:${fault.column} ${sayFault(fault, language)}`);
  }
};
const render = (device: string, fieldValues: Record<string, string> = {}) => {
  const view = aView({ fieldValues, lines: [aLine(), aLine({ position: 2, label: 'Second' })] });
  return renderFile(view, deviceFileName(view.phone), own(device))!.body;
};

test('every family has a name of its own', () => {
  expect(new Set(knownFamilies.map(({ id }) => id)).size).toBe(knownFamilies.length);
  expect(new Set(phoneModels.map(({ vendor, family }) => `${vendor} ${family}`)).size).toBe(knownFamilies.length);
});

test.each(knownFamilies)('a copy of the template of $id says what it says, to every model', ({ family }) => {
  const copy = readOwnTemplate(family, shippedTexts(family));
  for (const { id, firstLine } of family.models) {
    const view = aView({ phone: { modelId: id }, lines: [aLine({ position: firstLine, voicemailNumber: '*97' })], country: 'DE' });
    for (const { name } of filesOf(view.phone)) expect(renderFile(view, name, copy)).toEqual(renderFile(view, name));
  }
});

test('prints, chooses, and goes through lines', () => {
  expect(render('{% for account in accounts %}{% if account.position == 1 or account.label == "Second" and phone.name != "x" %}{{ account.label }};{% endif %}{% endfor %}{% # nothing %}{% comment %}{{ nothing }}{% endcomment %}')).toBe('Front desk;Second;');
});

describe('a variable of its own', () => {
  test('prints its default, or what the phone has', () => {
    expect(render('a = ${colour|blue}\nb = ${colour}')).toBe('a = blue\nb = blue');
    expect(render('a = ${colour|blue}', { colour: 'red' })).toBe('a = red');
  });

  test('decides', () => {
    const text = '{% if fields.park == "1" %}parks{% else %}does not{% endif %}${park|0|boolean}';
    expect([render(text), render(text, { park: '1' })]).toEqual(['does not0', 'parks1']);
  });

  test('is a field of the form with its type and options', () => {
    expect(own('${a} ${b|5|number} ${c%%x|y%%text} ${d||secret} ${e|-1|select|Disabled=-1,Line=0,BLF=11} ${f|on|select|on,off}').fields).toEqual([
      { name: 'a', default: '', type: 'text', options: [] },
      { name: 'b', default: '5', type: 'number', options: [] },
      { name: 'c', default: 'x|y', type: 'text', options: [] },
      { name: 'd', default: '', type: 'secret', options: [] },
      { name: 'e', default: '-1', type: 'select', options: [{ label: 'Disabled', value: '-1' }, { label: 'Line', value: '0' }, { label: 'BLF', value: '11' }] },
      { name: 'f', default: 'on', type: 'select', options: [{ label: 'on', value: 'on' }, { label: 'off', value: 'off' }] },
    ]);
  });

  test('has what follows the first = of an option as its value, with any others in it', () => {
    const text = '${dial|x;line=1|select|First=x;line=1,Second = y=z ,off}';
    expect(own(text).fields[0]!.options).toEqual([{ label: 'First', value: 'x;line=1' }, { label: 'Second', value: 'y=z' }, { label: 'off', value: 'off' }]);
    expect(render(text)).toBe('x;line=1');
  });

  test('of a template that was read before is taken as it is, whatever is refused by now', () => {
    const view = aView();
    const made = (device: string) => makeFile(view, deviceFileName(view.phone), loadOwnTemplate(yealink, { device, boot: '', common: '' }));
    expect(made('a = ${toString|x}, ${e|b|select|A=b=c,B=b=c,None=}')).toMatchObject({ body: 'a = x, b', fault: null });
  });

  test('that is predefined is just printed', () => {
    expect(render('{% for account in accounts %}${account.label}{% endfor %}, ${ntpServer}')).toBe('Front deskSecond, pool.ntp.org');
    expect(own('${ntpServer}').fields).toEqual([]);
  });

  test('is the same in all files, and known to them', () => {
    expect(own('${a|1|number}', { boot: '{% if fields.a == "1" %}{% endif %}' }).fields).toHaveLength(1);
    expect(faultsOf('${a|1|number}', { boot: 'x\n${a|2|number}' })).toEqual(['boot 2:1 a is declared differently before']);
  });

  test('stays one value of its line', () => {
    expect(render('a = ${colour|blue}\nb = 1', { colour: 'red\nc = 2' })).toBe('a = red c = 2\nb = 1');
  });

  test.each([
    ['number', 'x', 'n is a number'],
    ['boolean', 'yes', 'n is 0 or 1'],
    ['select', 'z', 'n is one of its options'],
    ['text', 'x'.repeat(501), 'n has at most 500 characters'],
  ] as const)('of type %s does not take everything', (type, value, problem) => {
    expect(sayFault(valueProblem({ name: 'n', default: '', type, options: [{ label: 'a', value: 'a' }] }, value)!, 'en')).toBe(problem);
  });
});

describe('a fault is told by file, line and column', () => {
  test.each<[text: string, fault: string]>([
    ['ok\n{% if accounts %}', 'device 2:1 {% if accounts %} has no end'],
    ['ok\n  {{ acounts }}', 'device 2:6 There is no variable acounts'],
    ['{% for account in accounts %}\n{{ account.lable }}{% endfor %}', 'device 2:4 There is no variable account.lable'],
    ['{% if false %}{{ missing }}{% endif %}', 'device 1:18 There is no variable missing'],
    ['{{ account.label }}', 'device 1:4 There is no variable account.label'],
    ['{% for x in ntpServer %}{% endfor %}', 'device 1:1 This is no list'],
    ['{{ ntpServer | upcase }}', 'device 1:1 There are no filters'],
    ['{% assign a = ntpServer %}', 'device 1:1 Only if, for and comments are known here'],
    ['{% include "x" %}', 'device 1:1 There is no tag include here'],
    ['{% for i in (1..3) %}{% endfor %}', 'device 1:13 This is no variable'],
    ['{% if ntpServer contains "x" %}{% endif %}', 'device 1:17 contains is not known here'],
    ['{{ phone.constructor }}', 'device 1:4 There is no variable phone.constructor'],
    ['${a|1} {{ b }}', 'device 1:11 There is no variable b'],
    ['\n ${a|x|colour}', 'device 2:2 colour is no type: text, number, boolean, select, secret'],
    ['${A|x}', 'device 1:1 A cannot be the name of a variable'],
    ['${a|x|number}', 'device 1:1 a is a number'],
    ['${a|3|select|on=1,off=0}', 'device 1:1 a is one of its options'],
    ['${a||select}', 'device 1:1 a has nothing to select'],
    ['a = 1\nb = ${colour|red\nc = }', 'device 2:5 No } closes this variable on its line'],
    ['x ${a|${b}', 'device 1:3 No } closes this variable on its line'],
    ['${a|1|select|One=1,None=}', 'device 1:1 a: the option None has no value, and whoever chose it would get the default'],
    ['${a|1|select|One=1,Two=2,First=1}', 'device 1:1 a has two options with the value 1'],
    ['${constructor|x}', 'device 1:1 constructor cannot be the name of a variable'],
    ['${toString}', 'device 1:1 toString cannot be the name of a variable'],
    ['${a|x|text|b}', 'device 1:1 Only a select has options'],
    ['${a|x|secret}', 'device 1:1 A secret has no default: everybody who reads the template would know it'],
    ['${a|b|text||d}', 'device 1:1 A variable has a name, a default, a type and options, and no more'],
  ])('%s', (text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  test.each<[text: string, english: string, german: string]>([
    ['{% if accounts %}', '1:1 {% if accounts %} has no end', '1:1 {% if accounts %} hat kein Ende'],
    ['ok {% if accounts', '1:4 No %} closes this tag', '1:4 Kein %} schließt diesen Tag'],
    ['{{ ntpServer', '1:1 No }} closes this output', '1:1 Kein }} schließt diese Ausgabe'],
    ['{% %}', '1:4 This tag has no name', '1:4 Dieser Tag hat keinen Namen'],
    ['{% endif %}', '1:1 There is no tag endif here', '1:1 Einen Tag endif gibt es hier nicht'],
    ['{% for a accounts %}{% endfor %}', '1:1 {% for a accounts %} is no loop: it begins with for, a name, in and a list', '1:1 {% for a accounts %} ist keine Schleife: Sie beginnt mit for, einem Namen, in und einer Liste'],
    ['{% if ntpServer %}{% else %}{% else %}{% endif %}', '1:1 An if has one else, after every elsif', '1:1 Ein if hat ein einziges else, nach jedem elsif'],
    ['{% if ntpServer %}{% endif now %}', '1:1 Nothing but the tag itself can stand here: now', '1:1 Hier steht nur der Tag selbst, nicht: now'],
    ['{{ ntpServer ; }}', '1:15 More stands here than one value', '1:15 Hier steht mehr als ein Wert'],
    ['{{ ntpServer | a b }}', '1:18 There are no filters', '1:18 Filter gibt es nicht'],
    ['{{ }}', '1:4 This cannot be read as a variable or a value', '1:4 Das lässt sich nicht als Variable oder Wert lesen'],
    ['{% # a\nb %}', '1:1 Every line of this comment begins with #', '1:1 Jede Zeile dieses Kommentars beginnt mit #'],
    ['{% capture x %}', '1:1 Only if, for and comments are known here', '1:1 Hier gibt es nur if, for und Kommentare'],
    ['{% raw %}x', '1:10 Only if, for and comments are known here', '1:10 Hier gibt es nur if, for und Kommentare'],
    ['{% assign x %}', '1:12 This cannot be read', '1:12 Das lässt sich nicht lesen'],
    ['{{ acounts }}', '1:4 There is no variable acounts', '1:4 Es gibt keine Variable acounts'],
    ['${a|x|colour}', '1:1 colour is no type: text, number, boolean, select, secret', '1:1 colour ist kein Typ: text, number, boolean, select, secret'],
    ['${|x}', '1:1 A variable needs a name', '1:1 Eine Variable braucht einen Namen'],
    ['a = {{ accounts }}', '1:8 accounts is no single value that could be printed', '1:8 accounts ist kein einzelner Wert, den man ausgeben kann'],
    ['a = ${phone}', '1:5 phone is no single value that could be printed', '1:5 phone ist kein einzelner Wert, den man ausgeben kann'],
  ])('and in the words of its reader, whoever found it: %s', (text, english, german) => {
    expect([faultsOf(text), faultsOf(text, {}, 'de')]).toEqual([[`device ${english}`], [`device ${german}`]]);
  });

  test('but not more of them than anybody reads', () => {
    expect(faultsOf('${'.repeat(20_000))).toHaveLength(50);
  });

  test('in each file that has one', () => {
    expect(faultsOf('{{ a }}', { boot: '{{ b }}' })).toEqual(['device 1:4 There is no variable a', 'boot 1:4 There is no variable b']);
  });
});

test.each([['of variables of its own', `\${a|0|boolean}${'${a}'.repeat(14_900)}`], ['of lines', 'a\n'.repeat(29_900)]])('the longest template %s is read, and what is said of its lines is found', (_, text) => {
  expect(faultsOf(text)).toEqual([]);
  const view = aView();
  const kind = 'device' as const;
  const fileName = deviceFileName(view.phone);
  const { body } = renderFile(view, fileName, own(text))!;
  expect(templateLines({ family: yealink, texts: { device: text, boot: '', common: '' }, kind, view, fileName, body })).toHaveLength(body.split('\n').length);
});

describe('nothing is printed where no sign keeps it apart', () => {
  const { family: snom } = findFamily('snom.desk-phones')!;
  const faultsIn = (device: string) => {
    try {
      readOwnTemplate(snom, { device, boot: '', common: '' });
      return [];
    } catch (error) {
      if (!(error instanceof OwnTemplateFault)) throw error;
      return error.faults.map(({ line, column, code }) => `${line}:${column} ${code}`);
    }
  };

  test.each<[text: string, faults: string[]]>([
    ['<settings>\n<!-- ${phone.name} --></settings>', ['2:6 print-in-comment']],
    ['<settings><!-- ok --><!--\n {{ phone.name }}--></settings>', ['2:2 print-in-comment']],
    ['<settings><![CDATA[${phone.name}]]></settings>', ['1:20 print-in-cdata']],
    ['<settings><!-- {{ phone.name }}</settings>', ['1:16 print-in-comment']],
    ['<settings><!-- ok --><a b="${phone.name}">{{ phone.name }}</a><![CDATA[ok]]></settings>', []],
  ])('%j', (text, faults) => {
    expect(faultsIn(text)).toEqual(faults);
  });

  test('told no oftener than anybody reads', () => {
    expect(faultsIn('<!--${phone.name}-->'.repeat(2_500))).toHaveLength(50);
  });

  test('but in files that are no XML those signs mean nothing', () => {
    expect(faultsOf('<!-- ${phone.name} -->')).toEqual([]);
  });

  test('and a template that was saved before is made as it was', () => {
    const view = aView({ phone: { modelId: 'snom-d785', name: 'Desk' } });
    const saved = loadOwnTemplate(snom, { device: '<settings><!-- ${phone.name} --></settings>', boot: '', common: '' });
    expect(renderFile(view, deviceFileName(view.phone), saved)!.body).toBe('<settings><!-- Desk --></settings>');
  });
});

describe('a template ends', () => {
  const around = (tag: string, times: number, text: string) => `{% ${tag} %}`.repeat(times) + text + '{% endfor %}'.repeat(times);

  test('after so many steps, told at the loop', () => {
    expect(faultsOf(`ok\n${around('for a in accounts', 20, 'x')}`)).toEqual([expect.stringMatching(/^device 2:\d+ This goes on for too long, for the /)]);
  });

  test('after so many letters, for a phone that has none of its accounts', () => {
    expect(faultsOf(`ok\n${around('for number in unusedAccounts', 3, 'x'.repeat(2_000))}`)).toEqual([expect.stringMatching(/^device 2:\d+ This makes more than 500,000 characters, for the /)]);
  });

  test('after so many letters, for a phone that has all of its accounts, or all keys of all its sidecars', () => {
    expect(faultsOf(around('for account in accounts', 3, 'x'.repeat(5_000)))).toEqual([expect.stringMatching(/This makes more than 500,000 characters/)]);
    expect(faultsOf(`{% for key in keys %}${'x'.repeat(30_000)}{% endfor %}`)).toEqual([expect.stringMatching(/This makes more than 500,000 characters/)]);
  });

  test('after so many letters, for a phone with the longest values', () => {
    expect(faultsOf(`\n${'${a}'.repeat(1_100)}`)).toEqual([expect.stringMatching(/^device 2:\d+ This makes more than 500,000 characters/)]);
  });

  test('however deep it is, and says so in words', () => {
    for (const times of [150, 1_900, 3_000]) {
      expect(faultsOf('{% if accounts %}'.repeat(times) + '{% endif %}'.repeat(times))).toEqual([expect.stringMatching(/^device 1:\d+ There is too much inside of each other$/)]);
    }
    expect(faultsOf(`{% if ${'accounts and '.repeat(2_000)}accounts %}{% endif %}`)).toEqual(['device 1:1 This condition has too many parts']);
  });

  test('where one that was saved before does not suit a phone, with the reason', () => {
    const made = (device: string) => {
      const view = aView();
      return makeFile(view, deviceFileName(view.phone), loadOwnTemplate(yealink, { device, boot: '', common: '' }));
    };
    expect(made(around('for number in unusedAccounts', 3, 'x'.repeat(5_000)))).toMatchObject({ body: '', fault: 'template-too-large' });
    expect(made('{{ was.once.there }}')).toMatchObject({ body: '', fault: 'template-unfit' });
    expect(made('{% if accounts %}')).toMatchObject({ body: '', fault: 'template-unfit' });
    expect(made('label = ${colour|red')).toMatchObject({ body: 'label = ${colour|red', fault: null });
    expect(made('x = 1')).toMatchObject({ body: 'x = 1', fault: null });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { phoneModels } from './catalogue.ts';
import { accountAt, linePositions } from './line-positions.ts';
import { dialectOf } from './dialects.ts';
import { lintFile } from './lint.ts';
import { parseTemplate, renderFile } from './render.ts';
import { deviceFileName, filesOf } from './requested-file.ts';
import { aLine, aView } from './testing/a-phone.ts';

const deviceFile = (view: ReturnType<typeof aView>) => renderFile(view, deviceFileName(view.phone))!.body;
const lint = (body: string) => lintFile(body, dialectOf({ vendor: 'yealink', family: 'T series' }));
const names = (body: string) => body.split('\n').map((line) => line.split(' = ')[0]);

const fullView = aView({
  phone: { name: 'Reception' },
  timeZone: 'Europe/Berlin',
  language: 'de',
  country: 'DE',
  lines: [
    aLine({ transport: 'tls', displayName: 'Zoë "Z" Müller', label: '100 Empfang', voicemailNumber: '*97' }),
    aLine({ position: 2, displayName: '#1 = best', username: '101-CANISTRACCI', transport: 'tcp', server: '192.0.2.10', port: 5070, registerSeconds: 600 }),
    aLine({ position: 5, displayName: '倉庫', username: '104-CANISTRACCI', mediaEncryption: 'optional' }),
  ],
  web: { adminPassword: 'h4v3-a-look' },
  keys: [{ module: 0, position: 3, kind: 'blf', label: 'Zoë', value: '100', line: null }],
});

describe('a Yealink phone gets', () => {
  test('its device file with all that it needs', async () => {
    await expect(deviceFile(fullView)).toMatchFileSnapshot('golden/yealink-t46u.cfg');
  });

  test('its boot file, which names the device file', async () => {
    await expect(renderFile(fullView, '805ec0123abc.boot')!.body).toMatchFileSnapshot('golden/yealink-t46u.boot');
  });

  test('its common file, in which there is no secret', async () => {
    const { body } = renderFile(fullView, 'y000000000108.cfg')!;
    await expect(body).toMatchFileSnapshot('golden/yealink-t46u-common.cfg');
    expect(body).not.toMatch(/account|password|url|username/);
  });

  test('plain text in UTF-8', () => {
    expect(renderFile(fullView, '805ec0123abc.cfg')?.contentType).toBe('text/plain; charset=utf-8');
  });

  test('the same in any letter case of the name, and the same every time', () => {
    expect(renderFile(aView(), '805EC0123ABC.CFG')).toEqual(renderFile(aView(), '805ec0123abc.cfg'));
  });

  test('nothing under a name that is no file of it', () => {
    for (const name of ['805ec0123abd.cfg', 'y000000000096.cfg', '', 'constructor', '../805ec0123abc.cfg']) expect(renderFile(aView(), name)).toBeUndefined();
  });

  test('a boot file that names the file under which its settings are', () => {
    const view = aView({ phone: { fileName: 'docs-api-{mac}.cfg' } });
    expect(renderFile(view, '805ec0123abc.boot')?.body).toContain('include:config "docs-api-805ec0123abc.cfg"');
    expect(renderFile(view, 'docs-api-805ec0123abc.cfg')?.body).toContain('account.1.enable = 1');
  });

  test('accounts switched off that it has no line for', () => {
    const body = deviceFile(aView({ phone: { modelId: 'yealink-t33g' }, lines: [aLine({ position: 2 })] }));
    expect(body.split('\n').filter((line) => /^account\.\d+\.enable/.test(line)).sort()).toEqual([
      'account.1.enable = 0',
      'account.2.enable = 1',
      'account.3.enable = 0',
      'account.4.enable = 0',
    ]);
  });

  test('no provisioning password where none is asked for', () => {
    const body = deviceFile(aView({ provisioning: { url: 'https://phones.example.com/p/x/', username: '', password: '' } }));
    expect(body).not.toContain('static.auto_provision.server.username');
    expect(lint(body)).toEqual([]);
  });
});

describe('what a phone could trip over is in no file', () => {
  test.each(phoneModels.filter(({ vendor }) => vendor === 'yealink'))('of a $id', ({ id, firstLine, lastLine }) => {
    const lines = linePositions({ firstLine, lastLine }).map((at) => accountAt({ firstLine }, at)).map((position) => aLine({ position, voicemailNumber: '*97' }));
    const view = aView({ phone: { modelId: id }, lines, country: 'PT', web: { adminPassword: 'h4v3-a-look' } });
    for (const { name } of filesOf(view.phone)) expect(lint(renderFile(view, name)!.body)).toEqual([]);
    expect(names(deviceFile(view)).filter((name) => /^account\.\d+\.password$/.test(name!))).toHaveLength(lines.length);
  });

  test('in any time zone', () => {
    const wrong = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter((timeZone) => lint(deviceFile(aView({ timeZone }))).length > 0);
    expect(wrong).toEqual([]);
  });

  test.each(['en', 'de', 'fr-CA', 'cy', 'zh-TW'])('in the language %s', (language) => {
    expect(lint(deviceFile(aView({ language })))).toEqual([]);
  });

  test('of an unknown time zone or country', () => {
    expect(lint(deviceFile(aView({ timeZone: 'Mars/Olympus', country: 'XX' })))).toEqual([]);
  });
});

describe('a name can never say more than a name', () => {
  const benign = names(deviceFile(aView()));

  test.each([
    'x\naccount.1.password = stolen',
    'x\r\naccount.1.sip_server.1.address = evil.example.com',
    'x\u2028static.auto_provision.server.url = http://evil.example.com/',
    '\u0000\u001b[2J',
    '# comment',
    '#!version:1.0.0.1',
    'include:config "other.cfg"',
    ' = = = ',
    '"',
    '\\',
    '%NULL%',
    '{{ lines }}',
    '{% raw %}',
    '  blanks  ',
    '\u202eevil',
  ])('%j', (displayName) => {
    const body = deviceFile(aView({ lines: [aLine({ displayName })] }));
    expect(names(body)).toEqual(benign);
    expect(lint(body).filter(({ code }) => code !== 'no-parameter')).toEqual([]);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(anyText(40), anyText(40), (displayName, label) => {
        const body = deviceFile(aView({ lines: [aLine({ displayName: `A${displayName}`, label: `B${label}` })] }));
        expect(names(body)).toEqual(benign);
        expect(lint(body)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a template', () => {
  const render = (text: string, variables: object = {}) => parseTemplate(text, 'parameter-lines')(variables);

  test('may use what the language has beyond the plain', () => {
    expect(render('{% for i in (1..3) %}{{ i | plus: 1 }}{% unless forloop.last %},{% endunless %}{% endfor %}')).toBe('2,3,4');
    expect(render('{{ name | upcase }}', { name: 'a\nb' })).toBe('A B');
  });

  test.each(['{% include "x" %}', '{% render "x" %}', '{% layout "x" %}', '{% block x %}{% endblock %}', '{% liquid echo 1 %}'])('cannot reach others: %s', (text) => {
    expect(() => render(text)).toThrow(/not found/);
  });

  test.each(['{{ "now" | date: "%s" }}', '{{ name | raw }}', '{{ list | sample }}', '{{ name | nonsense }}'])('has no filter for clock, chance or unescaped text: %s', (text) => {
    expect(() => render(text, { name: 'a\nb', list: [1] })).toThrow(/undefined filter/);
  });

  test('sees its variables only, and says so of others, with line and column', () => {
    expect(() => render('first\n  {{ name.constructor }}', { name: {} })).toThrow(/undefined variable: name.constructor, line:2, col:6/);
    expect(() => render('{{ missing }}')).toThrow(/undefined variable: missing/);
  });

  test('that is broken says where', () => {
    expect(() => render('ok\n{% if x %}')).toThrow(/not closed, line:2, col:1/);
  });

  test('cannot go on for ever', () => {
    expect(() => render('{% for a in (1..1000000000) %}{% endfor %}')).toThrow(/limit exceeded/);
    const many = Array.from({ length: 1000 }, (_, i) => i);
    const nested = '{% for a in many %}'.repeat(4) + 'x' + '{% endfor %}'.repeat(4);
    expect(() => render(nested, { many })).toThrow(/limit exceeded/);
    expect(() => render('x'.repeat(1_000_001))).toThrow(/limit exceeded/);
  });
});

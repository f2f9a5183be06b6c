import { describe, expect, test } from 'vitest';
import { familyOf, phoneModel } from '../catalogue.ts';
import { knownFamilies, shippedTexts } from '../families.ts';
import { makeFile } from '../render.ts';
import { filesOf } from '../requested-file.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { loadOwnTemplate } from './own-template.ts';
import { templateLines } from './template-lines.ts';

const family = familyOf(phoneModel('yealink-t46u'));
const view = aView({ phone: { modelId: 'yealink-t46u' }, lines: [aLine({ position: 1 }), aLine({ position: 2 })] });
const fileName = `${view.phone.mac}.cfg`;
const linesOf = (device: string) => {
  const texts = { device, boot: '', common: '' };
  const { body } = makeFile(view, fileName, loadOwnTemplate(family, texts))!;
  return { body, lines: templateLines({ family, texts, kind: 'device', view, fileName, body }) };
};

describe('each line of a file is known to be of a line of its template', () => {
  test('through loops, choices, comments and tags of more than one line', () => {
    const template = ['a', '{% for account in accounts %}', 'b = {{ account.username }}', '{% if account.voicemailNumber == "" %}', 'c', '{% endif %}', '{% endfor %}', '{% # nothing', '# more %}', 'd {{', 'ntpServer }}', '', 'e'].join('\n');
    const { body, lines } = linesOf(template);
    const pairs = body.split('\n').map((line, index) => [line.replace(/ =.*/, ''), lines![index]]);
    expect(pairs.filter(([line]) => line === 'b').map(([, at]) => at)).toEqual([3, 3]);
    expect(Object.fromEntries(pairs)).toMatchObject({ a: 1, b: 3, e: 13 });
    expect(pairs.find(([line]) => String(line).startsWith('d'))![1]).toBe(10);
  });

  test('and nothing is said where the signs were in the template already', () => {
    expect(linesOf('a\n\uE0007\uE001b\n').lines).toBeUndefined();
  });

  test.each(knownFamilies.map((known) => [known.id, known] as const))('in everything that %s comes with', (_id, { family: own }) => {
    const texts = shippedTexts(own);
    const example = aView({ phone: { modelId: own.models[0]!.id } });
    for (const { kind, name } of filesOf(example.phone)) {
      const { body } = makeFile(example, name, loadOwnTemplate(own, texts))!;
      const lines = templateLines({ family: own, texts, kind, view: example, fileName: name, body })!;
      const written = texts[kind].split('\n');
      for (const [index, line] of body.split('\n').entries()) {
        // What is written as it is has to be found in the line that is named.
        const word = /[A-Za-z_]{4,}/.exec(line)?.[0];
        if (word && texts[kind].includes(word) && !written[lines[index]! - 1]!.includes('{{')) expect(written[lines[index]! - 1], `${kind} ${index}`).toContain(word);
      }
    }
  });
});

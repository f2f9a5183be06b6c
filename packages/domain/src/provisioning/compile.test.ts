import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { vendors } from './catalogue.ts';
import { compile, NotCompiled } from './compile.ts';
import { escapes } from './escape.ts';

const engine = new Liquid({ strictVariables: true, ownPropertyOnly: true, outputEscape: escapes['parameter-lines'] });
const variables = {
  name: 'Front\ndesk',
  on: true,
  off: false,
  none: null,
  nothing: '',
  zero: 0,
  lines: [
    { position: 1, keys: [{ label: 'a' }, { label: 'b' }] },
    { position: 2, keys: [] },
  ],
  nobody: [],
  deep: { deeper: { deepest: 'here' } },
  odd: { 'with-dash': 'dash' },
};

describe('a compiled template says what the engine says', () => {
  test.each([
    'plain text',
    '{{ name }}',
    '{{ deep.deeper.deepest }} {{ odd.with-dash }} {{ odd["with-dash"] }}',
    '{{ zero }}{{ none }}{{ nothing }}{{ on }}',
    '{% if on %}yes{% else %}no{% endif %}',
    '{% if off %}yes{% else %}no{% endif %}',
    '{% if none %}yes{% endif %}{% if nothing %}an empty text is true{% endif %}{% if zero %}so is zero{% endif %}',
    '{% if name == "x" %}a{% elsif zero == 0 %}b{% else %}c{% endif %}',
    '{% if nothing != "" %}a{% endif %}{% if deep == "x" %}b{% endif %}{% if on == true %}c{% endif %}',
    '{% for line in lines %}{{ line.position }}:{% for key in line.keys %}{{ key.label }}{{ line.position }}{% else %}none{% endfor %};{% endfor %}{{ name }}',
    '{% if on and off %}x{% endif %}{% if on and zero == 0 %}y{% endif %}{% if off or nothing == "" and on %}z{% endif %}{% if "" == nothing %}w{% endif %}',
    '{% comment %}{{ missing }}{% endcomment %}{% # nothing %}{{ on }}',
    '{% for line in nobody %}x{% else %}nobody{% endfor %}',
    '{% for lines in lines %}{{ lines.position }}{% endfor %}{% for line in lines %}{{ line.position }}{% endfor %}',
  ])('%s', (text) => {
    const templates = engine.parse(text);
    const compiled = compile(templates, escapes['parameter-lines']);
    expect(compiled?.(variables)).toBe(engine.renderSync(templates, variables));
    expect(compiled).toBeDefined();
  });
});

describe('it leaves to the engine', () => {
  test.each([
    '{{ name | upcase }}',
    '{{ lines.size }}',
    '{{ lines[0].position }}',
    '{{ "text" }}',
    '{% for line in lines reversed %}x{% endfor %}',
    '{% for line in lines %}{{ forloop.index }}{% endfor %}',
    '{% for i in (1..3) %}{{ i }}{% endfor %}',
    '{% for line in lines %}{% break %}{% endfor %}',
    '{% if zero < 1 %}x{% endif %}',
    '{% if name == empty %}x{% endif %}',
    '{% unless on %}x{% endunless %}',
    '{% assign a = name %}{{ a }}',
    '{% case name %}{% when "x" %}x{% endcase %}',
  ])('%s', (text) => {
    expect(compile(engine.parse(text), escapes['parameter-lines'])).toBeUndefined();
  });

  test.each(['{{ missing }}', '{{ deep.missing }}', '{{ name.length }}', '{{ deep.constructor }}', '{% for x in name %}{% endfor %}', '{% if missing %}{% endif %}'])('what turns out otherwise: %s', (text) => {
    const compiled = compile(engine.parse(text), escapes['parameter-lines'])!;
    expect(() => compiled(variables)).toThrow(NotCompiled);
  });

  test('what takes too many steps', () => {
    const many = Array.from({ length: 100 }, (_, i) => i);
    const nested = '{% for a in many %}{% for b in many %}{% for c in many %}{{ c }}{% endfor %}{% endfor %}{% endfor %}';
    expect(() => compile(engine.parse(nested), escapes['parameter-lines'])!({ many })).toThrow(NotCompiled);
  });
});

test.each(vendors.flatMap(({ id, families }) => families.flatMap(({ name, templates }) => Object.entries(templates).map(([kind, text]) => ({ id, name, kind, text })))))(
  'the $kind template of $id $name is compiled',
  ({ text }) => {
    expect(compile(engine.parse(text), escapes['parameter-lines'])).toBeDefined();
  },
);

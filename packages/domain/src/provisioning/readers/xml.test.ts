import { describe, expect, test } from 'vitest';
import { elementReader } from './xml.ts';

const read = elementReader(['settings', 'settings/phone']);

describe('a document of elements', () => {
  test('says names, values and lines', () => {
    expect(read('<?xml version="1.0"?>\n<settings>\n<phone>\n<a>x &amp; &lt;y&gt;</a>\n<b/>\n</phone>\n</settings>\n')).toEqual({
      entries: [
        { line: 4, name: 'a', value: 'x & <y>' },
        { line: 5, name: 'b', value: '' },
      ],
      findings: [],
    });
  });

  test.each([
    ['an element that is not closed', '<settings><phone>', /Not well-formed/],
    ['a bare ampersand', '<settings><phone><a>x & y</a></phone></settings>', /Not well-formed/],
    ['a control character', '<settings><phone><a>\u0001</a></phone></settings>', /Not well-formed/],
    ['an attribute given twice', '<settings a="1" a="2"/>', /Not well-formed/],
    ['nothing at all', '', /Not well-formed/],
    ['another root', '<other/>', /<other> is unknown here/],
    ['an element of no container', '<settings><phone><a><b>x</b></a></phone></settings>', /<a> is unknown here/],
  ])('does not take %s', (_what, body, problem) => {
    expect(read(body).findings[0]?.problem).toMatch(problem);
  });
});

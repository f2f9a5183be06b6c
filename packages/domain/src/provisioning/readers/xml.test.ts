import { describe, expect, test } from 'vitest';
import { finding } from './reader.ts';
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
    ['an element that is not closed', '<settings>\n<phone>', finding(2, 'xml-not-closed', { element: 'phone' })],
    ['a bare ampersand', '<settings>\n<phone><a>x & y</a></phone></settings>', finding(2, 'xml-entity')],
    ['an entity that XML does not know', '<settings><phone><a>&nbsp;</a></phone></settings>', finding(1, 'xml-entity')],
    ['an end of what is not open', '<settings><phone></fax></phone></settings>', finding(1, 'xml-closed-elsewhere')],
    ['a control character', '<settings><phone><a>\u0001</a></phone></settings>', finding(1, 'xml-character')],
    ['an attribute given twice', '<settings a="1" a="2"/>', finding(1, 'xml-attribute-twice', { attribute: 'a' })],
    ['an attribute without quotation marks', '<settings a=1/>', finding(1, 'xml-attribute-value')],
    ['two roots', '<settings/><settings/>', finding(1, 'xml-many-roots')],
    ['a comment that is none', '<settings><!-- a -- b --></settings>', finding(1, 'xml-not-well-formed', { column: 20 })],
    ['nothing at all', '', finding(1, 'xml-no-root')],
    ['another root', '<other/>', finding(1, 'element-unknown', { element: '<other>' })],
    ['an element of no container', '<settings><phone><a><b>x</b></a></phone></settings>', finding(1, 'element-unknown', { element: '<a>' })],
  ])('does not take %s', (_what, body, problem) => {
    expect(read(body).findings[0]).toEqual(problem);
  });
});

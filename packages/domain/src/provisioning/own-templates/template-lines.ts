import type { DeviceView } from '../device-view.ts';
import type { Family, FileKind } from '../model.ts';
import { makeFile } from '../render.ts';
import { loadOwnTemplate, type TemplateTexts } from './own-template.ts';

interface Made {
  family: Family;
  texts: TemplateTexts;
  kind: FileKind;
  view: DeviceView;
  fileName: string;
  body: string;
}

/**
 * Which line of the template each line of a file was made of; loops and choices make them differ. It is made once more, with each line's number
 * before it in signs that no text has. Nothing where that comes to another file, so that nobody is sent to a wrong line.
 */
export const templateLines = ({ family, texts, kind, view, fileName, body }: Made): readonly number[] | undefined => {
  const made = makeFile(view, fileName, loadOwnTemplate(family, { ...texts, [kind]: numbered(texts[kind]) }));
  if (made?.fault !== null || made.body.replaceAll(numbers, '') !== body) return undefined;
  let last = 1;
  return made.body.split('\n').map((line) => (last = Number(/\uE000(\d+)\uE001(?!\uE000|$)/.exec(line)?.[1] ?? last)));
};

const numbers = /\uE000\d+\uE001/g;

/** Lines of nothing but tags come to nothing, and within a tag nothing can stand. */
const numbered = (text: string): string => {
  let isInTag = false;
  return text
    .split('\n')
    .map((line, index) => {
      const isOfText = !isInTag && !/^\s*(?:\{%.*?%\}\s*)+$/.test(line);
      const [opened, closed] = [Math.max(line.lastIndexOf('{%'), line.lastIndexOf('{{')), Math.max(line.lastIndexOf('%}'), line.lastIndexOf('}}'))];
      isInTag = opened > closed || (isInTag && closed === -1);
      return isOfText ? `\uE000${index + 1}\uE001${line}` : line;
    })
    .join('\n');
};

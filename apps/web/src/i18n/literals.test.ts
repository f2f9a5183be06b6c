import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const shownAttributes = new Set(['label', 'title', 'description', 'placeholder', 'help', 'alt', 'aria-label', 'header', 'text', 'action', 'searchPlaceholder', 'saveLabel', 'legend', 'never']);

// Names of the product and of keys, figures, signs, samples such as `{mac}.cfg`: the same in every language.
const isTechnical = (text: string) => /^[\w.{}@:/-]*[.{}@:/_\d-][\w.{}@:/-]*$/.test(text.trim());
const isForPeople = (text: string) => /\p{L}{2}/u.test(text.replace(/\b(Patchbay|Ctrl|K)\b/g, '')) && !isTechnical(text);

/** Text between tags, and text in attributes that are shown or read out. */
const literalsOf = (file: string): string[] => {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => {
    if (isForPeople(text)) found.push(`${relative(source, file)}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) report(node, node.text);
    const isInElement = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    if (isInElement && node.expression && ts.isStringLiteralLike(node.expression)) report(node, node.expression.text);
    if (ts.isJsxAttribute(node) && shownAttributes.has(node.name.getText())) {
      const value = node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value)) report(node, value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

test('every text that a person sees comes from a catalogue', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx') && !name.startsWith('test'));
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((name) => literalsOf(join(source, name)))).toEqual([]);
});

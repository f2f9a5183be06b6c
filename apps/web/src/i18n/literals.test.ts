import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const shownAttributes = new Set(['label', 'title', 'description', 'placeholder', 'help', 'alt', 'aria-label', 'header', 'text', 'action', 'searchPlaceholder', 'saveLabel', 'legend', 'never']);

// Names of the product and of keys, figures, signs, samples such as `{mac}.cfg`: the same in every language.
const isTechnical = (text: string) => /^[\w.{}@:/-]*[.{}@:/_\d-][\w.{}@:/-]*$/.test(text.trim());
const isForPeople = (text: string) => /\p{L}{2}/u.test(text.replace(/\b(Patchbay|Ctrl|K)\b/g, '')) && !isTechnical(text);

const textOfLiteral = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);
const unwrapped = (node: ts.Node | undefined) => (node && ts.isJsxExpression(node) ? node.expression : node);

/** The text that a node shows or has read out, if it is written there and then. */
const shownBy = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxAttribute(node)) return shownAttributes.has(node.name.getText()) ? textOfLiteral(unwrapped(node.initializer)) : undefined;
  const isInElement = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
  return isInElement ? textOfLiteral(node.expression) : undefined;
};

const literalsOf = (file: string): string[] => {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const text = shownBy(node);
    if (text !== undefined && isForPeople(text)) found.push(`${relative(source, file)}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
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

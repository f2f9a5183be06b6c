import { CommentTag, ForTag, IfTag, InlineCommentTag, Output, TypeGuards, type Template, type Token, type Value } from 'liquidjs';
import type { FaultCode } from '../template-faults/english.ts';
import type { Said } from '../template-faults/say-fault.ts';
import { itemOf, type Shape, within } from './own-templates/shape.ts';

/** Thrown where a template has more than was compiled. The token, where there is one, says where. */
export class NotCompiled extends Error {
  readonly said: Said;
  readonly token: Token | undefined;
  constructor(code: FaultCode, token?: Token, params: Said['params'] = {}) {
    super(code);
    this.said = { code, params };
    this.token = token;
  }
}

/** Thrown where a template that was compiled goes on for too long; at the loop that does, where there is one. */
export class TooMuch extends NotCompiled {}

export type CompiledTemplate = (variables: object) => string;

/**
 * A parsed template as plain functions, many times as fast as the engine: prints, choices and loops over properties, which is all
 * that most templates have. Nothing if there is more to it. It never reports an error itself: whatever is not plain sailing
 * is `NotCompiled`, and the engine has the last word.
 */
export const compile = (templates: readonly Template[], escape: (value: unknown) => string): CompiledTemplate | undefined => {
  try {
    return compileStrictly(templates, escape);
  } catch (error) {
    if (error instanceof NotCompiled) return undefined;
    throw error;
  }
};

/** The same, and throws what is more to it. With a shape, also what names a variable that the shape has not. */
export const compileStrictly = (templates: readonly Template[], escape: (value: unknown) => string, shape?: Shape): CompiledTemplate => {
  const all = sequence(templates, shape && { name: undefined, shape, outer: undefined });
  return (root) => {
    const run: Run = { root, scope: undefined, escape, text: '', steps: 0, loop: undefined };
    all(run);
    return run.text;
  };
};

interface Scope {
  name: string;
  value: unknown;
  outer: Scope | undefined;
}

interface Run {
  root: object;
  scope: Scope | undefined;
  escape: (value: unknown) => string;
  text: string;
  steps: number;
  /** The innermost that it is in. */
  loop: Token | undefined;
}

/** What is known of the variables before there are any; without a name, all of them. */
interface Names {
  name: string | undefined;
  shape: Shape;
  outer: Names | undefined;
}

type Known = Names | undefined;
type Step = (run: Run) => void;
type Read = (run: Run) => unknown;

const mostSteps = 50_000;
const longestText = 500_000;
const deepest = 100;
const mostOperands = 200;
// Words that the engine understands as something else than a property.
const special = new Set(['size', 'first', 'last', 'forloop']);

const sequence = (templates: readonly Template[], names: Known, depth = 0): Step => {
  if (depth > deepest) throw new NotCompiled('too-deep', templates[0]?.token);
  const steps = templates.map((template) => step(template, names, depth + 1));
  return (run) => {
    run.steps += steps.length + 1;
    if (run.steps > mostSteps) throw new TooMuch('too-long-running', run.loop ?? templates[0]?.token);
    for (const each of steps) each(run);
  };
};

const add = (run: Run, text: string, token: Token): void => {
  run.text += text;
  if (run.text.length > longestText) throw new TooMuch('too-large', run.loop ?? token, { limit: longestText });
};

const step = (template: Template, names: Known, depth: number): Step => {
  if (template instanceof Output) return output(template, names);
  if (template instanceof IfTag) return choice(template, names, depth);
  if (template instanceof ForTag) return loop(template, names, depth);
  if (template instanceof CommentTag || template instanceof InlineCommentTag) return () => undefined;
  if (!('str' in template) || typeof template.str !== 'string') throw new NotCompiled('only-known-tags', template.token);
  const text = template.str;
  return (run) => add(run, text, template.token);
};

const output = (template: Output, names: Known): Step => {
  const { initial, filters } = template.value;
  // The one filter is the escape that the engine adds to every output.
  if (filters.length !== 1) throw new NotCompiled('no-filters', template.token);
  if (initial.postfix.length !== 1) throw new NotCompiled('only-variables-printed', template.token);
  const [token] = initial.postfix as [Token];
  const shape = names && shapeAt(token, names);
  if (shape?.names || shape?.item) throw new NotCompiled('no-single-value', token, { name: namesOf(token).join('.') });
  const read = path(token, names);
  return (run) => add(run, run.escape(read(run)), template.token);
};

const choice = (tag: InstanceType<typeof IfTag>, names: Known, depth: number): Step => {
  const branches = tag.branches.map(({ value, templates }) => ({ holds: condition(value, names, tag.token), then: sequence(templates, names, depth) }));
  const otherwise = sequence(tag.elseTemplates ?? [], names, depth);
  return (run) => (branches.find(({ holds }) => holds(run))?.then ?? otherwise)(run);
};

const loop = (tag: InstanceType<typeof ForTag>, names: Known, depth: number): Step => {
  if (Object.keys(tag.hash.hash).length > 0) throw new NotCompiled('whole-list', tag.token);
  const read = path(tag.collection, names);
  const item = names && itemOf(shapeAt(tag.collection, names));
  if (names && !item) throw new NotCompiled('no-list', tag.token);
  const body = sequence(tag.templates, item && { name: tag.variable, shape: item, outer: names }, depth);
  const otherwise = sequence(tag.elseTemplates, names, depth);
  return (run) => {
    const items = read(run);
    if (!Array.isArray(items)) throw new NotCompiled('no-list', tag.token);
    if (items.length === 0) return otherwise(run);
    const [outer, around] = [run.scope, run.loop];
    run.loop = tag.token;
    for (const value of items) {
      run.scope = { name: tag.variable, value, outer };
      body(run);
    }
    run.scope = outer;
    run.loop = around;
  };
};

/** In the order in which it is worked out: values, each `==` and `!=` after its two, each `and` and `or` after what it joins. */
const condition = ({ initial: { postfix }, filters }: Value, names: Known, tag: Token): ((run: Run) => boolean) => {
  if (filters.length > 0) throw new NotCompiled('no-filters', tag);
  const stack: Read[] = [];
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) stack.push(operand(token, names));
    else {
      const apply = operators.get(token.operator);
      const [right, left] = [stack.pop(), stack.pop()];
      if (!apply || !left || !right) throw new NotCompiled('operator-unknown', token, { operator: token.operator });
      stack.push(apply(left, right));
    }
  }
  const [whole] = stack;
  if (!whole || stack.length !== 1) throw new NotCompiled('no-condition', tag);
  if (postfix.length > mostOperands) throw new NotCompiled('condition-too-long', tag);
  return (run) => isTrue(whole(run));
};

const operators = new Map<string, (left: Read, right: Read) => Read>([
  ['==', (left, right) => (run) => left(run) === right(run)],
  ['!=', (left, right) => (run) => left(run) !== right(run)],
  ['and', (left, right) => (run) => isTrue(left(run)) && isTrue(right(run))],
  ['or', (left, right) => (run) => isTrue(left(run)) || isTrue(right(run))],
]);

const operand = (token: Token, names: Known): Read => {
  if (TypeGuards.isPropertyAccessToken(token)) return path(token, names);
  const content = 'content' in token ? token.content : undefined;
  if (!['string', 'number', 'boolean'].includes(typeof content)) throw new NotCompiled('no-value', token);
  return () => content;
};

const isTrue = (value: unknown): boolean => value !== false && value !== null;

const namesOf = (token: Token): [string, ...string[]] => {
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) throw new NotCompiled('no-variable', token);
  const names = token.props.map((prop) => ('content' in prop ? prop.content : undefined));
  if (names.length === 0 || !names.every((name) => typeof name === 'string' && !special.has(name))) throw new NotCompiled('no-variable', token);
  return names as [string, ...string[]];
};

const shapeAt = (token: Token, names: Names): Shape => {
  const [first, ...rest] = namesOf(token);
  let scope: Known = names;
  while (scope?.name !== undefined && scope.name !== first) scope = scope.outer;
  const [shape, left] = scope?.name === undefined ? [scope!.shape, [first, ...rest]] : [scope.shape, rest];
  const found = within(shape, left);
  if (!found) throw new NotCompiled('variable-unknown', token, { name: [first, ...rest].join('.') });
  return found;
};

const path = (token: Token, names: Known): Read => {
  const [first, ...rest] = namesOf(token);
  if (names) shapeAt(token, names);
  return (run) => {
    let value = start(run, first);
    for (const name of rest) value = property(value, name);
    if (value === undefined) throw new NotCompiled('variable-unknown', token, { name: [first, ...rest].join('.') });
    return value;
  };
};

const start = (run: Run, name: string): unknown => {
  for (let scope = run.scope; scope; scope = scope.outer) if (scope.name === name) return scope.value;
  return property(run.root, name);
};

const property = (holder: unknown, name: string): unknown =>
  holder !== null && typeof holder === 'object' && Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;

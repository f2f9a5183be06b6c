import { ForTag, IfTag, Output, TypeGuards, type Template, type Token, type Value } from 'liquidjs';

/** Thrown where a template turns out to need more than was compiled: render it with the engine instead. */
export class NotCompiled extends Error {}

export type CompiledTemplate = (variables: object) => string;

/**
 * A parsed template as plain functions, many times as fast as the engine: prints, choices and loops over properties, which is all
 * that most templates have. Nothing if there is more to it. It never reports an error itself: whatever is not plain sailing
 * is `NotCompiled`, and the engine has the last word.
 */
export const compile = (templates: readonly Template[], escape: (value: unknown) => string): CompiledTemplate | undefined => {
  try {
    const all = sequence(templates);
    return (root) => {
      const run: Run = { root, scope: undefined, escape, text: '', steps: 0 };
      all(run);
      return run.text;
    };
  } catch (error) {
    if (error instanceof NotCompiled) return undefined;
    throw error;
  }
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
}

type Step = (run: Run) => void;
type Read = (run: Run) => unknown;

const mostSteps = 50_000;
// Words that the engine understands as something else than a property.
const special = new Set(['size', 'first', 'last', 'forloop']);

const sequence = (templates: readonly Template[]): Step => {
  const steps = templates.map(step);
  return (run) => {
    run.steps += steps.length + 1;
    if (run.steps > mostSteps) throw new NotCompiled();
    for (const each of steps) each(run);
  };
};

const step = (template: Template): Step => {
  if (template instanceof Output) return output(template);
  if (template instanceof IfTag) return choice(template);
  if (template instanceof ForTag) return loop(template);
  if (!('str' in template) || typeof template.str !== 'string') throw new NotCompiled();
  const text = template.str;
  return (run) => {
    run.text += text;
  };
};

const output = (template: Output): Step => {
  const { initial, filters } = template.value;
  // The one filter is the escape that the engine adds to every output.
  if (filters.length !== 1 || initial.postfix.length !== 1) throw new NotCompiled();
  const read = path(initial.postfix[0]!);
  return (run) => {
    run.text += run.escape(read(run));
  };
};

const choice = (tag: InstanceType<typeof IfTag>): Step => {
  const branches = tag.branches.map(({ value, templates }) => ({ holds: condition(value), then: sequence(templates) }));
  const otherwise = sequence(tag.elseTemplates ?? []);
  return (run) => (branches.find(({ holds }) => holds(run))?.then ?? otherwise)(run);
};

const loop = (tag: InstanceType<typeof ForTag>): Step => {
  if (Object.keys(tag.hash.hash).length > 0) throw new NotCompiled();
  const read = path(tag.collection);
  const body = sequence(tag.templates);
  const otherwise = sequence(tag.elseTemplates);
  return (run) => {
    const items = read(run);
    if (!Array.isArray(items)) throw new NotCompiled();
    if (items.length === 0) return otherwise(run);
    const outer = run.scope;
    for (const value of items) {
      run.scope = { name: tag.variable, value, outer };
      body(run);
    }
    run.scope = outer;
  };
};

const condition = ({ initial: { postfix }, filters }: Value): ((run: Run) => boolean) => {
  const [left, right, operator] = postfix;
  if (filters.length > 0 || !left) throw new NotCompiled();
  const read = path(left);
  if (postfix.length === 1) return (run) => isTrue(read(run));
  const sign = operator && TypeGuards.isOperatorToken(operator) ? operator.operator : undefined;
  if (postfix.length !== 3 || (sign !== '==' && sign !== '!=')) throw new NotCompiled();
  const compareWith = literal(right!);
  return (run) => (read(run) === compareWith(run)) === (sign === '==');
};

const literal = (token: Token): Read => {
  const content = 'content' in token ? token.content : undefined;
  if (!['string', 'number', 'boolean'].includes(typeof content)) throw new NotCompiled();
  return () => content;
};

const isTrue = (value: unknown): boolean => value !== false && value !== null;

const path = (token: Token): Read => {
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) throw new NotCompiled();
  const names = token.props.map((prop) => ('content' in prop ? prop.content : undefined));
  if (!names.every((name) => typeof name === 'string' && !special.has(name))) throw new NotCompiled();
  const [first, ...rest] = names as [string, ...string[]];
  return (run) => {
    let value = start(run, first);
    for (const name of rest) value = property(value, name);
    if (value === undefined) throw new NotCompiled();
    return value;
  };
};

const start = (run: Run, name: string): unknown => {
  for (let scope = run.scope; scope; scope = scope.outer) if (scope.name === name) return scope.value;
  return property(run.root, name);
};

const property = (holder: unknown, name: string): unknown =>
  holder !== null && typeof holder === 'object' && Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;

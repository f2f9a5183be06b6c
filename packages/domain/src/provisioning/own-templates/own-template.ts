import { LiquidError } from 'liquidjs';
import { sayFaultAt } from '../../template-faults/say-fault.ts';
import { compileStrictly, NotCompiled } from '../compile.ts';
import { deviceView } from '../device-view.ts';
import { escapes, type OutputFormat } from '../escape.ts';
import type { Family, FileKind } from '../model.ts';
import { type Renderer, templateEngine } from '../template-engine.ts';
import { type Fault, takeFields, type TemplateField, TemplateFault } from './fields.ts';
import { parseFault } from './parse-fault.ts';
import { type Shape, shapeOf, within } from './shape.ts';
import { TrialFailed, tryOut } from './trial.ts';
import { unescapedPrints } from './unescaped.ts';

/** A template's files; an empty one is as the family comes with it. */
export type TemplateTexts = { [K in FileKind]: string };

export interface FileFault extends Fault {
  file: FileKind;
}

/** Thrown with all that is wrong with the files of a template. */
export class OwnTemplateFault extends Error {
  readonly faults: readonly FileFault[];
  constructor(faults: readonly FileFault[]) {
    super(faults.map((fault) => `${fault.file}: ${sayFaultAt(fault, 'en')}`).join(' '));
    this.faults = faults;
  }
}

export interface OwnTemplate {
  fields: readonly TemplateField[];
  renderers: ReadonlyMap<FileKind, Renderer>;
}

const kinds: readonly FileKind[] = ['device', 'boot', 'common'];

/**
 * The language of templates that administrators write: prints, choices, loops and variables of their own. What it has not, and
 * variables that phones of the family do not have, are faults; it ends after so many steps and letters, whatever is in it.
 */
export const readOwnTemplate = (family: Family, texts: TemplateTexts): OwnTemplate => read(family, texts, variablesOf(family));

/** One that was read before it was saved: variables are looked for as it is rendered. What cannot be read any more makes no file. */
export const loadOwnTemplate = (family: Family, texts: TemplateTexts): OwnTemplate => {
  try {
    return read(family, texts, variablesOf(family), { isTrusted: true });
  } catch (error) {
    if (!(error instanceof OwnTemplateFault)) throw error;
    const fail = () => {
      throw new NotCompiled('unreadable');
    };
    return { fields: [], renderers: new Map(kinds.filter((file) => texts[file].trim() !== '').map((file) => [file, fail])) };
  }
};

const read = (family: Family, texts: TemplateTexts, shape: Shape, { isTrusted = false } = {}): OwnTemplate => {
  const faults: FileFault[] = [];
  const fields = new Map<string, TemplateField>();
  const attempt = <T>(file: FileKind, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      faults.push(...error.faults.map((fault) => ({ ...fault, file })));
    }
  };
  const isVariable = (path: string) => path.includes('.') || within(shape, [path]) !== undefined;
  const taken = kinds.filter((file) => texts[file].trim() !== '').flatMap((file) => {
    const without = attempt(file, () => takeFields(texts[file], isVariable, { fields, isTrusted }));
    return without ? [{ file, without }] : [];
  });
  const all: Shape = { names: new Map([...shape.names!, ['fields', { names: new Map([...fields.keys()].map((name) => [name, {}])) }]]) };
  const renderers = taken.flatMap(({ file, without: { text, placeOf } }) => {
    const where = { shape: isTrusted ? undefined : all, placeOf };
    const renderer = attempt(file, () => compiled(text, family.format, where));
    return renderer ? [[file, renderer] as const] : [];
  });
  if (!isTrusted && faults.length === 0) for (const [file, renderer] of renderers) attempt(file, () => triedOut(family, renderer, [...fields.values()], taken.find((each) => each.file === file)!.without));
  if (faults.length > 0) throw new OwnTemplateFault(faults);
  return { fields: [...fields.values()], renderers: new Map(renderers) };
};

interface Where {
  shape: Shape | undefined;
  placeOf: (line: number, column: number) => { line: number; column: number };
}

const compiled = (text: string, format: OutputFormat, { shape, placeOf }: Where): Renderer => {
  const unescaped = shape ? unescapedPrints(text, format) : [];
  if (unescaped.length > 0) throw new TemplateFault(unescaped.map(({ line, column, code }) => ({ ...placeOf(line, column), code, params: {} })));
  try {
    return compileStrictly(templateEngine(format).parse(text), escapes[format], shape);
  } catch (error) {
    throw faultOf(error, placeOf);
  }
};

const triedOut = (family: Family, renderer: Renderer, fields: readonly TemplateField[], { placeOf }: Pick<Where, 'placeOf'>): void => {
  try {
    tryOut(family, renderer, fields);
  } catch (error) {
    if (!(error instanceof TrialFailed)) throw error;
    const [fault] = faultOf(error.cause, placeOf).faults;
    throw new TemplateFault([{ ...fault!, params: { ...fault!.params, model: error.modelName } }]);
  }
};

/** What was thrown, as a fault at its place; what is no fault of a template is thrown on. */
const faultOf = (error: unknown, placeOf: Where['placeOf']): TemplateFault => {
  if (error instanceof RangeError) return new TemplateFault([{ line: 1, column: 1, code: 'too-deep', params: {} }]);
  if (!(error instanceof NotCompiled) && !LiquidError.is(error)) throw error;
  const [line = 1, column = 1] = error.token?.getPosition() ?? [];
  return new TemplateFault([{ ...placeOf(line, column), ...(error instanceof NotCompiled ? error.said : parseFault(error)) }]);
};

const shapes = new WeakMap<Family, Shape>();

/** What templates of a family may name: whatever a phone of it, with much or with nothing to say, has. */
const variablesOf = (family: Family): Shape => {
  const known = shapes.get(family);
  if (known) return known;
  const shape = shapeOf(family.models.flatMap((model) => examples(model.id, model.firstLine).map((view) => ({ ...family.variables(view, model), phone: view.phone, deviceFile: '' }))));
  shapes.set(family, shape);
  return shape;
};

const examples = (modelId: string, position: number) => {
  const facts = { phone: { name: 'Example', modelId, mac: '000000000000' }, language: 'en', provisioning: { url: 'https://example.com/p/x/', username: 'a', password: 'b' } };
  const line = { position, displayName: 'Example', username: 'example', password: 'example', server: 'example.com' };
  const key = { module: 0, position: 1, kind: 'blf' as const, label: 'Example', value: '100', line: position };
  return [
    deviceView({ ...facts, timeZone: 'Europe/Berlin', country: 'DE', lines: [line], keys: [key, { ...key, module: 1 }] }),
    deviceView({ ...facts, timeZone: 'UTC', lines: [] }),
  ];
};

import { familyOf, phoneModel } from './catalogue.ts';
import { compile, NotCompiled, TooMuch } from './compile.ts';
import type { DeviceView } from './device-view.ts';
import { escapes, type OutputFormat } from './escape.ts';
import type { Family, FileKind } from './model.ts';
import type { OwnTemplate } from './own-templates/own-template.ts';
import { deviceFileName, requestedFile } from './requested-file.ts';
import { type Renderer, templateEngine } from './template-engine.ts';

export interface RenderedFile {
  body: string;
  contentType: string;
}

/** Why there is no file: by its own template it would be too large or take too long, or that does not suit the phone. */
export const fileFaults = ['template-too-large', 'template-unfit'] as const;
export type FileFault = (typeof fileFaults)[number];

/** A file, or with no text in it why it cannot be made. */
export interface MadeFile extends RenderedFile {
  fault: FileFault | null;
}

/**
 * The file that a phone gets under this name; nothing if it is no file of this phone. The same view always gives the same bytes.
 * @param own the template that the phone has instead of its family's
 */
export const makeFile = (view: DeviceView, fileName: string, own?: OwnTemplate): MadeFile | undefined => {
  const kind = requestedFile(view.phone, fileName);
  if (!kind) return undefined;
  const model = phoneModel(view.phone.modelId);
  const family = familyOf(model);
  const variables = { ...family.variables(view, model), deviceFile: deviceFileName(view.phone) };
  const renderer = own?.renderers.get(kind);
  const { contentType } = family;
  if (!renderer) return { body: rendererOf(family, kind)(variables), contentType, fault: null };
  try {
    return { body: renderer({ ...variables, phone: view.phone, fields: fieldsOf(own!, view) }), contentType, fault: null };
  } catch (error) {
    return { body: '', contentType, fault: faultOf(error) };
  }
};

/** A file that can be made. */
export const renderFile = (view: DeviceView, fileName: string, own?: OwnTemplate): RenderedFile | undefined => {
  const made = makeFile(view, fileName, own);
  if (made && made.fault !== null) throw new Error(`The file cannot be made: ${made.fault}`);
  return made && { body: made.body, contentType: made.contentType };
};

const faultOf = (error: unknown): FileFault => {
  if (error instanceof TooMuch || error instanceof RangeError) return 'template-too-large';
  if (error instanceof NotCompiled) return 'template-unfit';
  throw error;
};

/** A value from before its variable became secret, or ceased to be, is none: the form shows none either. */
const fieldsOf = ({ fields }: OwnTemplate, { fieldValues, hiddenFieldValues }: DeviceView): object =>
  Object.fromEntries(fields.map(({ name, type, default: initial }) => {
    const values = type === 'secret' ? hiddenFieldValues : fieldValues;
    return [name, (Object.hasOwn(values, name) && values[name]) || initial];
  }));

/** Parses a template once, for many phones. Throws what is wrong with it, by line and column. */
export const parseTemplate = (text: string, format: OutputFormat): Renderer => {
  const engine = templateEngine(format);
  const templates = engine.parse(text);
  const slow: Renderer = (variables) => engine.renderSync(templates, variables) as string;
  const fast = compile(templates, escapes[format]);
  if (!fast) return slow;
  return (variables) => {
    try {
      return fast(variables);
    } catch (error) {
      if (error instanceof NotCompiled) return slow(variables);
      throw error;
    }
  };
};

const renderers = new WeakMap<Family, Map<FileKind, Renderer>>();

const rendererOf = (family: Family, kind: FileKind): Renderer => {
  const known = renderers.get(family) ?? new Map<FileKind, Renderer>();
  renderers.set(family, known);
  const renderer = known.get(kind) ?? parseTemplate(family.templates[kind]!, family.format);
  known.set(kind, renderer);
  return renderer;
};

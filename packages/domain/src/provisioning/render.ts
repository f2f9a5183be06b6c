import { Liquid } from 'liquidjs';
import { familyOf, phoneModel } from './catalogue.ts';
import { compile, NotCompiled } from './compile.ts';
import type { DeviceView } from './device-view.ts';
import { escapes, type OutputFormat } from './escape.ts';
import type { Family, FileKind } from './model.ts';
import { deviceFileName, requestedFile } from './requested-file.ts';

export interface RenderedFile {
  body: string;
  contentType: string;
}

/** The file that a phone gets under this name; nothing if it is no file of this phone. The same view always gives the same bytes. */
export const renderFile = (view: DeviceView, fileName: string): RenderedFile | undefined => {
  const kind = requestedFile(view.phone, fileName);
  if (!kind) return undefined;
  const model = phoneModel(view.phone.modelId);
  const family = familyOf(model);
  const variables = { ...family.variables(view, model), deviceFile: deviceFileName(view.phone) };
  return { body: rendererOf(family, kind)(variables), contentType: family.contentType };
};

export type Renderer = (variables: object) => string;

/** Parses a template once, for many phones. Throws what is wrong with it, by line and column. */
export const parseTemplate = (text: string, format: OutputFormat): Renderer => {
  const engine = engines[format];
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

// No files, no other templates, no clock, no chance.
const bannedTags = ['include', 'render', 'layout', 'block', 'liquid'];
const bannedFilters = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string', 'sample', 'raw', 'inspect', 'json', 'jsonify'];

/** A template language that can print, choose and repeat, within bounds, and every value is escaped for the format. */
const engineFor = (format: OutputFormat): Liquid => {
  const engine = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    trimTagLeft: true,
    trimTagRight: true,
    greedy: false,
    outputEscape: escapes[format],
    parseLimit: 200_000,
    renderLimit: 250,
    memoryLimit: 2_000_000,
  });
  for (const tag of bannedTags) delete engine.tags[tag];
  for (const filter of bannedFilters) delete engine.filters[filter];
  return engine;
};

const engines: { [F in OutputFormat]: Liquid } = {
  'colon-lines': engineFor('colon-lines'),
  'parameter-lines': engineFor('parameter-lines'),
  'quoted-lines': engineFor('quoted-lines'),
  xml: engineFor('xml'),
};

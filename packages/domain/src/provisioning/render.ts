import { Liquid } from 'liquidjs';
import { phoneModel, vendorOf } from './catalogue.ts';
import { compile, NotCompiled } from './compile.ts';
import type { DeviceView } from './device-view.ts';
import { escapes, type OutputFormat } from './escape.ts';
import type { FileKind, Vendor } from './model.ts';
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
  const vendor = vendorOf(model);
  const variables = { ...vendor.variables(view, model), deviceFile: deviceFileName(view.phone) };
  return { body: rendererOf(vendor, kind)(variables), contentType: vendor.contentType };
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

const renderers = new WeakMap<Vendor, { [K in FileKind]: Renderer }>();

const rendererOf = (vendor: Vendor, kind: FileKind): Renderer => {
  const known = renderers.get(vendor);
  if (known) return known[kind];
  const { boot, common, device } = vendor.templates;
  const parse = (text: string) => parseTemplate(text, vendor.format);
  renderers.set(vendor, { boot: parse(boot), common: parse(common), device: parse(device) });
  return rendererOf(vendor, kind);
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

const engines: { [F in OutputFormat]: Liquid } = { 'parameter-lines': engineFor('parameter-lines') };

import { Liquid } from 'liquidjs';
import { escapes, type OutputFormat } from './escape.ts';

export type Renderer = (variables: object) => string;

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
    // The longest template that is taken, with each variable of its own written out and each of its lines numbered.
    parseLimit: 1_000_000,
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

export const templateEngine = (format: OutputFormat): Liquid => engines[format];

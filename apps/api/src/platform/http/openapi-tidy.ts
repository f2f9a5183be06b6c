import type { OpenAPIV3_1 } from 'openapi-types';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the generator writes and no reader needs: bounds that are those of the number type, and that answers are closed,
 * which would make a later field a breaking change.
 */
const tidyValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidyValue);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, content]) =>
    !(key === 'additionalProperties' && content === false)
    && !(key === 'minimum' && content === Number.MIN_SAFE_INTEGER)
    && !(key === 'maximum' && content === Number.MAX_SAFE_INTEGER));
  return Object.fromEntries(entries.map(([key, content]) => [key, tidyValue(content)]));
};

const referenced = (value: unknown, found: Set<string>, schemas: Json): void => {
  if (Array.isArray(value)) return value.forEach((entry) => referenced(entry, found, schemas));
  if (!isObject(value)) return;
  const name = typeof value.$ref === 'string' ? value.$ref.replace('#/components/schemas/', '') : undefined;
  if (name !== undefined && !found.has(name)) {
    found.add(name);
    referenced(schemas[name], found, schemas);
  }
  Object.values(value).forEach((entry) => referenced(entry, found, schemas));
};

/** Without the noise, and without schemas that nothing refers to. */
export const tidy = (document: Partial<OpenAPIV3_1.Document>): Partial<OpenAPIV3_1.Document> => {
  const { components, ...rest } = tidyValue(document) as { components: { schemas: Json } } & Json;
  const found = new Set<string>();
  referenced(rest, found, components.schemas);
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => found.has(name)).sort(([a], [b]) => a.localeCompare(b)));
  return { ...rest, components: { ...components, schemas } } as Partial<OpenAPIV3_1.Document>;
};

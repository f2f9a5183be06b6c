import type { OpenAPIV3_1 } from 'openapi-types';
import { Html, html, page, prose } from './html.ts';

type Schema = OpenAPIV3_1.SchemaObject & { $ref?: string; const?: unknown };
type Operation = OpenAPIV3_1.OperationObject;
type Parameter = OpenAPIV3_1.ParameterObject;

const literal = (value: unknown): Html => html`${JSON.stringify(value)}`;
const joined = (parts: Html[], between: string): Html => new Html(parts.map(({ text }) => text).join(between));

const objectText = ({ properties = {}, required = [] }: Schema, indent: string): Html => {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => html`${inner}${name}${required.includes(name) ? '' : '?'}: ${typeText(schema as Schema, inner)}`);
  return lines.length === 0 ? html`{}` : html`{\n${joined(lines, '\n')}\n${indent}}`;
};

const bounds = ({ minLength, maxLength, minimum, maximum, pattern, format, default: fallback }: Schema): Html => {
  const range = (name: string, low: number | undefined, high: number | undefined) => (low === undefined && high === undefined ? [] : [`${name} ${low ?? ''}…${high ?? ''}`]);
  const notes = [
    ...(format ? [format] : []),
    ...range('length', minLength, maxLength),
    ...range('from', minimum, maximum),
    ...(pattern && !format ? [pattern] : []),
    ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
  ];
  return notes.length === 0 ? html`` : html` <span class="quiet">(${notes.join(', ')})</span>`;
};

const simpleText = (schema: Schema): Html => html`${[schema.type ?? 'any'].flat().join(' | ')}${bounds(schema)}`;

/** A schema as one would write the type. */
const typeText = (schema: Schema, indent = ''): Html => {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.enum) return joined(schema.enum.map(literal), ' | ');
  if (schema.const !== undefined) return literal(schema.const);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return joined(union.map((part) => typeText(part as Schema, indent)), ' | ');
  if (schema.type === 'array') return html`${typeText((schema as { items: Schema }).items, indent)}[]`;
  if (schema.type === 'object' && schema.properties) return objectText(schema, indent);
  return simpleText(schema);
};

const parameterRow = ({ name, in: place, required, schema, description }: Parameter): Html =>
  html`<tr><td><code>${name}</code></td><td>${place}${required ? ', required' : ''}</td><td><code>${typeText((schema ?? {}) as Schema)}</code> ${description}</td></tr>`;

const parameters = (all: Parameter[]): Html =>
  all.length === 0 ? html`` : html`<h3>Parameters</h3><table><thead><tr><th>Name</th><th>In</th><th>What</th></tr></thead><tbody>${all.map(parameterRow)}</tbody></table>`;

const contentOf = (content: Record<string, { schema?: unknown }> = {}): Html =>
  html`${Object.entries(content).map(([type, { schema }]) => html`<p class="quiet">${type}</p><pre>${typeText((schema ?? {}) as Schema)}</pre>`)}`;

const responses = (operation: Operation): Html =>
  html`${Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default').map(([status, response]) => {
    const { description, content } = response as OpenAPIV3_1.ResponseObject;
    return html`<h3>${status} ${description}</h3>${contentOf(content)}`;
  })}`;

const curl = (method: string, url: string, operation: Operation): string => {
  const lines = [`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${url}'`];
  if (operation.security?.length !== 0) lines.push("  -H 'Authorization: Bearer YOUR_KEY'");
  if (operation.requestBody) lines.push("  -H 'Content-Type: application/json'", "  -d '{…}'");
  return lines.join(' \\\n');
};

interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

const entry = ({ path, method, operation }: Listed, origin: string): Html =>
  html`<details id="${operation.operationId}"><summary><b>${method.toUpperCase()}</b> <code>${path}</code> <span class="quiet">${operation.summary}</span></summary><div>
${prose(operation.description ?? '')}
<pre>${curl(method, origin + path, operation)}</pre>
${parameters((operation.parameters ?? []) as Parameter[])}
${operation.requestBody ? html`<h3>Body</h3>${contentOf((operation.requestBody as OpenAPIV3_1.RequestBodyObject).content)}` : html``}
${responses(operation)}
</div></details>`;

/** Every endpoint and schema of the document on one page that needs no script. */
export const docsPage = (document: OpenAPIV3_1.Document): string => {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations ?? {}).map(([method, operation]): Listed => ({ path, method, operation: operation as Operation })));
  const tags = [...Map.groupBy(listed, ({ operation }) => operation.tags?.[0] ?? 'other')].sort(([a], [b]) => a.localeCompare(b));
  const origin = document.servers?.[0]?.url ?? '';
  const schemas = Object.entries(document.components?.schemas ?? {});
  return page('Patchbay API', html`
${(document.info.description ?? '').split('\n\n').map(prose)}
<p><a href="/api/openapi.json">OpenAPI 3.1 document</a> · <a href="/problems">Problems</a></p>
<nav aria-label="Sections"><ul>${tags.map(([tag]) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}<li><a href="#schemas">schemas</a></li></ul></nav>
${tags.map(([tag, entries]) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>${entries.map((one) => entry(one, origin))}</section>`)}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${schemas.map(([name, schema]) => html`<h3 id="schema-${name}">${name}</h3><pre>${typeText(schema as Schema)}</pre>`)}</section>`);
};

import { curlExample } from './curl-example.ts';
import type { Answer, Described, Operation, Schema } from './openapi-document.ts';

const style =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}details{border-top:1px solid #8884;padding:.4rem 0}summary{cursor:pointer}small{opacity:.7}pre{overflow-x:auto;background:#8881;padding:.6rem .8rem;border-radius:6px;font-size:13px}h4{margin:.8rem 0 0}ul{margin:.3rem 0}';

/** The description as a page: no script, nothing from elsewhere; tools read /openapi.json. */
export function docsPage(document: object, address: string): string {
  const { info, paths = {}, components } = document as Described;
  const schemas = components?.schemas ?? {};
  const byTag = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'Other';
      const route = routeOf(method.toUpperCase(), path, operation, curlExample({ address, method, path, operation, schemas }));
      byTag.set(tag, [...(byTag.get(tag) ?? []), route]);
    }
  }
  const sections = [...byTag].map(([tag, routes]) => `<h2>${escapeHtml(tag)}</h2>${routes.join('')}`).join('');
  const shapes = Object.entries(schemas).map(([name, schema]) => shapeOf(name, schema));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Loyalty Loop API</title>
<style>${style}</style>
<h1>Loyalty Loop API ${escapeHtml(info?.version ?? '')}</h1><p>${escapeHtml(info?.description ?? '')} Every error is an <a href="#shape-ErrorAnswer">ErrorAnswer</a> with a status from 400 up.</p><p>For tools: <a href="/openapi.json">openapi.json</a>. Make an API token in the console (API tokens), and put it into <code>$TOKEN</code>; <code>$WRITE_KEY</code> is the write key of a source.</p>${sections}<h2>Shapes</h2>${shapes.join('')}</html>`;
}

function routeOf(method: string, path: string, operation: Operation, curl: string): string {
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, description, schema }) =>
      `<li><code>${escapeHtml(name)}${required ? '' : '?'}</code> ${place}: ${textOf(schema ?? {})} <small>${escapeHtml(description ?? '')}</small></li>`,
  );
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, { schema }]) => `<h4>Send <small>${escapeHtml(type)}</small></h4><pre>${textOf(schema ?? {})}</pre>`,
  );
  const answers = Object.entries(operation.responses ?? {})
    .filter(([, answer]) => !isUsualError(answer))
    .map(([status, answer]) => answerOf(status, answer));
  return `<details><summary><code>${method} ${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? '')} <small>${escapeHtml(operation.description ?? '')}</small></summary>${
    parameters.length === 0 ? '' : `<ul>${parameters.join('')}</ul>`
  }${body.join('')}${answers.join('')}<h4>Example</h4><pre>${escapeHtml(curl)}</pre></details>`;
}

/** The error that every route has is said once, at the top. */
function isUsualError({ content }: Answer): boolean {
  return content?.['application/json']?.schema?.$ref?.endsWith('/ErrorAnswer') ?? false;
}

function answerOf(status: string, { description, content = {} }: Answer): string {
  const heading = (type: string) =>
    `<h4>${escapeHtml(status)} <small>${escapeHtml([type, description ?? ''].filter((part) => part !== '').join(' – '))}</small></h4>`;
  const bodies = Object.entries(content).map(([type, { schema }]) => `${heading(type)}<pre>${textOf(schema ?? {})}</pre>`);
  return bodies.length === 0 ? heading('') : bodies.join('');
}

function shapeOf(name: string, schema: Schema): string {
  return `<h4 id="shape-${name}">${name} <small>${escapeHtml(schema.description ?? '')}</small></h4><pre>${textOf(schema)}</pre>`;
}

/** A schema as a person would write it down: `{ id: text, spent: Money[] }`, named shapes as links. */
function textOf(schema: Schema, indent = ''): string {
  const { $ref, anyOf, items, prefixItems, properties, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return `<a href="#shape-${name}">${name}</a>`;
  }
  if (schema.enum !== undefined) return escapeHtml(schema.enum.map((value) => JSON.stringify(value)).join(' | '));
  if (schema.const !== undefined) return escapeHtml(JSON.stringify(schema.const));
  if (anyOf !== undefined) return anyOf.map((each) => textOf(each, indent)).join(' | ');
  if (prefixItems !== undefined) return `[${prefixItems.map((each) => textOf(each, indent)).join(', ')}]`;
  if (typeof items === 'object') return `list of ${textOf(items, indent)}`;
  if (properties !== undefined) return objectText(schema, properties, indent);
  if (typeof additionalProperties === 'object') return `{ any name: ${textOf(additionalProperties, indent)} }`;
  if (schema.type === 'object') return 'object';
  if (schema.type === 'string') return schema.format === 'date-time' ? 'time' : 'text';
  return schema.type === 'integer' ? 'whole number' : (schema.type ?? 'anything');
}

function objectText(
  { required = [], additionalProperties }: Schema,
  properties: NonNullable<Schema['properties']>,
  indent: string,
): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, value]) => {
    const note = value.description === undefined ? '' : ` <small>// ${escapeHtml(value.description)}</small>`;
    return `${inner}${escapeHtml(name)}${required.includes(name) ? '' : '?'}: ${textOf(value, inner)}${note}`;
  });
  if (additionalProperties === true) lines.push(`${inner}…`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

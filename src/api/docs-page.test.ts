import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiDocument } from '../../test/api-document.ts';
import { bodyExample, curlExample } from './curl-example.ts';
import { docsPage } from './docs-page.ts';
import { nameShapes } from './name-shapes.ts';
import type { Described, Operation } from './openapi-document.ts';
import { routeExamples } from './route-examples.ts';

let document: Described;
let routes: { method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  document = (await apiDocument()) as Described;
  routes = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
});

describe('the description', () => {
  it('says of every route what it answers', () => {
    const silent = routes.filter(({ operation }) => !Object.keys(operation.responses ?? {}).some((status) => status.startsWith('2')));
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    const unshaped = routes.filter(({ operation }) =>
      Object.values(operation.responses ?? {}).some(({ content = {} }) =>
        Object.values(content).some(({ schema }) => schema === undefined),
      ),
    );
    expect(unshaped).toEqual([]);
  });

  it('has names for what people talk about', () => {
    const names = ['Customer', 'TimelineEntry', 'Source', 'Trait', 'Join', 'Receipt', 'ErrorAnswer', 'Mapping', 'Setting'];
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(names));
  });

  it('refuses two shapes of one name', () => {
    const named = (type: string) => ({ 'x-shape': 'Money', type });
    expect(nameShapes({ left: named('object'), right: named('object') })).toMatchObject({ right: { $ref: '#/components/schemas/Money' } });
    expect(() => nameShapes({ left: named('object'), right: named('string') })).toThrow('Money');
  });
});

describe('the page', () => {
  it('shows each route with an example, and runs nothing', () => {
    const page = docsPage(document, 'http://127.0.0.1:4680');
    expect(page.match(/<h4>Example<\/h4>/g)).toHaveLength(routes.length);
    expect(page).not.toMatch(/<script|javascript:|undefined|\[object/);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links.filter((name) => !page.includes(`id="${name}"`))).toEqual([]);
  });

  it('gives examples that the routes would take', () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, binary: true } });
    ajv.addSchema(document, 'api');
    const schemas = document.components?.schemas ?? {};
    const wrong = routes.flatMap(({ method, path, operation }) => {
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      if (schema === undefined) return [];
      const pointer = `paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`;
      const validate = ajv.compile({ $ref: `api#/${encodeURI(pointer)}` });
      return validate(bodyExample({ method, path, operation, schemas })) ? [] : [`${method} ${path}: ${ajv.errorsText(validate.errors)}`];
    });
    expect(wrong).toEqual([]);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(Object.keys(routeExamples).filter((route) => !known.has(route))).toEqual([]);
  });

  it('writes what a shell can take', () => {
    const operation = { security: [{ token: [] }] };
    const curl = curlExample({ address: "http://it's", method: 'get', path: '/v1/find', operation, schemas: {} });
    expect(curl).toBe(`curl -H "authorization: Bearer $TOKEN" 'http://it'\\''s/v1/find?q=maya'`);
  });
});

import type { Operation, Schema } from './openapi-document.ts';

export interface CurlExample {
  /** Where the product answers: `http://127.0.0.1:4680`. */
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** What to write where a name says more than its type. */
const byName: Readonly<Record<string, unknown>> = {
  namespace: 'email',
  value: 'maya@example.com',
  profile: 'email:maya@example.com',
  space: 'main',
  email: 'ana@example.com',
  userId: 'maya',
  event: 'Order Completed',
  previousId: 'visitor-7',
  groupId: 'firm-7',
  customer: 'p1042',
  with: 'p1043',
  key: 'words',
  url: 'https://example.com/loyalty',
  reason: 'she told us on the telephone',
  trait: 'plan',
  field: 'phone',
  role: 'analyst',
  name: 'Web shop',
  password: 'correct horse battery staple',
  next: 'correct horse battery staple',
};

// Deeper than any request is; a shape that holds itself ends here.
const depthMax = 6;

/** A call that can be pasted into a shell: with what is required and nothing else. */
export function curlExample({ address, method, path, operation, schemas }: CurlExample): string {
  const isCollecting = operation.security?.some((scheme) => 'writeKey' in scheme) ?? false;
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required);
  const search = query.map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(name, schema ?? {}, schemas)))}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathPart(path, name)));
  const parts = ['curl', ...(isCollecting ? ['-u "$WRITE_KEY:"'] : operation.security ? ['-H "authorization: Bearer $TOKEN"'] : [])];
  if (method !== 'get' && method !== 'post') parts.push(`-X ${method.toUpperCase()}`);
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type !== undefined && media !== undefined) {
    parts.push(`-H 'content-type: ${type}'`);
    if (type !== 'application/json') parts.push('--data-binary @file.csv');
    else
      parts.push(
        `-d ${quoted(JSON.stringify(isCollecting ? callExample(media.schema ?? {}, schemas) : exampleOf('', media.schema ?? {}, schemas)))}`,
      );
  } else if (method === 'post') parts.push('-X POST');
  return [...parts, quoted(`${address}${filled}${search.length === 0 ? '' : `?${search.join('&')}`}`)].join(' ');
}

function pathPart(path: string, name: string): string {
  if (name === 'id') return path.startsWith('/v1/customers') ? 'p1042' : '1';
  return String(byName[name] ?? (name.endsWith('Id') ? '1' : name));
}

/** Every event needs to say of whom it is. */
function callExample(schema: Schema, schemas: CurlExample['schemas']): unknown {
  const example = exampleOf('', schema, schemas);
  const withUser = (call: unknown) => (typeof call === 'object' && call !== null ? { userId: byName.userId, ...call } : call);
  if (typeof example !== 'object' || example === null) return {};
  return 'batch' in example && Array.isArray(example.batch) ? { batch: example.batch.map(withUser) } : withUser(example);
}

function exampleOf(name: string, schema: Schema, schemas: CurlExample['schemas'], depth = 0): unknown {
  const { $ref, anyOf, items, properties, required = [] } = schema;
  if (depth > depthMax) return null;
  if ($ref !== undefined) return exampleOf(name, schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, schemas, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (anyOf?.[0] !== undefined) return exampleOf(name, anyOf[0], schemas, depth);
  if (typeof items === 'object') return [exampleOf(name, items, schemas, depth + 1)];
  if (properties !== undefined) {
    return Object.fromEntries(required.map((key) => [key, exampleOf(key, properties[key] ?? {}, schemas, depth + 1)]));
  }
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'object') return {};
  return byName[name] ?? (name === '' ? {} : schema.type === 'string' ? name : {});
}

/** Safe in a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

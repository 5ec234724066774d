import type { Operation, Schema } from './openapi-document.ts';
import { routeExamples } from './route-examples.ts';

export interface CurlExample {
  /** Where the product answers: `http://127.0.0.1:4680`. */
  readonly address: string;
  /** In small letters. */
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** What to write where a name says more than its type. */
const byName: Readonly<Record<string, string>> = {
  namespace: 'email',
  value: 'maya@example.com',
  profile: 'email:maya@example.com',
  space: 'main',
  email: 'ana@example.com',
  userId: 'maya',
  previousId: 'visitor-7',
  groupId: 'firm-7',
  with: 'p1043',
  key: 'words',
  name: 'customers',
  reason: 'she told us on the telephone',
  trait: 'plan',
  field: 'phone',
  password: 'correct horse battery staple',
  next: 'correct horse battery staple',
};

// Deeper than any request is; a shape that holds itself ends here.
const depthMax = 6;

/** A call that can be pasted into a shell: what is required, or what the table of examples has. */
export function curlExample({ address, method, path, operation, schemas }: CurlExample): string {
  const isCollecting = operation.security?.some((scheme) => 'writeKey' in scheme) ?? false;
  const { query = {} } = routeExamples[`${method} ${path}`] ?? {};
  const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathPart(path, name)));
  const url = quoted(`${address}${filled}${search.length === 0 ? '' : `?${search.join('&')}`}`);
  const secret = operation.security?.some((scheme) => 'ownSpace' in scheme) ? '$OWN_SPACE' : '$TOKEN';
  const parts = ['curl', ...(isCollecting ? ['-u "$WRITE_KEY:"'] : operation.security ? [`-H "authorization: Bearer ${secret}"`] : [])];
  if (method !== 'get' && method !== 'post') parts.push(`-X ${method.toUpperCase()}`);
  const [type] = Object.keys(operation.requestBody?.content ?? {});
  if (type === undefined) return [...parts, ...(method === 'post' ? ['-X POST'] : []), url].join(' ');
  const body = type === 'application/json' ? `-d ${quoted(JSON.stringify(bodyExample({ method, path, operation, schemas })))}` : undefined;
  return [...parts, `-H 'content-type: ${type}'`, body ?? '--data-binary @customers.csv', url].join(' ');
}

/** A body that the route takes. */
export function bodyExample({ method, path, operation, schemas }: Omit<CurlExample, 'address'>): unknown {
  const { body } = routeExamples[`${method} ${path}`] ?? {};
  if (body !== undefined) return body;
  const required = exampleOf('', operation.requestBody?.content?.['application/json']?.schema ?? {}, schemas);
  const isTaken = operation.security?.some((scheme) => 'writeKey' in scheme) && typeof required === 'object' && required !== null;
  // Moments and messages are asked about with a write key too.
  const isEvent = isTaken && !/^\/v1\/(moments|messages)/.test(path);
  // An event is somebody's.
  return isEvent && !('batch' in required) ? { userId: byName.userId, ...required } : required;
}

function pathPart(path: string, name: string): string {
  if (name === 'id') return path.startsWith('/v1/customers') ? 'p1042' : '1';
  return byName[name] ?? (name.endsWith('Id') ? '1' : name);
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
  return schema.type === 'string' ? (byName[name] ?? name) : {};
}

/** Safe in a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type ApiServer, describeApi } from '../src/api/index.ts';

type Node = Record<string, unknown>;

/** Times as every answer writes them. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a description leaves open for the years to come is closed here: a field that nobody described is a fault. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const visited = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in visited && !('additionalProperties' in visited) ? { ...visited, additionalProperties: false } : visited;
}

/** Checks bodies of answers against an OpenAPI document. */
export class AnswerCheck {
  readonly #document: Node;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'date-time': time, date: /^\d{4}-\d{2}-\d{2}$/ } });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.#document = closed(document) as Node;
    this.#ajv.addSchema(this.#document, 'api');
  }

  /** What is not as described; nothing for a route that is not in the document. `route` is its address, `/v1/customers/{id}`. */
  faults(method: string, route: string, status: number, contentType: string | undefined, body: string): string[] {
    const operation = at(this.#document, ['paths', route, method.toLowerCase()]);
    if (operation === undefined) return [];
    const statuses = [String(status), `${Math.floor(status / 100)}XX`];
    const described = statuses.find((each) => at(operation, ['responses', each]) !== undefined);
    if (described === undefined) return [`status ${status} is not described`];
    const content = at(operation, ['responses', described, 'content']);
    const type = (contentType ?? '').split(';')[0] ?? '';
    if (content === undefined) return body === '' ? [] : [`${described} is described without a body`];
    if (content[type] === undefined) return [`${described} is not described as ${type}`];
    if (type !== 'application/json') return [];
    const validate = this.#validator(['paths', route, method.toLowerCase(), 'responses', described, 'content', type, 'schema']);
    validate(JSON.parse(body));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath === '' ? 'the answer' : instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  #validator(path: readonly string[]): ValidateFunction {
    const pointer = path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const known = this.#compiled.get(pointer);
    if (known !== undefined) return known;
    const compiled = this.#ajv.compile({ $ref: `api#/${encodeURI(pointer)}` });
    this.#compiled.set(pointer, compiled);
    return compiled;
  }
}

function at(node: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((inner, name) => inner?.[name] as Node | undefined, node);
}

/**
 * From here on an answer that is not as it is described fails: with status 500 and the difference in words. Register it before the
 * routes, so that it sees them.
 */
export async function holdAnswersToDescription(app: ApiServer): Promise<void> {
  await describeApi(app, 'under test');
  let check: AnswerCheck | undefined;
  app.addHook('onSend', async (request, reply, payload) => {
    const route = request.routeOptions.url?.replace(/:(\w+)/g, '{$1}');
    if (route === undefined || (typeof payload === 'object' && payload !== null)) return;
    check ??= new AnswerCheck(app.swagger());
    const body = typeof payload === 'string' ? payload : '';
    const faults = check.faults(request.method, route, reply.statusCode, reply.getHeader('content-type')?.toString(), body);
    if (faults.length === 0) return;
    const text = `${request.method} ${route} answered what is not described:\n  ${faults.join('\n  ')}\n`;
    process.stderr.write(text);
    throw new Error(text);
  });
}

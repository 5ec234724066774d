import { isDeepStrictEqual } from 'node:util';
import { Defect } from '../foundation/index.ts';
import { shapeName } from './shapes/shape.ts';

type Node = Record<string, unknown>;

/** How TypeBox writes an object whose names are data; most readers of OpenAPI know only the other way. */
const anyName = '^(.*)$';

/**
 * Makes a component of every schema that has a name, and refers to it wherever it stands, so that readers get `Customer` and not
 * four hundred lines of it. @throws Defect when two different schemas have one name
 */
export function nameShapes<Document extends object>(document: Document): Document {
  const schemas: Node = {};
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const { [shapeName]: name, ...rest } = inPlainWords(node as Node);
    const visited = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, visit(value)]));
    if (typeof name !== 'string') return visited;
    if (schemas[name] !== undefined && !isDeepStrictEqual(schemas[name], visited)) throw new Defect(`two shapes are called ${name}`);
    schemas[name] = visited;
    return { $ref: `#/components/schemas/${name}` };
  };
  const { components, ...rest } = visit(document) as Node;
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([left], [right]) => (left < right ? -1 : 1)));
  return { ...rest, components: { ...(components as Node), schemas: sorted } } as unknown as Document;
}

function inPlainWords(node: Node): Node {
  const { patternProperties, ...rest } = node;
  const patterns = patternProperties as Node | undefined;
  return patterns === undefined || !(anyName in patterns) ? node : { ...rest, additionalProperties: patterns[anyName] };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type AttachPermission, decodeMarks, defaultIdentityRules, resolveComponents } from '../../src/identity/index.ts';

export interface StoredIdentifier {
  readonly id: number;
  readonly namespace: string;
  readonly value: string;
  readonly personId: number;
  readonly shared: boolean;
  readonly marks: string | null;
  readonly refusedAt: number | null;
  readonly allowedAt: number | null;
}

export interface StoredEdge {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly rule: string;
  readonly strength: number;
  readonly firstTime: number;
  readonly refused: string | null;
  readonly linkedAt: number | null;
  readonly unlinkedAt: number | null;
}

/** The graph of identifiers as the product has stored it. */
export interface StoredGraph {
  readonly identifiers: readonly StoredIdentifier[];
  readonly edges: readonly StoredEdge[];
}

const readIdentifiers = `
SELECT id::float8 AS id, namespace, value, person_id::float8 AS "personId", shared, marks,
  attach_refused_at::float8 AS "refusedAt", attach_allowed_at::float8 AS "allowedAt"
FROM identifier ORDER BY id`;
const readEdges = `
SELECT id::float8 AS id, a::float8 AS a, b::float8 AS b, rule, strength::float8 AS strength, first_time::float8 AS "firstTime", refused,
  linked_at::float8 AS "linkedAt", unlinked_at::float8 AS "unlinkedAt"
FROM edge ORDER BY a, b, rule`;

/** Reads the graph out of the embedded Postgres of a product that runs on `dataDir`. */
export async function readStoredGraph(dataDir: string): Promise<StoredGraph> {
  return inDatabase(dataDir, async (client) => {
    const identifiers = await client.query<StoredIdentifier>(readIdentifiers);
    const edges = await client.query<StoredEdge>(readEdges);
    return { identifiers: identifiers.rows, edges: edges.rows };
  });
}

/** Who has been compared with whom. */
export interface LinkedGraph {
  /** Identifiers of which something is stated that can be compared. */
  readonly records: readonly Pick<StoredIdentifier, 'id' | 'namespace' | 'personId' | 'value'>[];
  /** What is proposed, by the people who hold the identifiers. */
  readonly pairs: readonly { readonly id: number; readonly personA: number; readonly personB: number; readonly chance: number }[];
  /** Identifiers that are still to be compared. */
  readonly waiting: number;
}

const readRecords = `
SELECT i.id::float8 AS id, i.namespace, i.value, i.person_id::float8 AS "personId"
FROM linkage_record AS r JOIN identifier AS i ON i.id = r.identifier_id`;
const readPairs = `
SELECT p.id::float8 AS id, one.person_id::float8 AS "personA", other.person_id::float8 AS "personB", p.chance
FROM linkage_pair AS p JOIN identifier AS one ON one.id = p.a JOIN identifier AS other ON other.id = p.b WHERE p.state = 'open'`;

/** Reads what linkage knows out of the embedded Postgres of a product that runs on `dataDir`. */
export async function readLinkedGraph(dataDir: string): Promise<LinkedGraph> {
  return inDatabase(dataDir, async (client) => {
    const records = await client.query<LinkedGraph['records'][number]>(readRecords);
    const pairs = await client.query<LinkedGraph['pairs'][number]>(readPairs);
    const { rows } = await client.query<{ waiting: number }>('SELECT count(*)::int AS waiting FROM linkage_due');
    return { records: records.rows, pairs: pairs.rows, waiting: rows[0]?.waiting ?? 0 };
  });
}

/** How many accepted requests are not applied yet, as the database has it now. */
export async function countWaiting(dataDir: string): Promise<number> {
  return inDatabase(dataDir, async (client) => {
    const { rows } = await client.query<{ waiting: number }>('SELECT count(*)::int AS waiting FROM inbox');
    return rows[0]?.waiting ?? 0;
  });
}

async function inDatabase<Answer>(dataDir: string, ask: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const access = JSON.parse(readFileSync(join(dataDir, 'postgres', 'loyalty-access.json'), 'utf8')) as { port: number; password: string };
  const client = new pg.Client({ host: '127.0.0.1', port: access.port, user: 'loyalty', password: access.password, database: 'loyalty' });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** The graph as lines to be compared: who belongs to whom, and what each link does. */
export function graphLines({ identifiers, edges }: StoredGraph): string[] {
  return [
    ...identifiers.map((one) => `${one.id} ${one.namespace} ${one.value} is of ${one.personId}${one.shared ? ', shared' : ''}`),
    ...edges.map((one) => `${one.a} with ${one.b} ${one.rule} ${one.refused ?? 'joins'}`),
  ];
}

/** The same graph computed at once from all its evidence, by the pure rules alone: what piecemeal arrival must have come to. */
export function computedAtOnce({ identifiers, edges }: StoredGraph): StoredGraph {
  const { personOf, refused, shared } = resolveComponents(
    identifiers.map((one) => ({ ...one, marks: decodeMarks(one.marks), attach: saidAt(one) })),
    edges.map((one) => ({
      ...one,
      decided: one.rule !== 'observed',
      word: saidAt({ refusedAt: one.unlinkedAt, allowedAt: one.linkedAt }),
    })),
    [],
    defaultIdentityRules,
  );
  return {
    identifiers: identifiers.map((one) => ({ ...one, personId: personOf.get(one.id) as number, shared: shared.has(one.id) })),
    edges: edges.map((one) => ({ ...one, refused: refused.get(one.id) ?? null })),
  };
}

/** Whether the visitor of a browser last refused that it says who she is. */
export function hasRefused({ refusedAt, allowedAt }: StoredIdentifier): boolean {
  return refusedAt !== null && refusedAt >= (allowedAt ?? Number.NEGATIVE_INFINITY);
}

function saidAt({ refusedAt, allowedAt }: Pick<StoredIdentifier, 'allowedAt' | 'refusedAt'>): AttachPermission {
  return { ...(refusedAt === null ? {} : { refusedAt }), ...(allowedAt === null ? {} : { allowedAt }) };
}

/** Lines of one that are not in the other, from both sides. */
export function differences(left: readonly string[], right: readonly string[]): string[] {
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return [
    ...left.filter((line) => !inRight.has(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !inLeft.has(line)).map((line) => `+ ${line}`),
  ];
}

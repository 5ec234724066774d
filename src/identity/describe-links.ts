import type { PersonId } from '../foundation/index.ts';
import { int8Array, type Sql } from '../storage/index.ts';
import type { JoinEvidence } from './decide-identity.ts';
import type { Identifier } from './identifier.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { birthYearOf, type Difference, decodeMarks, differencesOf, mergeMarks, noMarks, type PersonalMarks } from './personal-marks.ts';
import * as decisions from './queries/decisions.ts';
import * as graph from './queries/graph.ts';
import * as links from './queries/links.ts';
import { type Refusal, type RefusedRow, refusalInWords, refusalOf } from './refusal.ts';

/** A link between two identifiers as screens show it, with the evidence and why it joins or does not. */
export interface LinkView {
  readonly id: number;
  readonly between: readonly [{ namespace: string; value: string }, { namespace: string; value: string }];
  /** `observed` together in an event, or `decided` by a person. */
  readonly rule: string;
  readonly strength: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly firstTime: number;
  readonly state: 'joined' | 'refused';
  /** In plain words, when refused. */
  readonly reason?: string;
  readonly refusal?: Refusal;
}

export interface DecisionView {
  readonly id: number;
  readonly kind: 'split' | 'join';
  readonly by: string;
  readonly reason: string;
  readonly time: number;
  readonly evidence?: JoinEvidence;
  readonly undone?: { readonly by: string; readonly reason: string; readonly time: number };
}

/** Somebody around the same shared phone, e-mail …, and which that is. */
export interface HouseholdMember {
  readonly person: PersonId;
  readonly shares: { readonly namespace: string; readonly value: string };
}

/** Everything the graph knows about one person. */
export interface PersonLinks {
  readonly identifiers: readonly (graph.IdentifierRow & { first_seen: number; source_id: number })[];
  readonly links: readonly LinkView[];
  readonly decisions: readonly DecisionView[];
  readonly household: readonly HouseholdMember[];
}

// A page shows the links of one person; a kiosk's thousands are counted elsewhere.
const linksShownMax = 500;

/** Reads a person's identifiers, the evidence between them, decisions and household; three small queries. */
export async function describeLinks(sql: Sql, personId: PersonId, rules: IdentityRules): Promise<PersonLinks> {
  const identifiers = await sql.prepared<graph.IdentifierRow & { first_seen: number; source_id: number }>(
    'identity_of_people',
    graph.identifiersOfPeople,
    [int8Array([personId])],
  );
  const ids = int8Array(identifiers.map((row) => row.id));
  const [edges, decided] = await Promise.all([
    sql.prepared<links.LinkRow>('identity_links', links.linksOf, [ids, linksShownMax]),
    sql.prepared<decisions.DecisionRow>('identity_decisions', decisions.decisionsAbout, [ids]),
  ]);
  return {
    identifiers,
    links: edges.map((edge) => linkView(edge, rules)),
    decisions: decided.map(decisionView),
    household: await household(sql, personId, edges, rules),
  };
}

/** Names that somebody has linked herself by any of these identifiers and not taken back, also those that join nobody because another has linked them. */
export async function namesLinkedBy(sql: Sql, identifiers: readonly number[], rules: IdentityRules): Promise<Identifier[]> {
  const names = await sql.prepared<Identifier>('identity_own_words', links.linkedByOwnWord, [int8Array(identifiers)]);
  return names.filter(({ namespace }) => ruleOf(rules, namespace).onlyByOwnLink === true);
}

function linkView(edge: links.LinkRow, rules: IdentityRules): LinkView {
  return {
    id: edge.id,
    between: [
      { namespace: edge.a_namespace, value: edge.a_value },
      { namespace: edge.b_namespace, value: edge.b_value },
    ],
    rule: edge.rule,
    strength: edge.strength,
    sourceId: edge.source_id,
    messageId: edge.message_id,
    firstTime: edge.first_time,
    state: edge.refused === null ? 'joined' : 'refused',
    ...(edge.refused === null ? {} : refusalView(edge, rules)),
  };
}

function refusalView(row: RefusedRow, rules: IdentityRules): { refusal: Refusal; reason: string } {
  const refusal = refusalOf(row, rules);
  return { refusal, reason: refusalInWords(refusal, rules) };
}

function decisionView(row: decisions.DecisionRow): DecisionView {
  return {
    id: row.id,
    kind: row.kind,
    by: row.decided_by,
    reason: row.reason,
    time: row.decided_at,
    ...(row.evidence === null ? {} : { evidence: JSON.parse(row.evidence) as JoinEvidence }),
    ...(row.undone_at === null ? {} : { undone: { by: row.undone_by ?? '', reason: row.undone_reason ?? '', time: row.undone_at } }),
  };
}

/** Others around the same phone, e-mail … (namespaces whose rule says `household`), whether it is nobody's or one of theirs. */
async function household(sql: Sql, personId: PersonId, edges: readonly links.LinkRow[], rules: IdentityRules): Promise<HouseholdMember[]> {
  const sharedIds = edges.flatMap(({ refused, a, a_namespace, a_shared, b, b_namespace, b_shared }) =>
    [
      { id: a, rule: ruleOf(rules, a_namespace), isShared: a_shared },
      { id: b, rule: ruleOf(rules, b_namespace), isShared: b_shared },
    ].flatMap(({ id, rule, isShared }) => {
      // A phone that is another's, whose name or date of birth is not hers.
      const isAnothers = refused === 'names_differ' && rule.shareable === true;
      return rule.household && ((refused === 'shared_identifier' && isShared) || isAnothers) ? [id] : [];
    }),
  );
  if (sharedIds.length === 0) return [];
  const rows = await sql.prepared<links.NeighbourRow>('identity_neighbours', links.peopleAround, [int8Array(sharedIds), personId]);
  return rows.map(({ person_id, namespace, value }) => ({ person: person_id as PersonId, shares: { namespace, value } }));
}

/** Why two who share an identifier are of one household, in plain words; the value as the reader may see it. Pure. */
export function sharingInWords(rules: IdentityRules, { namespace, value }: HouseholdMember['shares']): string {
  return `the same ${ruleOf(rules, namespace).label.toLowerCase()}: ${value}`;
}

export interface RefusedLink {
  readonly id: number;
  readonly reason: string;
  readonly refusal: Refusal;
  readonly identifier: { readonly namespace: string; readonly value: string };
  readonly people: readonly PersonId[];
  /** In what some two of them differ. */
  readonly differences: readonly Difference[];
  readonly birthYears: ReadonlyMap<PersonId, number>;
  readonly since: number;
}

/** Links that a guard refused, newest first; `next` is the `before` of the page that follows. */
export async function listRefusedLinks(
  sql: Sql,
  page: { readonly before?: number | undefined; readonly limit: number },
  rules: IdentityRules,
): Promise<{ items: RefusedLink[]; next?: number }> {
  const rows = await sql.query<links.ReviewRow>(links.refusedLinks, [page.before ?? Number.MAX_SAFE_INTEGER, page.limit]);
  const about = rows
    .map((row) => ({ row, people: [...new Set(JSON.parse(row.people) as PersonId[])] }))
    // Where other evidence made one person of them, or one is left, nothing is to be decided.
    .filter(({ people }) => people.length > 1);
  const marks = await marksOfPeople(
    sql,
    about.flatMap(({ people }) => people),
  );
  const items = about.map(({ row, people }) => ({
    id: row.id,
    ...refusalView(row, rules),
    identifier: { namespace: row.namespace, value: row.value },
    people,
    ...whatTellsApart(people, marks),
    since: row.first_time,
  }));
  const last = rows.at(-1);
  return rows.length === page.limit && last ? { items, next: last.id } : { items };
}

/** What is stated of each of these people, by any of her identifiers. */
async function marksOfPeople(sql: Sql, people: readonly PersonId[]): Promise<Map<number, PersonalMarks>> {
  const rows = await sql.prepared<graph.IdentifierRow>('identity_of_people', graph.identifiersOfPeople, [int8Array([...new Set(people)])]);
  const marks = new Map<number, PersonalMarks>();
  for (const row of rows) marks.set(row.person_id, mergeMarks(marks.get(row.person_id) ?? noMarks, decodeMarks(row.marks)));
  return marks;
}

function whatTellsApart(
  people: readonly PersonId[],
  marks: ReadonlyMap<number, PersonalMarks>,
): Pick<RefusedLink, 'birthYears' | 'differences'> {
  const stated = people.map((person) => marks.get(person) ?? noMarks);
  const differences = new Set(stated.flatMap((one, at) => stated.slice(0, at).flatMap((other) => differencesOf(one, other))));
  const years = people.map((person, at) => [person, birthYearOf(stated[at] as PersonalMarks)] as const);
  return {
    differences: (['names', 'birth_years', 'birthdays'] as const).filter((one) => differences.has(one)),
    birthYears: new Map(years.filter((one): one is readonly [PersonId, number] => one[1] !== undefined)),
  };
}

/** Splits and joins, newest first, each with the people whom it is about as they are now. */
export async function listDecisions(sql: Sql, limit: number): Promise<(DecisionView & { readonly people: readonly PersonId[] })[]> {
  const rows = await sql.query<decisions.DecisionRow & { people: string | null }>(decisions.recentDecisions, [limit]);
  return rows.map((row) => ({ ...decisionView(row), people: JSON.parse(row.people ?? '[]') as PersonId[] }));
}

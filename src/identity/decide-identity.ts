import { type Clock, Conflict, formatPersonId, InvalidInput, NotFound, type PersonId } from '../foundation/index.ts';
import { int8Array, type Postgres, type Sql, textArray } from '../storage/index.ts';
import { type Identifier, normaliseIdentifier } from './identifier.ts';
import { bringUpToDate } from './identity-graph.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { decodeMarks, type PersonalMarks } from './personal-marks.ts';
import * as decisions from './queries/decisions.ts';
import * as graph from './queries/graph.ts';

/** Identifiers that a split in force keeps from each other. */
export interface KeptApart {
  readonly members: ReadonlySet<number>;
  readonly others: ReadonlySet<number>;
}

/** The splits in force that any of these identifiers has a part in. */
export async function keptApart(sql: Sql, identifiers: readonly number[]): Promise<KeptApart[]> {
  const rows = await sql.prepared<graph.ApartRow>('identity_splits', graph.splitsTouching, [int8Array(identifiers)]);
  return rows.map((row) => ({
    members: new Set(JSON.parse(row.members) as number[]),
    others: new Set(JSON.parse(row.others) as number[]),
  }));
}

/** What was stated of each of these identifiers that tells people apart; of some nothing was. */
export async function readMarks(sql: Sql, identifiers: readonly number[]): Promise<Map<number, PersonalMarks>> {
  const rows = await sql.prepared<{ id: number; marks: string }>('identity_marks', graph.marksOfIdentifiers, [int8Array(identifiers)]);
  return new Map(rows.map(({ id, marks }) => [id, decodeMarks(marks)]));
}

/** Who decides, and why: kept with the decision and shown wherever its effect is. */
export interface DecidedBy {
  readonly name: string;
  readonly reason: string;
  /** What a join rests on beside somebody's word. */
  readonly evidence?: JoinEvidence;
}

/** Two records whose likeness was weighed: how sure it is that they are one person, by which model. */
export interface JoinEvidence {
  readonly pair: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly model: number;
}

export interface DecisionOutcome {
  readonly decisionId: number;
  /** All people, present and former, whose picture changed. */
  readonly people: readonly number[];
}

export interface SplitOutcome extends DecisionOutcome {
  readonly kept: PersonId;
  readonly separated: PersonId;
  /** Further people that the former one came apart into, because earlier decisions keep them from the two; as a rule none. */
  readonly alsoApart: readonly PersonId[];
}

/** What a decision needs: the engines, the rules in force, the time, and the name under which this process writes. */
export interface DecisionContext {
  readonly postgres: Postgres;
  readonly rules: IdentityRules;
  readonly clock: Clock;
  /** Runs inside the decision's transaction after the graph has changed: the audit entry, the notice to open screens. */
  readonly alsoInTransaction?: (sql: Sql, outcome: DecisionOutcome) => Promise<void>;
}

const writer = 'decision';

/**
 * Makes two people of one: from now on no person holds one of `identifiers` together with one of those that stay, whatever evidence
 * comes. Where a side hung together only by the other, the decision holds it together with links of its own. Events go with their
 * identifiers, because summaries and history are kept by them.
 *
 * @throws NotFound `customer.not_found`; InvalidInput `identity.bad_split` when an identifier is not the person's, or none would stay.
 */
export async function splitPerson(
  context: DecisionContext,
  personId: PersonId,
  identifiers: readonly Identifier[],
  by: DecidedBy,
): Promise<SplitOutcome> {
  return inDecision(context, async (sql) => {
    const all = await identifiersOfPerson(sql, personId);
    const known = new Set(all.map(nameOf));
    // As she is found by it, she is parted from it: whoever asks need not write it as it is stored.
    const stored = (one: Identifier) => (known.has(nameOf(one)) ? one : normaliseIdentifier(context.rules, one.namespace, one.value));
    const names = new Set(identifiers.map((one) => nameOf(stored(one) ?? one)));
    const members = all.filter((one) => names.has(nameOf(one)));
    const others = all.filter((one) => !names.has(nameOf(one)));
    if (members.length !== names.size) {
      throw new InvalidInput(
        'identity.bad_split',
        [...names]
          .filter((name) => !known.has(name))
          .map((name) => ({ at: name, message: 'this customer is not known by it; reload the page' })),
      );
    }
    if (members.length === 0 || others.length === 0) {
      throw new InvalidInput('identity.bad_split', [
        { at: 'identifiers', message: 'choose at least one identifier to take out, and leave at least one' },
      ]);
    }
    const decisionId = await addDecision(sql, 'split', members, others, by, context.clock.now());
    const change = await bringUpToDate(sql, new Set(all.map((one) => one.id)), context.rules);
    const held = await holdTogether(sql, [others, members], decisionId, context);
    const [kept, separated] = [others, members].map((side) => held.personOf.get(strongestOf(side, context.rules).id) as PersonId);
    return {
      decisionId,
      people: [...new Set([...change.people, ...held.people, personId])],
      kept: kept as PersonId,
      separated: separated as PersonId,
      alsoApart: [...new Set(held.personOf.values())].filter((person) => person !== kept && person !== separated),
    };
  });
}

/**
 * Joins two people whole on a person's word, against guards and limits: the strongest identifiers of both with each other, and where a
 * guard or limit would then take something away from the one who holds it, everything that both hold.
 *
 * @throws Conflict `identity.split_in_force` when an earlier split keeps them apart: undo that first.
 */
export async function joinPeople(context: DecisionContext, first: PersonId, second: PersonId, by: DecidedBy): Promise<DecisionOutcome> {
  return inDecision(context, async (sql) => {
    const left = await identifiersOfPerson(sql, first);
    const right = await identifiersOfPerson(sql, second);
    const all = [...left, ...right];
    const [a, b] = [strongestOf(left, context.rules), strongestOf(right, context.rules)];
    if (a.person_id === b.person_id) throw new Conflict('identity.already_one', 'these are one customer already');
    const now = context.clock.now();
    const decisionId = await addDecision(sql, 'join', left, right, by, now);
    const people = new Set<number>([first, second]);
    const join = async (identifiers: readonly graph.IdentifierRow[]): Promise<graph.IdentifierRow[]> => {
      for (const { id } of identifiers) await sql.query(graph.addDecidedEdge, [a.id, id, now, decisionId, by.evidence?.chance ?? 1]);
      const ids = all.map(({ id }) => id);
      const change = await bringUpToDate(sql, new Set(ids), context.rules);
      for (const person of change.people) people.add(person);
      const after = await sql.query<graph.IdentifierRow>(graph.identifiersById, [int8Array(ids)]);
      const joined = after.find(({ id }) => id === a.id)?.person_id;
      return after.filter(({ person_id }) => person_id !== joined);
    };
    let apart = await join([b]);
    if (apart.length > 0 && apart.every(({ id }) => id !== b.id)) apart = await join(all.filter((one) => one !== a && one !== b));
    if (apart.length > 0) {
      throw new Conflict('identity.split_in_force', 'an earlier decision keeps these two apart; undo that split first, then join them');
    }
    return { decisionId, people: [...people] };
  });
}

/** Takes a split or a join back: people are again what the rest of the evidence says. @throws NotFound, Conflict `identity.undone_already`. */
export async function undoDecision(context: DecisionContext, decisionId: number, by: DecidedBy): Promise<DecisionOutcome> {
  return inDecision(context, async (sql) => {
    const [decision] = await sql.query<decisions.DecisionRow>(decisions.decisionById, [decisionId]);
    if (decision === undefined) throw new NotFound('identity.no_such_decision', 'there is no decision with this number');
    if (decision.undone_at !== null) throw new Conflict('identity.undone_already', 'this decision has been undone already');
    await sql.query(decisions.markUndone, [decisionId, context.clock.now(), by.name, by.reason]);
    await sql.query(graph.removeDecidedEdge, [decisionId]);
    const touched = new Set<number>([...(JSON.parse(decision.members) as number[]), ...(JSON.parse(decision.others) as number[])]);
    const before = await sql.query<graph.IdentifierRow>(graph.identifiersById, [int8Array([...touched])]);
    const change = await bringUpToDate(sql, touched, context.rules);
    return { decisionId, people: [...new Set([...change.people, ...before.map((row) => row.person_id)])] };
  });
}

/** The person who holds identifier number `id` now. @throws NotFound `customer.not_found`. */
export async function currentPerson(sql: Sql, id: number): Promise<PersonId> {
  const [row] = await sql.prepared<graph.IdentifierRow>('identity_by_id', graph.identifiersById, [int8Array([id])]);
  if (row === undefined) throw new NotFound('customer.not_found', `nobody is known as ${formatPersonId(id as PersonId)}`);
  return row.person_id as PersonId;
}

/** Who holds each of these numbers now; those that nobody holds any more are left out. */
export async function currentPeople(sql: Sql, ids: readonly number[]): Promise<Map<number, PersonId>> {
  const rows = await sql.prepared<graph.IdentifierRow>('identity_by_id', graph.identifiersById, [int8Array([...ids])]);
  return new Map(rows.map((row) => [row.id, row.person_id as PersonId]));
}

/** Those of these identifiers that were ever seen. */
export function findIdentifiers(sql: Sql, identifiers: readonly Identifier[]): Promise<graph.IdentifierRow[]> {
  return sql.prepared<graph.IdentifierRow>('identity_find', graph.findIdentifiers, [
    textArray(identifiers.map(({ namespace }) => namespace)),
    textArray(identifiers.map(({ value }) => value)),
  ]);
}

/** The identifier with this name, if it was ever seen. */
export async function findIdentifier(sql: Sql, identifier: Identifier): Promise<graph.IdentifierRow | undefined> {
  const [row] = await findIdentifiers(sql, [identifier]);
  return row;
}

/**
 * Links the strongest identifier of each side with every part that fell away from it; where a guard or limit then takes something from
 * the one who held it, with everything of the side. What is apart after that is kept apart by an earlier split.
 */
async function holdTogether(
  sql: Sql,
  sides: readonly (readonly graph.IdentifierRow[])[],
  decisionId: number,
  { rules, clock }: DecisionContext,
): Promise<{ people: ReadonlySet<number>; personOf: ReadonlyMap<number, PersonId> }> {
  const ids = sides.flat().map(({ id }) => id);
  const people = new Set<number>();
  const readPeople = async (): Promise<Map<number, PersonId>> => {
    const rows = await sql.query<graph.IdentifierRow>(graph.identifiersById, [int8Array(ids)]);
    return new Map(rows.map((row) => [row.id, row.person_id as PersonId]));
  };
  let personOf = await readPeople();
  const linked = new Set<number>();
  for (const whole of [false, true]) {
    const links = sides.flatMap((side) => {
      const strongest = strongestOf(side, rules);
      const apart = side.filter(({ id }) => personOf.get(id) !== personOf.get(strongest.id));
      if (apart.length === 0) return [];
      const parts = new Set(apart.map(({ id }) => personOf.get(id)));
      const ends = whole
        ? side.filter((one) => one !== strongest)
        : [...parts].map((part) =>
            strongestOf(
              apart.filter(({ id }) => personOf.get(id) === part),
              rules,
            ),
          );
      return ends.filter(({ id }) => !linked.has(id)).map(({ id }) => [strongest.id, id] as const);
    });
    if (links.length === 0) break;
    for (const [strongest, id] of links) {
      await sql.query(graph.addDecidedEdge, [strongest, id, clock.now(), decisionId, 1]);
      linked.add(id);
    }
    for (const person of (await bringUpToDate(sql, new Set(ids), rules)).people) people.add(person);
    personOf = await readPeople();
  }
  return { people, personOf };
}

/** The identifier that says most surely who it is: limits and guards take a weak one from its person first. */
function strongestOf(identifiers: readonly graph.IdentifierRow[], rules: IdentityRules): graph.IdentifierRow {
  const priority = ({ namespace }: graph.IdentifierRow): number => ruleOf(rules, namespace).priority;
  return [...identifiers].sort((left, right) => priority(left) - priority(right) || left.id - right.id)[0] as graph.IdentifierRow;
}

function nameOf({ namespace, value }: Identifier): string {
  return `${namespace} ${value}`;
}

async function identifiersOfPerson(sql: Sql, personId: PersonId): Promise<graph.IdentifierRow[]> {
  const current = await currentPerson(sql, personId);
  return sql.query<graph.IdentifierRow>(graph.identifiersOfPeople, [int8Array([current])]);
}

async function addDecision(
  sql: Sql,
  kind: 'split' | 'join',
  members: readonly graph.IdentifierRow[],
  others: readonly graph.IdentifierRow[],
  by: DecidedBy,
  now: number,
): Promise<number> {
  const [row] = await sql.query<{ id: number }>(decisions.addDecision, [
    kind,
    int8Array(members.map((one) => one.id)),
    int8Array(others.map((one) => one.id)),
    by.name,
    by.reason,
    now,
    by.evidence === undefined ? null : JSON.stringify(by.evidence),
  ]);
  return row?.id as number;
}

async function inDecision<Outcome extends DecisionOutcome>(
  context: DecisionContext,
  work: (sql: Sql) => Promise<Outcome>,
): Promise<Outcome> {
  return context.postgres.transaction(async (sql) => {
    await sql.query(graph.lockIdentity);
    await sql.query(graph.nextEpoch, [writer]);
    const outcome = await work(sql);
    await context.alsoInTransaction?.(sql, outcome);
    return outcome;
  });
}

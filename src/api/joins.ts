import { Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import { followJoins } from '../delivery/index.ts';
import { type Clock, formatPersonId, type PersonId, parsePersonId } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import {
  currentPerson,
  type DecisionContext,
  type DecisionOutcome,
  type DecisionView,
  describeLinks,
  type IdentityRules,
  joinPeople,
  listDecisions,
  listRefusedLinks,
  type PersonLinks,
  splitPerson,
  undoDecision,
} from '../identity/index.ts';
import { notifyPeople } from '../processing/index.ts';
import { shownIdentifier, type ViewContext } from '../profile/index.ts';
import type { Postgres } from '../storage/index.ts';
import { type DescribedMember, householdOf, memberView } from './household.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { decisionOnPeople, identityGraph, joinAnswer, joinsToReview, splitAnswer, undoAnswer } from './shapes/joins.ts';
import { list } from './shapes/shape.ts';

export interface JoinsDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly identityRules: () => IdentityRules;
  /** How a caller may see people. */
  readonly viewOf: (caller: Caller) => Pick<ViewContext, 'isHidden' | 'sourceOf'>;
  /** Names for people given by number, as far as they have one. */
  readonly namesOf: (ids: readonly PersonId[], caller: Caller) => Promise<ReadonlyMap<number, string>>;
}

const identifierSchema = Type.Object({ namespace: Type.String({ minLength: 1 }), value: Type.String({ minLength: 1 }) });
const reasonSchema = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const customerParams = Type.Object({ id: Type.String() });
const splitBody = Type.Object({ identifiers: Type.Array(identifierSchema, { minItems: 1, maxItems: 200 }), reason: reasonSchema });
const joinBody = Type.Object({ with: Type.String(), reason: reasonSchema });
const undoBody = Type.Object({ reason: reasonSchema });
const decisionParams = Type.Object({ id: rowNumber() });
const reviewQuery = Type.Object({
  before: Type.Optional(rowNumber()),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

const decisionsAnswer = Type.Object({ decisions: list(decisionOnPeople) });

/** Splits, joins and their undoing; the graph of evidence of one customer; links that a guard refused. */
export function joinsRoutes(app: ApiServer, dependencies: JoinsDependencies): void {
  const tags = ['Joins'];
  app.post('/v1/customers/:id/split', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Take identifiers out of a customer',
      params: customerParams,
      body: splitBody,
      response: { 200: splitAnswer },
    },
    handler: async (request) => {
      const person = await currentPerson(dependencies.postgres, parsePersonId(request.params.id));
      const { identifiers, reason } = request.body;
      const context = decisionContext(dependencies, request.caller, 'identity.split', person, reason);
      const outcome = await splitPerson(context, person, identifiers, { name: request.caller.name, reason });
      return {
        decision: outcome.decisionId,
        kept: formatPersonId(outcome.kept),
        separated: formatPersonId(outcome.separated),
        alsoApart: outcome.alsoApart.map(formatPersonId),
      };
    },
  });

  app.post('/v1/customers/:id/join', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Join two customers that are one person',
      params: customerParams,
      body: joinBody,
      response: { 200: joinAnswer },
    },
    handler: async (request) => {
      const { reason, with: other } = request.body;
      const first = await currentPerson(dependencies.postgres, parsePersonId(request.params.id));
      const second = await currentPerson(dependencies.postgres, parsePersonId(other));
      const context = decisionContext(dependencies, request.caller, 'identity.join', first, reason);
      const outcome = await joinPeople(context, first, second, { name: request.caller.name, reason });
      return { decision: outcome.decisionId, customer: formatPersonId(await currentPerson(dependencies.postgres, first)) };
    },
  });

  app.post('/v1/decisions/:id/undo', {
    config: { permission: 'identity.decide' },
    schema: { tags, summary: 'Undo a split or a join', params: decisionParams, body: undoBody, response: { 200: undoAnswer } },
    handler: async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      const context = decisionContext(dependencies, request.caller, 'identity.undo', undefined, reason);
      const outcome = await undoDecision(context, id, { name: request.caller.name, reason });
      return { decision: id, customers: outcome.people.map((person) => formatPersonId(person as PersonId)) };
    },
  });

  app.get('/v1/customers/:id/graph', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The evidence that makes one customer of many identifiers',
      params: customerParams,
      response: { 200: identityGraph },
    },
    handler: async (request) => {
      const person = await currentPerson(dependencies.postgres, parsePersonId(request.params.id));
      await dependencies.audit.recordLook({ actor: request.caller, action: 'people.read', subject: `person:${formatPersonId(person)}` });
      const [rules, view] = [dependencies.identityRules(), dependencies.viewOf(request.caller)];
      const links = await describeLinks(dependencies.postgres, person, rules);
      const household = await householdOf(dependencies.postgres, person, links.household, { ...view, rules });
      return graphView(links, household, view);
    },
  });

  app.get('/v1/joins', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Links that evidence asks for and a guard refuses',
      querystring: reviewQuery,
      response: { 200: joinsToReview },
    },
    handler: async (request) => {
      const { before, limit } = request.query;
      const { items, next } = await listRefusedLinks(dependencies.postgres, { before, limit }, dependencies.identityRules());
      const named = await peopleByName(
        dependencies,
        items.flatMap((item) => item.people),
        request.caller,
      );
      const { isHidden } = dependencies.viewOf(request.caller);
      const isBirthHidden = isHidden('birthday');
      return {
        items: items.map(({ birthYears, differences, ...item }) => ({
          ...item,
          identifier: shownIdentifier(item.identifier, isHidden),
          since: new Date(item.since).toISOString(),
          people: named(item.people).map((person, at) => ({
            ...person,
            birthYear: isBirthHidden ? undefined : birthYears.get(item.people[at] as PersonId),
          })),
          differences: differences.filter((one) => one === 'names' || !isBirthHidden),
        })),
        next,
      };
    },
  });

  app.get('/v1/decisions', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Splits and joins that people decided, newest first',
      querystring: Type.Pick(reviewQuery, ['limit']),
      response: { 200: decisionsAnswer },
    },
    handler: async (request) => {
      const decisions = await listDecisions(dependencies.postgres, request.query.limit);
      const named = await peopleByName(
        dependencies,
        decisions.flatMap(({ people }) => people),
        request.caller,
      );
      return { decisions: decisions.map(({ people, ...decision }) => ({ ...decisionView(decision), people: named(people) })) };
    },
  });
}

/** Says of some of these people what they are called, as far as this caller may know. */
async function peopleByName(dependencies: JoinsDependencies, all: readonly PersonId[], caller: Caller) {
  const names = await dependencies.namesOf([...new Set(all)], caller);
  return (ids: readonly PersonId[]) => ids.map((id) => ({ id: formatPersonId(id), name: names.get(id) ?? null }));
}

/** The graph in the words of the API, and no more of an identifier than the caller may see. */
function graphView(
  { identifiers, links, decisions }: PersonLinks,
  household: readonly DescribedMember[],
  context: Pick<ViewContext, 'isHidden' | 'sourceOf'>,
) {
  const sourceOf = (id: number) => ({ id, name: context.sourceOf(id).name });
  return {
    identifiers: identifiers.map(({ id, namespace, value, shared, first_seen, source_id }) => ({
      id,
      ...shownIdentifier({ namespace, value }, context.isHidden),
      shared,
      firstSeen: new Date(first_seen).toISOString(),
      source: sourceOf(source_id),
    })),
    links: links.map(({ between: [left, right], sourceId, firstTime, strength, rule, ...link }) => ({
      ...link,
      rule,
      between: [shownIdentifier(left, context.isHidden), shownIdentifier(right, context.isHidden)] as const,
      // Single-precision numbers of the tables show digits that mean nothing.
      strength: Math.round(strength * 100) / 100,
      // What a person decided comes from no source.
      ...(rule.startsWith('decided') ? {} : { source: sourceOf(sourceId) }),
      firstTime: new Date(firstTime).toISOString(),
    })),
    decisions: decisions.map(decisionView),
    household: household.map(memberView),
  };
}

function decisionView({ time, undone, ...decision }: DecisionView) {
  const undoneInWords = undone === undefined ? {} : { undone: { ...undone, time: new Date(undone.time).toISOString() } };
  return { ...decision, time: new Date(time).toISOString(), ...undoneInWords };
}

/** The audit entry and the notice to open screens belong to the decision's own transaction. */
export function decisionContext(
  dependencies: Pick<JoinsDependencies, 'audit' | 'clock' | 'identityRules' | 'postgres'>,
  actor: Actor,
  action: string,
  person: PersonId | undefined,
  reason: string,
): DecisionContext {
  return {
    postgres: dependencies.postgres,
    rules: dependencies.identityRules(),
    clock: dependencies.clock,
    alsoInTransaction: async (sql, outcome: DecisionOutcome) => {
      await notifyPeople(sql, new Set(outcome.people));
      await followJoins(sql, outcome.people);
      const subject = person === undefined ? `decision:${outcome.decisionId}` : `person:${formatPersonId(person)}`;
      const details = { decision: outcome.decisionId, people: outcome.people.map((id) => formatPersonId(id as PersonId)) };
      await dependencies.audit.recordIn(sql, { actor, action, subject, reason, details });
    },
  };
}

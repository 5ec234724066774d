import { Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import {
  type Audience,
  asRule,
  audiencePeople,
  audienceVersions,
  conditionsIn,
  conditionsInWords,
  countPeople,
  daysOfAudience,
  expandRule,
  kindOf,
  listAudiences,
  movesOfAudience,
  newestMovesOf,
  previewAudience,
  problemsOfRule,
  readAudience,
  ruleInWords,
  rulesOf,
} from '../audience/index.ts';
import { dayMs, formatPersonId, InvalidInput, type JsonObject, parsePersonId } from '../foundation/index.ts';
import { audienceChangeRoutes } from './audience-changes.ts';
import { audienceExportRoutes } from './audience-export.ts';
import { type AudienceRules, audienceParams, audienceView } from './audience-view.ts';
import { audienceWordsRoutes } from './audience-words.ts';
import { briefOf, contextOf, type GroupsDependencies } from './groups-context.ts';
import type { HandOutDependencies } from './hand-out.ts';
import { hiddenConditions, refuseHiddenConditions, shownRule } from './hidden-conditions.ts';
import type { PeopleDependencies } from './people.ts';
import type { ApiServer } from './server.ts';
import * as shapes from './shapes/audiences.ts';
import { list } from './shapes/shape.ts';

const previewBody = Type.Object({ rule: Type.Unknown({ description: conditionsInWords }) }, { additionalProperties: false });
const peopleQuery = Type.Object({
  after: Type.Optional(Type.String({ description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
});
const movesQuery = Type.Object({
  after: Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    default: 0,
    description: 'the `last` of the asking before; 0 for all that is kept',
  }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  newest: Type.Optional(Type.Boolean({ description: 'from the newest on, whatever `after` says' })),
});
// As long as changes are kept.
const daysShown = 14;
// Of a move of many, the first few are who is looked at.
const namedMax = 5;

/** Live audiences: who belongs by which rule, how many, and who they are. */
export function audiencesRoutes(
  app: ApiServer,
  people: PeopleDependencies,
  groups: GroupsDependencies,
  handOut: HandOutDependencies,
): void {
  const tags = ['Audiences'];
  const { postgres, warehouse, audit, clock } = people;
  const config = { permission: 'value.read' as const };
  const rulesFor = async (caller: Caller): Promise<AudienceRules & { readonly all: readonly Audience[] }> => {
    const all = await listAudiences(postgres);
    return { all, find: rulesOf(all), hidden: hiddenConditions(people, caller) };
  };
  /** @throws NotAllowed `access.field_hidden` to whoever does not see all that it asks for */
  const listed = async (id: number, caller: Caller): Promise<Audience> => {
    const [audience, { find, hidden }] = await Promise.all([readAudience(postgres, id), rulesFor(caller)]);
    refuseHiddenConditions(conditionsIn(expandRule(audience.rule, find)), hidden);
    return audience;
  };

  app.get('/v1/audiences', {
    config,
    schema: { tags, summary: 'Every audience with its size and its rule in words', response: { 200: shapes.audienceList } },
    handler: async (request) => {
      const [rules, count] = await Promise.all([rulesFor(request.caller), countPeople(postgres)]);
      return { audiences: rules.all.map((one) => audienceView(one, rules, groups.words())), people: count };
    },
  });

  app.get('/v1/audiences/:id', {
    config,
    schema: { tags, summary: 'One audience, and how it moved', params: audienceParams, response: { 200: shapes.audienceDetails } },
    handler: async (request) => {
      const { id } = request.params;
      const since = clock.now() - daysShown * dayMs;
      const [audience, rules, days, count] = await Promise.all([
        ...([readAudience(postgres, id), rulesFor(request.caller)] as const),
        ...([daysOfAudience(postgres, id, since), countPeople(postgres)] as const),
      ]);
      const shown = days.map(({ day, ...moved }) => ({ day: new Date(day * dayMs).toISOString().slice(0, 10), ...moved }));
      return { ...audienceView(audience, rules, groups.words()), people: count, days: shown };
    },
  });

  app.get('/v1/audiences/:id/versions', {
    config,
    schema: { tags, summary: 'Earlier versions, newest first', params: audienceParams, response: { 200: list(shapes.audienceVersion) } },
    handler: async (request) => {
      const { hidden } = await rulesFor(request.caller);
      return (await audienceVersions(postgres, request.params.id)).map(({ rule, changedAt, ...version }) => ({
        ...version,
        ...{ rule: shownRule(rule, hidden), words: ruleInWords(rule, groups.words(), (one) => hidden(one) !== undefined) },
        changedAt: new Date(changedAt).toISOString(),
      }));
    },
  });

  app.get('/v1/audiences/:id/people', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people in it, page by page: as many as its size says',
      params: audienceParams,
      querystring: peopleQuery,
      response: { 200: shapes.audiencePeople },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { after, limit } = request.query;
      const { size } = await listed(id, request.caller);
      await audit.recordLook({ actor: request.caller, action: 'audiences.people', subject: `audience:${id}` });
      const found = await audiencePeople(postgres, id, after === undefined ? -1 : parsePersonId(after), limit);
      const brief = await briefOf(people, found, request.caller);
      const last = found.at(-1);
      return {
        size,
        people: found.map((person) => ({ id: formatPersonId(person), ...brief(person) })),
        ...(found.length < limit || last === undefined ? {} : { next: formatPersonId(last) }),
      };
    },
  });

  app.get('/v1/audiences/:id/moves', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Who came and who left, each at least once for whoever asks with the last number; kept for two weeks',
      params: audienceParams,
      querystring: movesQuery,
      response: { 200: shapes.audienceMoves },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { after, limit, newest = false } = request.query;
      await listed(id, request.caller);
      await audit.recordLook({ actor: request.caller, action: 'audiences.moves', subject: `audience:${id}` });
      const moves = newest ? await newestMovesOf(postgres, id, limit) : await movesOfAudience(postgres, id, after, limit);
      const named = [...new Set(moves.flatMap(({ came, went }) => [...came.slice(0, namedMax), ...went.slice(0, namedMax)]))];
      const brief = await briefOf(people, named, request.caller);
      return {
        names: Object.fromEntries(named.map((person) => [formatPersonId(person), brief(person).name])),
        moves: moves.map(({ audience: _, at, came, went, ...move }) => ({
          ...move,
          ...{ at: new Date(at).toISOString(), came: came.map(formatPersonId), went: went.map(formatPersonId) },
        })),
        last: Math.max(after, ...moves.map((move) => move.id)),
      };
    },
  });

  app.post('/v1/audiences/preview', {
    config,
    schema: {
      tags,
      summary: 'How many people a rule holds for now, and some of them',
      body: previewBody,
      response: { 200: shapes.audiencePreview },
    },
    handler: async (request) => {
      const problems = problemsOfRule(request.body.rule);
      if (problems.length > 0) throw new InvalidInput('audience.bad_rule', problems);
      const rule = asRule(request.body.rule as JsonObject);
      const { find, hidden } = await rulesFor(request.caller);
      const conditions = conditionsIn(expandRule(rule, find));
      refuseHiddenConditions(conditions, hidden);
      // Each on its own, as with groups: many previews of one rule are how somebody is found out.
      const asks = [...new Set(conditions.map(kindOf))].join(', ');
      await audit.record({ actor: request.caller, action: 'audiences.preview', subject: 'audiences:preview', details: { asks } });
      const began = performance.now();
      const preview = await previewAudience({ postgres, warehouse }, rule, find, await contextOf(people, groups));
      const mayMeet = request.caller.may('people.read');
      const brief = await briefOf(people, mayMeet ? preview.sample : [], request.caller);
      return {
        words: ruleInWords(rule, groups.words()),
        ...{ people: preview.people, size: preview.size, low: preview.low, high: preview.high },
        sample: mayMeet ? preview.sample.map((person) => ({ id: formatPersonId(person), ...brief(person) })) : [],
        ...{ byLook: preview.byLook, ready: preview.isReady, tookMs: Math.round(performance.now() - began) },
      };
    },
  });

  audienceWordsRoutes(app, people);
  audienceChangeRoutes(app, people, groups);
  audienceExportRoutes(app, people, handOut, listed);
}

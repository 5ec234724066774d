import { Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import {
  asRule,
  changeGroup,
  conditionsInWords,
  conditionsOf,
  createGroup,
  groupVersions,
  kindOf,
  listGroups,
  membersPage,
  previewRule,
  problemsOfRule,
  type Rule,
  readFigures,
  readGroup,
  readSample,
  ruleInWords,
  setGroupState,
  undoGroup,
} from '../audience/index.ts';
import { formatPersonId, InvalidInput, type JsonObject, type JsonValue, parsePersonId } from '../foundation/index.ts';
import { groupPeopleRoutes } from './group-people.ts';
import { briefOf, contextOf, type GroupsDependencies } from './groups-context.ts';
import { GroupPictures, groupDetailsView, groupVersionView, groupView } from './groups-view.ts';
import { hiddenConditions, refuseHidden, refuseList } from './hidden-conditions.ts';
import type { PeopleDependencies } from './people.ts';
import { rowNumber, smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { groupDetails, groupInList, groupList, groupPeople, groupVersion, rulePreview } from './shapes/groups.ts';
import { list } from './shapes/shape.ts';

const groupParams = Type.Object({ id: rowNumber() });
const reasonSchema = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const reasonBody = Type.Object({ reason: reasonSchema }, { additionalProperties: false });
// The audience room checks name, rule and service, so that all problems are told at once.
const groupParts = {
  name: Type.Unknown({ description: 'what people call it' }),
  about: Type.Unknown({ description: 'a sentence that says who they are' }),
  rule: Type.Unknown({ description: conditionsInWords }),
  service: Type.Optional(Type.Unknown({ description: '{points, adds}: what they have beyond what everybody has' })),
};
const createBody = Type.Object({ ...groupParts, reason: reasonSchema }, { additionalProperties: false });
const changeBody = Type.Object(
  { ...groupParts, version: smallRowNumber({ description: 'the version you were looking at' }), reason: reasonSchema },
  { additionalProperties: false },
);
const previewBody = Type.Object({ rule: Type.Unknown() }, { additionalProperties: false });
const peopleQuery = Type.Object({
  after: Type.Optional(Type.String({ description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
});

// Half a second of reading at the most, in pages between which others have their turn.
const previewPeopleMax = 2_000;

/** Groups that people recognise: who belongs by which rule, and how they differ from everybody else. */
export function groupsRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies): void {
  const tags = ['Groups'];
  const { postgres } = people;
  const pictures = new GroupPictures(people, groups);

  app.get('/v1/groups', {
    config: { permission: 'value.read' },
    schema: { tags, summary: 'Every group with its size, its rule in words and how it moved', response: { 200: groupList } },
    handler: async (request) => {
      const hidden = hiddenConditions(people, request.caller);
      const [all, figures] = await Promise.all([listGroups(postgres), readFigures(postgres)]);
      const seen = await pictures.common(figures.people);
      return {
        groups: all.map((group) => groupView(group, figures.people, seen, groups.words(), hidden)),
        ...{ people: figures.people, looked: seen.portraits.size },
        ...(figures.countedShare === undefined ? {} : { counting: figures.countedShare }),
      };
    },
  });

  app.get('/v1/groups/:id', {
    config: { permission: 'value.read' },
    schema: {
      tags,
      summary: 'One group: three real people, and in what it differs from the rest',
      params: groupParams,
      response: { 200: groupDetails },
    },
    handler: async (request) => {
      const { id } = request.params;
      await people.audit.recordLook({ actor: request.caller, action: 'groups.read', subject: `group:${id}` });
      return groupDetailsView(pictures, await readGroup(postgres, id), request.caller);
    },
  });

  app.get('/v1/groups/:id/people', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people in it, page by page: as many as its size says',
      params: groupParams,
      querystring: peopleQuery,
      response: { 200: groupPeople },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { after, limit } = request.query;
      const group = await readGroup(postgres, id);
      refuseList(group, hiddenConditions(people, request.caller));
      await people.audit.recordLook({ actor: request.caller, action: 'groups.people', subject: `group:${id}` });
      const members = await membersPage(postgres, id, after === undefined ? undefined : parsePersonId(after), limit);
      const brief = await briefOf(
        people,
        members.map(({ person }) => person),
        request.caller,
      );
      const last = members.at(-1);
      return {
        size: group.size,
        people: members.map(({ person, since }) => ({
          id: formatPersonId(person),
          since: new Date(since).toISOString(),
          ...brief(person),
        })),
        ...(members.length < limit || last === undefined ? {} : { next: formatPersonId(last.person) }),
      };
    },
  });

  app.get('/v1/groups/:id/versions', {
    config: { permission: 'value.read' },
    schema: { tags, summary: 'Earlier versions, newest first', params: groupParams, response: { 200: list(groupVersion) } },
    handler: async (request) => {
      const hidden = hiddenConditions(people, request.caller);
      return (await groupVersions(postgres, request.params.id)).map((one) => groupVersionView(one, groups.words(), hidden));
    },
  });

  app.post('/v1/groups/preview', {
    config: { permission: 'value.read' },
    schema: { tags, summary: 'How many people a rule would hold for, on some of them', body: previewBody, response: { 200: rulePreview } },
    handler: async (request) => {
      const problems = problemsOfRule(request.body.rule);
      if (problems.length > 0) throw new InvalidInput('audience.bad_rule', problems);
      const rule = asRule(request.body.rule as JsonObject);
      refuseHidden(rule, hiddenConditions(people, request.caller));
      const [{ people: all }, context] = await Promise.all([readFigures(postgres), contextOf(people, groups)]);
      // Each on its own, not once for a while as looks are: many previews of one rule are how somebody is found out.
      await people.audit.record({
        actor: request.caller,
        action: 'groups.preview',
        subject: 'groups:preview',
        details: { asks: asksOf(rule) },
      });
      const portraits = await readSample(postgres, all, previewPeopleMax, context);
      return { words: ruleInWords(rule, groups.words()), people: all, ...previewRule(rule, portraits.values(), all, context) };
    },
  });

  groupPeopleRoutes(app, pictures);
  groupChangeRoutes(app, people, groups, pictures);
}

/** What a rule asks for, for the log: no bounds and no values, which may be somebody's own. */
function asksOf(rule: Rule): string {
  const asks = conditionsOf(rule).map((condition) => {
    const about = 'measure' in condition ? ` ${condition.measure}` : 'trait' in condition ? ` ${condition.trait}` : '';
    return kindOf(condition) + about;
  });
  return [...new Set(asks)].join(', ');
}

function groupChangeRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies, pictures: GroupPictures): void {
  const tags = ['Groups'];
  const { postgres, audit, clock } = people;
  const mayWrite = (rule: unknown, caller: Caller): void => {
    if (problemsOfRule(rule).length === 0) refuseHidden(asRule(rule as JsonObject), hiddenConditions(people, caller));
  };
  const view = async (id: number, caller: Caller) => {
    const [group, figures] = await Promise.all([readGroup(postgres, id), readFigures(postgres)]);
    return groupView(group, figures.people, await pictures.common(figures.people), groups.words(), hiddenConditions(people, caller));
  };
  const config = { permission: 'groups.edit' as const };

  app.post('/v1/groups', {
    config: { permission: 'groups.edit' },
    schema: { tags, summary: 'Make a group', body: createBody, response: { 200: groupInList } },
    handler: async (request) => {
      const { reason, ...body } = request.body;
      mayWrite(body.rule, request.caller);
      const made = await postgres.transaction(async (sql) => {
        const group = await createGroup(sql, body as JsonValue, groups.floor(), { by: request.caller.name, reason }, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.create', subject: `group:${group.id}`, reason });
        return group;
      });
      return view(made.id, request.caller);
    },
  });

  app.put('/v1/groups/:id', {
    config: { permission: 'groups.edit' },
    schema: { tags, summary: 'Change a group', params: groupParams, body: changeBody, response: { 200: groupInList } },
    handler: async (request) => {
      const { id } = request.params;
      const { reason, version, ...body } = request.body;
      mayWrite(body.rule, request.caller);
      await postgres.transaction(async (sql) => {
        mayWrite((await readGroup(sql, id)).rule, request.caller);
        const edit = { body: body as JsonValue, version };
        const changed = await changeGroup(sql, id, edit, groups.floor(), { by: request.caller.name, reason }, clock);
        const details = { version: changed.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.change', subject: `group:${id}`, reason, details });
      });
      return view(id, request.caller);
    },
  });

  app.post('/v1/groups/:id/undo', {
    config: { permission: 'groups.edit' },
    schema: { tags, summary: 'Bring the version before back', params: groupParams, body: reasonBody, response: { 200: groupInList } },
    handler: async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      await postgres.transaction(async (sql) => {
        mayWrite((await readGroup(sql, id)).rule, request.caller);
        const undone = await undoGroup(sql, id, groups.floor(), { by: request.caller.name, reason }, clock);
        mayWrite(undone.rule, request.caller);
        const details = { version: undone.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.undo', subject: `group:${id}`, reason, details });
      });
      return view(id, request.caller);
    },
  });

  for (const [word, state, summary] of [
    ['archive', 'archived', 'Put a group away: nobody counts as one of it any more'],
    ['restore', 'active', 'Take a group out again'],
  ] as const) {
    app.post(`/v1/groups/:id/${word}`, {
      config,
      schema: { tags, summary, params: groupParams, body: reasonBody, response: { 200: groupInList } },
      handler: async (request) => {
        const { id } = request.params;
        const { reason } = request.body;
        await postgres.transaction(async (sql) => {
          await setGroupState(sql, id, state, clock.now());
          await audit.recordIn(sql, { actor: request.caller, action: `groups.${word}`, subject: `group:${id}`, reason });
        });
        return view(id, request.caller);
      },
    });
  }
}

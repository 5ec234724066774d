import { Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import {
  type Audience,
  asRule,
  changeAudience,
  conditionsIn,
  conditionsInWords,
  createAudience,
  expandRule,
  listAudiences,
  problemsOfRule,
  type Rule,
  readAudience,
  rulesOf,
  setAudienceState,
  undoAudience,
} from '../audience/index.ts';
import type { JsonObject, JsonValue } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { audienceParams, audienceView } from './audience-view.ts';
import type { GroupsDependencies } from './groups-context.ts';
import { hiddenConditions, refuseHiddenConditions } from './hidden-conditions.ts';
import type { PeopleDependencies } from './people.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import * as shapes from './shapes/audiences.ts';

const reason = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const reasonBody = Type.Object({ reason }, { additionalProperties: false });
// The audience room checks them, so that all problems are told at once.
const parts = {
  name: Type.Unknown({ description: 'what people call it' }),
  about: Type.Unknown({ description: 'a sentence that says who they are' }),
  rule: Type.Unknown({
    description: conditionsInWords,
  }),
  purpose: Type.Unknown({
    description:
      'what its people are told or used for: service (part of what they asked for: nobody has to permit it), advice, marketing, analysis, advertising, location, searches or social',
  }),
};
const createBody = Type.Object({ ...parts, reason }, { additionalProperties: false });
const changeBody = Type.Object(
  { ...parts, version: smallRowNumber({ description: 'the version you were looking at' }), reason },
  { additionalProperties: false },
);

/** Making and changing audiences; each is in the log, in the transaction that does it. */
export function audienceChangeRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies): void {
  const tags = ['Audiences'];
  const { postgres, audit, clock } = people;
  const config = { permission: 'groups.edit' as const };
  const mayWrite = async (sql: Sql, rule: unknown, caller: Caller): Promise<void> => {
    if (problemsOfRule(rule).length > 0) return;
    const find = rulesOf(await listAudiences(sql));
    refuseHiddenConditions(conditionsIn(expandRule(asRule(rule as JsonObject), find)), hiddenConditions(people, caller));
  };
  const view = async (id: number, caller: Caller) => {
    const [audience, all] = await Promise.all([readAudience(postgres, id), listAudiences(postgres)]);
    return audienceView(audience, { find: rulesOf(all), hidden: hiddenConditions(people, caller) }, groups.words());
  };

  app.post('/v1/audiences', {
    config: { permission: 'groups.edit' },
    schema: { tags, summary: 'Make an audience', body: createBody, response: { 200: shapes.audience } },
    handler: async (request) => {
      const { reason: why, ...body } = request.body;
      const made = await postgres.transaction(async (sql) => {
        await mayWrite(sql, body.rule, request.caller);
        const audience = await createAudience(sql, body as JsonValue, { by: request.caller.name, reason: why }, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'audiences.create', subject: `audience:${audience.id}`, reason: why });
        return audience;
      });
      return view(made.id, request.caller);
    },
  });

  app.put('/v1/audiences/:id', {
    config: { permission: 'groups.edit' },
    schema: { tags, summary: 'Change an audience', params: audienceParams, body: changeBody, response: { 200: shapes.audience } },
    handler: async (request) => {
      const { id } = request.params;
      const { reason: why, version, ...body } = request.body;
      await postgres.transaction(async (sql) => {
        await mayWrite(sql, body.rule, request.caller);
        await mayWrite(sql, (await readAudience(sql, id)).rule, request.caller);
        const edit = { body: body as JsonValue, version };
        const changed = await changeAudience(sql, id, edit, { by: request.caller.name, reason: why }, clock);
        const details = { version: changed.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'audiences.change', subject: `audience:${id}`, reason: why, details });
      });
      return view(id, request.caller);
    },
  });

  app.post('/v1/audiences/:id/undo', {
    config: { permission: 'groups.edit' },
    schema: {
      tags,
      summary: 'Bring the version before back',
      params: audienceParams,
      body: reasonBody,
      response: { 200: shapes.audience },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { reason: why } = request.body;
      await postgres.transaction(async (sql) => {
        await mayWrite(sql, (await readAudience(sql, id)).rule, request.caller);
        const undone = await undoAudience(sql, id, { by: request.caller.name, reason: why }, clock);
        await mayWrite(sql, undone.rule as Rule, request.caller);
        const details = { version: undone.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'audiences.undo', subject: `audience:${id}`, reason: why, details });
      });
      return view(id, request.caller);
    },
  });

  for (const [word, state, summary] of [
    ['archive', 'archived', 'Put an audience away: nobody is in it any more'],
    ['restore', 'active', 'Take an audience out again'],
  ] as const satisfies readonly (readonly [string, Audience['state'], string])[]) {
    app.post(`/v1/audiences/:id/${word}`, {
      config,
      schema: { tags, summary, params: audienceParams, body: reasonBody, response: { 200: shapes.audience } },
      handler: async (request) => {
        const { id } = request.params;
        const { reason: why } = request.body;
        await postgres.transaction(async (sql) => {
          await setAudienceState(sql, id, state);
          await audit.recordIn(sql, { actor: request.caller, action: `audiences.${word}`, subject: `audience:${id}`, reason: why });
        });
        return view(id, request.caller);
      },
    });
  }
}

import { Type } from '@sinclair/typebox';
import { activeAudiences, compileRule, conditionInWords, ownInWords, reasonsOf, rulesOf } from '../audience/index.ts';
import { formatPersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { contextOf, type GroupsDependencies, portraitFor } from './groups-context.ts';
import { aboutOf, hiddenConditions } from './hidden-conditions.ts';
import { type PeopleDependencies, recordReading } from './people.ts';
import type { ApiServer } from './server.ts';
import * as shapes from './shapes/audiences.ts';

/** In which audiences a customer is now, and why: judged when it is asked. */
export function customerAudiencesRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies): void {
  const { postgres, clock } = people;
  app.get('/v1/customers/:id/audiences', {
    config: { permission: 'people.read' },
    schema: {
      tags: ['Audiences'],
      summary: 'The audiences that a customer is in, and why',
      params: Type.Object({ id: Type.String() }),
      response: { 200: shapes.customerAudiences },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const context = await contextOf(people, groups);
      const [all, portrait] = await Promise.all([
        ...([activeAudiences(postgres), portraitFor(people, person, context)] as const),
        recordReading(people, request, person, 'audiences'),
      ]);
      const hidden = hiddenConditions(people, request.caller);
      const find = rulesOf(all);
      const [words, now] = [groups.words(), clock.now()];
      const own = portrait === undefined ? [] : all.filter(({ rule }) => compileRule(rule, find)(portrait, context.world, now) === true);
      return {
        customer: formatPersonId(person),
        audiences: own.map(({ id, name, about, purpose, rule }) => ({
          ...{ id, name, about, purpose },
          reasons: (portrait === undefined ? [] : reasonsOf(rule, portrait, context.world, now)).map(({ condition, isNot, own: value }) => {
            if (hidden(condition) !== undefined)
              return { condition: aboutOf(condition), isNot, text: 'something that your role does not see', hidden: true as const };
            const phrase = `${isNot ? 'not: ' : ''}${conditionInWords(condition, words)}`;
            return { condition, isNot, text: value === undefined ? phrase : `${phrase}: ${ownInWords(value, words)}` };
          }),
        })),
      };
    },
  });
}

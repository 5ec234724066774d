import { Type } from '@sinclair/typebox';
import { type Condition, knownWords, lookForAct } from '../audience/index.ts';
import { hiddenConditions } from './hidden-conditions.ts';
import type { PeopleDependencies } from './people.ts';
import type { ApiServer } from './server.ts';
import * as shapes from './shapes/audiences.ts';

/** Names to choose from while a rule is written, without those of what the caller's role does not see. */
export function audienceWordsRoutes(app: ApiServer, people: PeopleDependencies): void {
  app.get('/v1/audiences/words', {
    config: { permission: 'value.read' },
    schema: {
      tags: ['Audiences'],
      summary: 'Names that rules can ask for, the most frequent first',
      response: { 200: shapes.audienceWords },
    },
    handler: async (request) => {
      const hidden = hiddenConditions(people, request.caller);
      const known = await knownWords(people.warehouse);
      const seen = (words: readonly string[], condition: (word: string) => Condition) =>
        words.filter((word) => hidden(condition(word)) === undefined);
      return {
        acts: seen(known.acts, (did) => ({ did })),
        traits: seen(known.traits, (trait) => ({ trait })),
        attributes: seen(known.attributes, (preference) => ({ preference, minShare: 1, minCount: 1 })),
        stores: [...known.stores],
      };
    },
  });

  app.get('/v1/audiences/words/acts/:act', {
    config: { permission: 'value.read' },
    schema: {
      ...{ tags: ['Audiences'], summary: 'Whether an event of a name has come yet, and which known name is most like it' },
      ...{ params: Type.Object({ act: Type.String({ minLength: 1, maxLength: 200 }) }), response: { 200: shapes.knownAct } },
    },
    handler: async (request) => {
      const hidden = hiddenConditions(people, request.caller);
      const isShown = (did: string) => hidden({ did }) === undefined;
      const { act } = request.params;
      const { seen, like } = await lookForAct(people.warehouse, act);
      const nearest = like.find(isShown);
      // Of what is hidden from a role nothing is told, not even that nobody did it.
      return { seen: seen || !isShown(act), ...(seen || nearest === undefined ? {} : { like: nearest }) };
    },
  });
}

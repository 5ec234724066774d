import { type Condition, knownWords } from '../audience/index.ts';
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
}

import { Type } from '@sinclair/typebox';
import { countEveryone, type EveryonesPermissions, readPeopleByAnswer, readWithheld } from '../consent/index.ts';
import { dayMs, secondMs } from '../foundation/index.ts';
import type { PeopleDependencies } from './people.ts';
import { pageQuery, peopleBehindFigure } from './people-behind.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { peopleBehind } from './shapes/people-behind.ts';
import { permissionsOfEveryone } from './shapes/permissions.ts';

// Counting walks over all that was said; a page that is looked at by several people asks once.
const countedForMs = 20 * secondMs;
const withheldDays = 30;

const peopleQuery = Type.Object({
  scope: Type.String({ minLength: 1, maxLength: 300, description: '`scope` of a row' }),
  answer: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('silent')]),
  source: Type.Optional(smallRowNumber({ description: 'of the word that stands; not with silent' })),
  ...pageQuery,
});

/** What everybody allows and refuses, by purpose, channel and source; each number opens to its people. */
export function permissionsEveryoneRoutes(app: ApiServer, people: PeopleDependencies): void {
  const tags = ['Permissions'];
  const { postgres, clock, sources } = people;
  let counted: { readonly at: number; readonly answer: Promise<EveryonesPermissions> } | undefined;
  const count = () => {
    const at = clock.now();
    if (counted === undefined || at - counted.at > countedForMs || at < counted.at) {
      const answer = countEveryone(postgres);
      counted = { at, answer };
      answer.catch(() => {
        counted = undefined;
      });
    }
    return counted;
  };
  const sourceView = (id: number) => ({ id, name: sources.byId(id)?.name ?? `source ${id}` });

  app.get('/v1/permissions', {
    config: { permission: 'consent.read' },
    schema: { tags, summary: 'What everybody allows, by purpose, channel and source', response: { 200: permissionsOfEveryone } },
    handler: async () => {
      const { at, answer } = count();
      const [{ people: all, isComplete, answers }, withheld] = await Promise.all([
        answer,
        readWithheld(postgres, at - withheldDays * dayMs),
      ]);
      return {
        ...{ people: all, isComplete, countedAt: new Date(at).toISOString() },
        rows: answers.map(({ sources: by, ...row }) => ({
          ...row,
          silent: Math.max(0, all - row.yes - row.no),
          sources: by.map(({ sourceId, yes, no }) => ({ source: sourceView(sourceId), yes, no })),
        })),
        withheld: withheld.map(({ sourceId, purpose, part, count: events }) => ({
          ...{ source: sourceView(sourceId), purpose, events },
          part: part === 'event' ? ('event' as const) : ('fields' as const),
        })),
      };
    },
  });

  app.get('/v1/permissions/people', {
    config: { permission: 'consent.read' },
    schema: { tags, summary: 'The people who said yes, no or nothing', querystring: peopleQuery, response: { 200: peopleBehind } },
    handler: async (request) => {
      const { scope, answer, source: sourceId, from, limit } = request.query;
      const found = await readPeopleByAnswer(postgres, { scope, answer, ...(sourceId === undefined ? {} : { sourceId }) }, from, limit);
      const rows = found.rows.map((personId) => ({ personId, values: {} }));
      return peopleBehindFigure(people, request, { figure: `permissions ${scope} ${answer}`, people: found.people, sums: {}, rows, from });
    },
  });
}

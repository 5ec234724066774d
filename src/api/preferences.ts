import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { formatPersonId, InvalidInput, type JsonObject, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { combineAll, readFragments, tastesOf } from '../profile/index.ts';
import { type LearnedTaste, learnTastes, scoreItems } from '../value/index.ts';
import { type PeopleDependencies, recordReading } from './people.ts';
import type { ApiServer } from './server.ts';
import { preferences, scoredItems, type taste } from './shapes/preferences.ts';

// A page of a shop; ranking more is a search engine's work.
const itemsMax = 200;
const evidenceShownMax = 8;

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const scoreBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1, maxLength: 200 }),
          name: Type.Optional(Type.String({ maxLength: 200 })),
          attributes: Type.Optional(Type.Unknown({ description: 'an object of attributes, or a list of what it has' })),
        },
        { additionalProperties: true, description: 'other members are attributes too, as they are of products in events' },
      ),
      { minItems: 1, maxItems: itemsMax },
    ),
  },
  { additionalProperties: false },
);

/** What a person likes, learned from what she chose and passed over; and things ranked by it. */
export function preferencesRoutes(app: ApiServer, dependencies: PeopleDependencies): void {
  const tags = ['Value'];

  app.get('/v1/customers/:id/preferences', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'What a customer likes, learned from what she chose out of what she was offered',
      params: customerParams,
      response: { 200: preferences },
    },
    handler: async (request) => {
      const { person, learned, choices } = await readLearnedTastes(dependencies, request, request.params.id);
      return {
        customer: formatPersonId(person),
        choices,
        tastes: learned.map(tasteView),
        ...(learned.length === 0 ? { unknown: 'We don’t know yet: no choice of hers among things that differ has been seen.' } : {}),
      };
    },
  });

  app.post('/v1/customers/:id/preferences/score', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Rank things by what a customer likes, each with the choices that say so',
      params: customerParams,
      body: scoreBody,
      response: { 200: scoredItems },
    },
    handler: async (request) => {
      const items = itemsOf(request.body.items);
      const { person, learned } = await readLearnedTastes(dependencies, request, request.params.id);
      return {
        customer: formatPersonId(person),
        items: scoreItems(items, learned).map(({ id, score, known, evidence }, at) => ({
          ...{ id, rank: at + 1, score: rounded(score), known },
          evidence: evidence.slice(0, evidenceShownMax).map(tasteView),
          text: known
            ? evidence
                .slice(0, evidenceShownMax)
                .map((one) => one.text)
                .join(', ')
            : 'We don’t know yet: no choice of hers was about anything that this is.',
        })),
      };
    },
  });
}

/** Things as they were given, each id once. @throws InvalidInput `preferences.same_item_twice` */
export function itemsOf(given: readonly { id: string }[]): { id: string; thing: JsonObject }[] {
  const seen = new Set<string>();
  const problems = given.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ at: `items[${at}].id`, message: `${id} was given before; every item needs an id of its own` }];
  });
  if (problems.length > 0) throw new InvalidInput('preferences.same_item_twice', problems);
  return given.map((item) => ({ id: item.id, thing: item as JsonObject }));
}

/** A person's tastes, without attributes that the caller's role may not see; the look is written down. */
async function readLearnedTastes(
  dependencies: PeopleDependencies,
  request: FastifyRequest,
  id: string,
): Promise<{ person: PersonId; learned: LearnedTaste[]; choices: number }> {
  const { postgres } = dependencies;
  const person = await currentPerson(postgres, parsePersonId(id));
  const [byPerson] = await Promise.all([readFragments(postgres, [person]), recordReading(dependencies, request, person, 'preferences')]);
  const fragments = byPerson.get(person) ?? [];
  const whole = combineAll(fragments.map(({ summary }) => summary));
  const hidden = dependencies.hiddenFields(request.caller.role);
  const tastes = tastesOf(fragments, whole).filter(({ attribute }) => hidden.ruleFor(attribute) === undefined);
  return { person, learned: learnTastes(tastes), choices: whole.choices.length };
}

export function tasteView(learned: LearnedTaste): Static<typeof taste> {
  return { ...learned, byChance: rounded(learned.byChance), weight: rounded(learned.weight), sureness: rounded(learned.sureness) };
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

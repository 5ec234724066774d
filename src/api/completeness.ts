import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { ConsentRules } from '../consent/index.ts';
import { formatPersonId, InvalidInput, type JsonObject, NotFound, parsePersonId } from '../foundation/index.ts';
import type { GateRules } from '../gate/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  type CompletenessField,
  type CompletenessRules,
  customerView,
  readFragments,
  readSettlements,
  traitOfAnswer,
} from '../profile/index.ts';
import { channelNames } from '../source/index.ts';
import { completenessView } from './completeness-view.ts';
import { type PeopleDependencies, recordReading, viewContextFor } from './people.ts';
import { readStanding } from './read-standing.ts';
import { atDesk, recordSaid, type SaidDependencies, strongestIdentifier } from './record-said.ts';
import type { ApiServer } from './server.ts';
import { completeness } from './shapes/completeness.ts';

/** What the meter of one person needs besides. */
export interface CompletenessDependencies {
  readonly rules: () => CompletenessRules;
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly desk: SaidDependencies;
}

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const answerBody = Type.Object(
  {
    field: Type.String({ maxLength: 60, description: 'the key of the field whose question she answered' }),
    answer: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S', description: 'what she said' }),
    channel: Type.Optional(
      Type.Union(
        channelNames.map((name) => Type.Literal(name)),
        { description: 'where she said it: phone unless said' },
      ),
    ),
  },
  { additionalProperties: false },
);

/** How complete the picture of one person is, how one would kindly ask for the rest, and writing down what she answers. */
export function completenessRoutes(app: ApiServer, people: PeopleDependencies, dependencies: CompletenessDependencies): void {
  const tags = ['People'];

  app.get('/v1/customers/:id/completeness', {
    config: { permission: 'people.read' },
    schema: {
      ...{
        tags,
        summary: 'What is known, missing and old of a customer, with one polite question for each gap and where she could be asked',
      },
      ...{ params: customerParams, response: { 200: completeness } },
    },
    handler: async (request) => {
      const [found] = await Promise.all([
        viewOf(people, dependencies, request),
        recordReading(people, request, parsePersonId(request.params.id), 'completeness'),
      ]);
      return found;
    },
  });

  app.post('/v1/customers/:id/answers', {
    config: { permission: 'people.edit' },
    schema: {
      ...{ tags, summary: 'Write down what a customer answered when she was asked for what is missing' },
      ...{ params: customerParams, body: answerBody, response: { 200: completeness } },
    },
    handler: async (request) => {
      const { field: key, answer: given, channel = atDesk.channel } = request.body;
      const field = dependencies.rules().fields.find((one) => one.key === key);
      if (field === undefined) throw new NotFound('profile.no_such_question', `nobody asks for ${key}`);
      const answer = given.trim();
      const traits = traitsToKeep(field, answer);
      const properties = { question: field.question.en, answer, recorded_by: request.caller.name };
      const event: JsonObject = { type: 'track', event: 'Question Answered', channel, properties, context: { method: 'stated', traits } };
      const { person, fragments } = await personOf(people, request.params.id);
      const subject = `person:${formatPersonId(person)}`;
      const { caller: actor } = request;
      await people.audit.record({ actor, action: 'people.answer', subject, details: { field: key, channel } });
      const where = { at: atDesk, actor, answers: actor.name };
      const isWorkedIn = await recordSaid(dependencies.desk, where, strongestIdentifier(fragments), [event]);
      const view = await viewOf(people, dependencies, request);
      return isWorkedIn ? view : { ...view, isWaiting: true as const };
    },
  });
}

async function personOf({ postgres }: PeopleDependencies, id: string) {
  const person = await currentPerson(postgres, parsePersonId(id));
  const fragments = (await readFragments(postgres, [person])).get(person);
  if (fragments === undefined) throw new NotFound('profile.no_such_customer', `nobody is known as ${id}`);
  return { person, fragments };
}

async function viewOf(
  people: PeopleDependencies,
  { rules, consent, gate }: CompletenessDependencies,
  request: FastifyRequest & { params: Static<typeof customerParams> },
): Promise<Static<typeof completeness>> {
  const { person, fragments } = await personOf(people, request.params.id);
  const gateRules = gate();
  const [standing, settlements] = await Promise.all([
    readStanding(people, { consent: consent(), gate: gateRules }, { person, fragments }),
    readSettlements(people.postgres, [person]),
  ]);
  const { isHidden, ...context } = viewContextFor(people, request.caller);
  // What a role may not see is known all the same; only its value is left out.
  const view = customerView(person, fragments, { ...context, isHidden: () => false, settlements });
  return completenessView({ person, fragments, view, standing, rules: rules(), gate: gateRules, now: context.now, isHidden });
}

/** @throws InvalidInput `profile.bad_answer` */
function traitsToKeep(field: CompletenessField, answer: string): JsonObject {
  const traits = traitOfAnswer(field, answer);
  const problem =
    traits === undefined
      ? 'is about what she allows: write that down among her permissions'
      : field.answers?.includes(answer) === false
        ? `may be ${field.answers.join(', ')}`
        : field.fact === 'language' && !isLanguage(answer)
          ? 'is no language; give its tag, for example pt-PT'
          : undefined;
  if (traits === undefined || problem !== undefined)
    throw new InvalidInput('profile.bad_answer', [{ at: 'answer', message: problem ?? '' }]);
  return traits;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

import { Type } from '@sinclair/typebox';
import type { Decisions } from '../decision/index.ts';
import { formatPersonId, NotFound, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { decisionListFor, decisionPage } from './decision-list.ts';
import { herself } from './own-space-view.ts';
import { type PeopleDependencies, recordReading, timeOf } from './people.ts';
import type { ApiServer } from './server.ts';
import { decisionList, personIntents, refusedSignals } from './shapes/moments.ts';

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const signalParams = Type.Object({
  id: Type.String(),
  signal: Type.String({
    minLength: 1,
    maxLength: 120,
    description: 'its name as decisions tell it (`visitNumber`, `intent:hills`, `trait:city`), or a whole family (`intent`, `trait`)',
  }),
});
const placeParams = Type.Object({ id: Type.String(), place: Type.String({ minLength: 1, maxLength: 80 }) });
const reasonBody = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 1000 }) }, { additionalProperties: false });
const tags = ['Moments'];
const topicPrefix = 'intent:';

/** Decisions about one person, what she seems to be about, and what she does not want to be used. */
export function customerMomentsRoutes(app: ApiServer, people: PeopleDependencies, decisions: Decisions): void {
  const { audit, clock, postgres } = people;

  app.get('/v1/customers/:id/decisions', {
    config: { permission: 'people.read' },
    schema: {
      ...{ tags, summary: 'Decisions about a customer with their reasons, the newest first' },
      ...{ params: customerParams, querystring: Type.Object(decisionPage), response: { 200: decisionList } },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const { limit, before } = request.query;
      await recordReading(people, request, person, 'decisions');
      const records = await decisions.about(person, { before: timeOf(before, 'before') ?? clock.now() + 1, limit });
      return decisionListFor(people, request.caller, records, limit);
    },
  });

  app.get('/v1/customers/:id/intents', {
    config: { permission: 'people.read' },
    schema: {
      ...{
        tags,
        summary: 'What a customer seems to be about and from which signs, and what comes next for her; out of what advice may use',
      },
      ...{ params: customerParams, response: { 200: personIntents } },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      await recordReading(people, request, person, 'intents');
      const { intents, stage, question } = await decisions.personNow(person);
      return {
        intents: intents.map(({ topic, name, strength, signs }) => ({
          ...{ topic, name, strength },
          signs: signs.map((sign) => ({ ...sign, at: new Date(sign.at).toISOString() })),
        })),
        ...(stage === undefined ? {} : { stage: stage.stage, stageBecause: stage.because }),
        ...(question === undefined ? {} : { question: question.key, questionName: question.name }),
      };
    },
  });

  app.delete('/v1/customers/:id/overrides/:place', {
    config: { permission: 'moments.decide' },
    schema: {
      ...{ tags, summary: 'End what a colleague chose for a customer at a place: the product chooses again' },
      ...{ params: placeParams, response: { 200: Type.Object({ place: Type.String() }) } },
    },
    handler: async (request) => {
      const { id, place } = request.params;
      const person = await currentPerson(postgres, parsePersonId(id));
      if (!(await decisions.endOverride(person, place, request.caller.name)))
        throw new NotFound('decision.no_such_override', 'nobody chooses for this customer at this place any more');
      const subject = `person:${formatPersonId(person)}`;
      await audit.record({ actor: request.caller, action: 'moments.end_override', subject, details: { place } });
      return { place };
    },
  });

  refusedSignalRoutes(app, people, decisions);
}

function refusedSignalRoutes(app: ApiServer, people: PeopleDependencies, decisions: Decisions): void {
  const { audit, postgres } = people;
  const view = async (person: PersonId) => ({
    signals: (await decisions.refusedSignals(person)).map(({ signal, refused_by, refused_at, reason }) => ({
      ...{ signal, by: refused_by, at: new Date(refused_at).toISOString(), reason },
      ...(refused_by === herself ? { byHerself: true as const } : {}),
      ...(signal.startsWith(topicPrefix) ? { named: decisions.names.topic(signal.slice(topicPrefix.length)) } : {}),
    })),
  });

  app.get('/v1/customers/:id/refused-signals', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'What a customer does not want to be used in decisions',
      params: customerParams,
      response: { 200: refusedSignals },
    },
    handler: async (request) => view(await currentPerson(postgres, parsePersonId(request.params.id))),
  });

  app.put('/v1/customers/:id/refused-signals/:signal', {
    config: { permission: 'people.edit' },
    schema: {
      ...{ tags, summary: 'Do not use this signal for her; for a topic (`intent:…`): what she did until now says nothing of it' },
      ...{ params: signalParams, body: reasonBody, response: { 200: refusedSignals } },
    },
    handler: async (request) => {
      const { id, signal } = request.params;
      const person = await currentPerson(postgres, parsePersonId(id));
      const { reason } = request.body;
      await decisions.refuseSignal(person, { signal, by: request.caller.name, reason });
      await audit.record({
        actor: request.caller,
        action: 'moments.refuse_signal',
        subject: `person:${formatPersonId(person)}`,
        reason,
        details: { signal },
      });
      return view(person);
    },
  });

  app.delete('/v1/customers/:id/refused-signals/:signal', {
    config: { permission: 'people.edit' },
    schema: { tags, summary: 'It may be used again', params: signalParams, response: { 200: refusedSignals } },
    handler: async (request) => {
      const { id, signal } = request.params;
      const person = await currentPerson(postgres, parsePersonId(id));
      await decisions.allowSignal(person, signal);
      await audit.record({
        actor: request.caller,
        action: 'moments.allow_signal',
        subject: `person:${formatPersonId(person)}`,
        details: { signal },
      });
      return view(person);
    },
  });
}

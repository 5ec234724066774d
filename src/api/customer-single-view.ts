import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { formatPersonId, NotFound, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { notifyPeople } from '../processing/index.ts';
import type { SourceDirectory } from '../source/index.ts';
import type { Sql } from '../storage/index.ts';
import { absencesOf, endAbsence, readStandingOf, sayAbsent } from '../wholeness/index.ts';
import { type PeopleDependencies, recordReading, sourceNames, viewContextFor } from './people.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { customerSingleView } from './shapes/single-view.ts';
import { namesFor, peopleOfGaps, type SingleViewRules } from './single-view.ts';
import { definitionView, gapView } from './single-view-words.ts';

export interface CustomerSingleViewDependencies extends SingleViewRules {
  readonly sources: Pick<SourceDirectory, 'list' | 'require'>;
}

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const absenceParams = Type.Object({ ...customerParams.properties, source: smallRowNumber({ description: 'number of the source' }) });
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads it later: she has no store card' }) },
  { additionalProperties: false },
);

/** Why one customer is not yet seen whole, and saying where she is known not to be. */
export function customerSingleViewRoutes(app: ApiServer, people: PeopleDependencies, dependencies: CustomerSingleViewDependencies): void {
  const tags = ['Single view'];

  app.get('/v1/customers/:id/single-view', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Whether a customer is seen whole at this moment, and what she lacks',
      params: customerParams,
      response: { 200: customerSingleView },
    },
    handler: async (request) => {
      const person = await currentPerson(people.postgres, parsePersonId(request.params.id));
      await recordReading(people, request, person, 'single view');
      return standingView(people, dependencies, request, person);
    },
  });

  const changed =
    (action: 'people.say_absent' | 'people.end_absent', change: typeof sayAbsent) =>
    async (request: FastifyRequest & { params: { id: string; source: number }; body: { reason: string } }) => {
      const { name } = dependencies.sources.require(request.params.source);
      const person = await people.postgres.transaction(async (sql: Sql) => {
        const found = await currentPerson(sql, parsePersonId(request.params.id));
        const { reason } = request.body;
        await change(sql, { person: found, source: request.params.source, reason, by: request.caller.name, at: people.clock.now() });
        await notifyPeople(sql, new Set([found]));
        const said = { action, subject: `person:${formatPersonId(found)}`, reason, details: { source: name } };
        await people.audit.recordIn(sql, { actor: request.caller, ...said });
        return found;
      });
      return standingView(people, dependencies, request, person);
    };

  app.put('/v1/customers/:id/absent-sources/:source', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'Say that a source does not know a customer and is not expected to: she has no store card',
      params: absenceParams,
      body: reasonBody,
      response: { 200: customerSingleView },
    },
    handler: changed('people.say_absent', sayAbsent),
  });

  app.post('/v1/customers/:id/absent-sources/:source/end', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'Take back that a source is not expected to know a customer',
      params: absenceParams,
      body: reasonBody,
      response: { 200: customerSingleView },
    },
    handler: changed('people.end_absent', endAbsence),
  });
}

async function standingView(
  people: PeopleDependencies,
  { definition, sources }: CustomerSingleViewDependencies,
  request: FastifyRequest,
  person: PersonId,
) {
  const { definition: counts, version } = definition();
  const { now, preference, isHidden, sourceOf } = viewContextFor(people, request.caller);
  const context = { definition: counts, identity: people.identityRules(), preference, sources: sources.list(), now };
  const found = await readStandingOf(people.postgres, person, context);
  if (found === undefined) throw new NotFound('customer.not_found', `nobody is known as ${formatPersonId(person)}`);
  const { standing, sources: expected } = found;
  const [names, said] = await Promise.all([
    namesFor(people, [...standing.people, ...peopleOfGaps(standing.gaps)], request.caller),
    absencesOf(people.postgres, standing.people as readonly PersonId[]),
  ]);
  const words = { sourceOf: sourceNames(people), nameOf: names.nameOf, isHidden };
  return {
    ...{ customer: formatPersonId(person), state: standing.state },
    records: standing.people.map((id) => ({ id: formatPersonId(id as PersonId), name: names.nameOf(id) })),
    reasons: standing.gaps.map((gap) => gapView(gap, words)),
    sources: expected.map(({ source, state, last, freshDays }) => {
      const absence = state === 'absent' ? said.findLast((one) => one.source === source) : undefined;
      const { id, name } = sourceOf(source);
      return {
        ...{ source: { id, name }, state, freshDays },
        ...(last === undefined ? {} : { last: new Date(last).toISOString() }),
        ...(absence === undefined ? {} : { absence: { reason: absence.reason, by: absence.by, time: new Date(absence.at).toISOString() } }),
      };
    }),
    definition: definitionView(counts, version, sourceNames(people)),
  };
}

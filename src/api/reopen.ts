import { Type } from '@sinclair/typebox';
import { formatPersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { notifyPeople } from '../processing/index.ts';
import { readFragments, readSettlements, reopenTrait, settlementOf } from '../profile/index.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';

const params = Type.Object({ id: Type.String() });
const body = Type.Object(
  {
    trait: Type.String({ minLength: 1, maxLength: 100 }),
    reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' }),
  },
  { additionalProperties: false },
);
const reopened = Type.Object({ customer: Type.String(), trait: Type.String() });

/** Takes back what somebody settled: the rule decides again, and the disagreement is open again. */
export function reopenRoutes(app: ApiServer, dependencies: PeopleDependencies): void {
  app.post('/v1/customers/:id/reopen', {
    config: { permission: 'people.edit' },
    schema: { tags: ['People'], summary: 'Take back what was settled', params, body, response: { 200: reopened } },
    handler: (request) =>
      dependencies.postgres.transaction(async (sql) => {
        const person = await currentPerson(sql, parsePersonId(request.params.id));
        const { reason, trait } = request.body;
        const fragments = (await readFragments(sql, [person])).get(person) ?? [];
        const { now, preference, sourceOf } = viewContextFor(dependencies, request.caller);
        const settlement = settlementOf(fragments, await readSettlements(sql, [person]), trait, preference, sourceOf);
        await reopenTrait(sql, settlement, reason.trim(), request.caller.name, now);
        await notifyPeople(sql, new Set([person]));
        const customer = formatPersonId(person);
        const details = { trait, settledBy: settlement.by };
        await dependencies.audit.recordIn(sql, {
          actor: request.caller,
          action: 'people.reopen',
          subject: `person:${customer}`,
          reason: reason.trim(),
          details,
        });
        return { customer, trait };
      }),
  });
}

import { Readable } from 'node:stream';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/index.ts';
import { type Audience, audiencePeople } from '../audience/index.ts';
import { customerView, readFragments, readSettlements } from '../profile/index.ts';
import { audienceParams } from './audience-view.ts';
import { csvHeading, csvLine } from './export-people.ts';
import { type HandOutDependencies, handedOut } from './hand-out.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { file } from './shapes/shape.ts';

// As much as the export of everybody takes at once.
const peoplePerStep = 100;

/** The people of an audience in one file: of each, what may be handed out for what the audience is made for, and nobody of whom that is nothing. */
export function audienceExportRoutes(
  app: ApiServer,
  dependencies: PeopleDependencies,
  handOut: HandOutDependencies,
  listed: (id: number, caller: Caller) => Promise<Audience>,
): void {
  app.get('/v1/audiences/:id/people.csv', {
    config: { permission: 'people.export' },
    schema: {
      tags: ['Audiences'],
      summary: 'The people of an audience, one a line: all of them for service, else those who permit what it is made for',
      params: audienceParams,
      response: { 200: file('text/csv', 'a line for each customer') },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const audience = await listed(id, request.caller);
      const { purpose } = audience;
      const entry = { actor: request.caller, subject: `audience:${id}` };
      await dependencies.audit.record({ ...entry, action: 'audiences.export', details: { purpose } });
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="audience-${id}.csv"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(linesOf(dependencies, handOut, request, audience), { objectMode: false }));
    },
  });
}

async function* linesOf(
  dependencies: PeopleDependencies,
  handOut: HandOutDependencies,
  request: FastifyRequest,
  { id, purpose }: Audience,
): AsyncGenerator<string> {
  const { postgres, audit } = dependencies;
  let [sent, withheld, after] = [0, 0, -1];
  try {
    yield csvHeading;
    for (;;) {
      const people = await audiencePeople(postgres, id, after, peoplePerStep);
      if (people.length === 0) return;
      const [byPerson, settlements] = await Promise.all([readFragments(postgres, people), readSettlements(postgres, people)]);
      const context = viewContextFor(dependencies, request.caller);
      let [text, lines] = ['', 0];
      for (const person of people) {
        const { fragments, refusals } = handedOut(byPerson.get(person) ?? [], purpose, handOut);
        if (refusals.length > 0 || fragments.length === 0) {
          withheld += 1;
          continue;
        }
        const ids = new Set(fragments.map(({ identifier }) => identifier.id));
        const own = settlements.filter(({ identifierId }) => ids.has(identifierId));
        text += csvLine(customerView(person, fragments, { ...context, settlements: own }));
        lines += 1;
      }
      yield text;
      sent += lines;
      after = people.at(-1) as number;
      await yieldToOthers();
    }
  } finally {
    // Also when the reader went away half-way: how far it came is part of what happened.
    const details = { purpose, people: sent, withheld };
    await audit.record({ actor: request.caller, action: 'audiences.exported', subject: `audience:${id}`, details });
  }
}

import { Readable } from 'node:stream';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { customerView, listPeople, readFragments, readSettlements } from '../profile/index.ts';
import { csvHeading, csvLine, exportedPerson } from './export-people.ts';
import { type HandOutDependencies, handedOut, type PurposeQuery, purposeQuery } from './hand-out.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { file } from './shapes/shape.ts';

// Some 50 ms of work between two breaths of the server, and a few hundred kilobytes of lines in memory.
const peoplePerStep = 100;

const formats = {
  ndjson: { mediaType: 'application/x-ndjson', parameters: '; charset=utf-8', heading: '' },
  csv: { mediaType: 'text/csv', parameters: '; charset=utf-8; header=present', heading: csvHeading },
} as const;
type Format = keyof typeof formats;

/** All customers in one file, as the caller's role sees them; each export is in the log from before its first line. */
export function exportRoutes(app: ApiServer, dependencies: PeopleDependencies, handOut: HandOutDependencies): void {
  const tags = ['Export'];
  for (const format of Object.keys(formats) as Format[]) {
    app.get(`/v1/export/people.${format}`, {
      config: { permission: 'people.export' },
      schema: {
        tags,
        summary: `All customers, one a line (${format}); for another purpose than service those who permit it`,
        querystring: Type.Object(purposeQuery),
        response: { 200: file(formats[format].mediaType, 'a line for each customer') },
      },
      handler: async (request, reply) => {
        const entry = { actor: request.caller, subject: 'people' };
        await dependencies.audit.record({
          ...entry,
          action: 'people.export',
          details: { format, purpose: request.query.purpose ?? 'service' },
        });
        return reply
          .type(formats[format].mediaType + formats[format].parameters)
          .header('content-disposition', `attachment; filename="people.${format}"`)
          .header('cache-control', 'no-store')
          .send(Readable.from(linesOf(dependencies, handOut, request, format), { objectMode: false }));
      },
    });
  }
}

async function* linesOf(
  dependencies: PeopleDependencies,
  handOut: HandOutDependencies,
  request: FastifyRequest & { query: PurposeQuery },
  format: Format,
): AsyncGenerator<string> {
  const { postgres, audit } = dependencies;
  const { purpose } = request.query;
  let sent = 0;
  let withheld = 0;
  let after = 0;
  try {
    if (formats[format].heading !== '') yield formats[format].heading;
    for (;;) {
      const people = await listPeople(postgres, after, peoplePerStep);
      if (people.length === 0) return;
      const [byPerson, settlements] = await Promise.all([readFragments(postgres, people), readSettlements(postgres, people)]);
      const context = viewContextFor(dependencies, request.caller);
      const withheldBefore = withheld;
      let text = '';
      for (const person of people) {
        const { fragments, refusals } = handedOut(byPerson.get(person) ?? [], purpose, handOut);
        if (refusals.length > 0) {
          withheld += 1;
          continue;
        }
        const ids = new Set(fragments.map(({ identifier }) => identifier.id));
        const own = settlements.filter(({ identifierId }) => ids.has(identifierId));
        const view = customerView(person, fragments, { ...context, settlements: own });
        text += format === 'csv' ? csvLine(view) : `${JSON.stringify(exportedPerson(view))}\n`;
      }
      yield text;
      sent += people.length - (withheld - withheldBefore);
      after = people.at(-1) as number;
      await yieldToOthers();
    }
  } finally {
    // Also when the reader went away half-way: how far it came is part of what happened.
    await audit.record({
      actor: request.caller,
      action: 'people.exported',
      subject: 'people',
      details: { format, purpose: purpose ?? 'service', people: sent, withheld },
    });
  }
}

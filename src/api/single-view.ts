import { Type } from '@sinclair/typebox';
import { requirePermission } from '../access/index.ts';
import { dayMs, formatPersonId, InvalidInput, type PersonId } from '../foundation/index.ts';
import { currentPeople } from '../identity/index.ts';
import { readInBrief } from '../profile/index.ts';
import {
  type Gap,
  gapKinds,
  listSingleView,
  measureAgain,
  readSingleView,
  readSingleViewDays,
  type SingleViewDefinition,
} from '../wholeness/index.ts';
import { type PeopleDependencies, sourceNames, viewContextFor } from './people.ts';
import { shownPerson } from './people-behind.ts';
import type { ApiServer } from './server.ts';
import { nothing } from './shapes/shape.ts';
import { singleView, singleViewPeople } from './shapes/single-view.ts';
import { definitionView, gapView } from './single-view-words.ts';

/** What counts now, and as which version of the setting. */
export interface SingleViewRules {
  readonly definition: () => { readonly definition: SingleViewDefinition; readonly version: number };
}

const daysShown = 90;
const literals = <const Text extends string>(texts: readonly Text[]) => texts.map((text) => Type.Literal(text));
const peopleQuery = Type.Object({
  state: Type.Union(literals(['not_yet', 'whole', 'unknown']), {
    default: 'not_yet',
    description: '`unknown`: records behind which nobody is known, which are no customers',
  }),
  reason: Type.Optional(Type.Union(literals(gapKinds), { description: 'only those not yet whole for this reason' })),
  after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

/** The share of customers of whom there is one view: measured, with its definition, and opening to everybody behind each number. */
export function singleViewRoutes(app: ApiServer, people: PeopleDependencies, { definition }: SingleViewRules): void {
  const tags = ['Single view'];
  const { postgres, clock, audit } = people;

  app.get('/v1/single-view', {
    config: { permission: 'sources.read' },
    schema: {
      tags,
      summary: 'The share of customers who are seen whole, as it is measured, with its definition and why the others are not yet',
      response: { 200: singleView },
    },
    handler: async () => {
      const now = clock.now();
      const [share, days] = await Promise.all([readSingleView(postgres), readSingleViewDays(postgres, now - daysShown * dayMs)]);
      const { definition: counts, version } = definition();
      const { whole, notYet, gaps, lookedAt, everybodyAt, waiting, counting } = share;
      return {
        ...{ share: shareOf(whole, notYet), customers: whole + notYet, whole, notYet },
        reasons: gapKinds
          .map((reason) => ({ reason, customers: gaps[reason] }))
          .filter(({ customers }) => customers > 0)
          .sort((left, right) => right.customers - left.customers),
        leftOut: { unknown: share.unknown, countedWithAnother: share.parts },
        definition: definitionView(counts, version, sourceNames(people)),
        ...{ measuredAt: isoTime(lookedAt), everybodyAt: isoTime(everybodyAt), waiting },
        ...(counting === undefined ? {} : { counting }),
        days: days.map((one) => ({
          day: new Date(one.day * dayMs).toISOString().slice(0, 10),
          share: shareOf(one.whole, one.notYet),
          ...{ whole: one.whole, notYet: one.notYet },
        })),
      };
    },
  });

  app.get('/v1/single-view/people', {
    // Reading people counts as such, whatever list they stand in.
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The customers behind a number of the share, each with the reasons why she is not yet whole',
      querystring: peopleQuery,
      response: { 200: singleViewPeople },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'sources.read');
      const { state, reason, after, limit } = request.query;
      if (reason !== undefined && state !== 'not_yet')
        throw new InvalidInput('wholeness.bad_question', [{ at: 'reason', message: 'only who is not yet whole has a reason' }]);
      const question = { state, reason, after: Number(after ?? 0), limit };
      // One reading, so that the number and the list are of the same moment.
      const [share, rows] = await postgres.transaction(async (sql) => {
        await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        return [await readSingleView(sql), await listSingleView(sql, question)] as const;
      }, 'once');
      await audit.recordLook({ actor: request.caller, action: 'people.list', subject: `figure:single view ${reason ?? state}` });
      const last = rows.at(-1);
      const count = { not_yet: share.notYet, whole: share.whole, unknown: share.unknown }[state];
      return {
        customers: reason === undefined ? count : share.gaps[reason],
        items: await describe(people, rows, request.caller),
        ...(rows.length === limit && last !== undefined ? { next: String(last.customerId) } : {}),
      };
    },
  });

  app.post('/v1/single-view/measure', {
    config: { permission: 'sources.read' },
    schema: { tags, summary: 'Look at everybody again now; answers at once', response: { 202: nothing } },
    handler: async (_request, reply) => {
      await measureAgain(postgres);
      return reply.code(202).send();
    },
  });
}

type Caller = Parameters<typeof viewContextFor>[1];

/** Customers as the caller may see them; joins of the last second included. */
async function describe(
  people: PeopleDependencies,
  rows: readonly { readonly customerId: number; readonly people: readonly number[]; readonly gaps: readonly Gap[] }[],
  caller: Caller,
) {
  const numbers = rows.flatMap((row) => [...row.people, ...peopleOfGaps(row.gaps)]);
  const names = await namesFor(people, numbers, caller);
  const words = { sourceOf: sourceNames(people), nameOf: names.nameOf, isHidden: viewContextFor(people, caller).isHidden };
  return rows.map(({ customerId, people: records, gaps }) => {
    return {
      ...shownPerson(customerId as PersonId, names.now.get(customerId), names.brief),
      records: records.map((person) => ({ id: formatPersonId(person as PersonId), name: names.nameOf(person) })),
      reasons: gaps.map((gap) => gapView(gap, words)),
    };
  });
}

/** Who some numbers are by now, and what the caller may call them. */
export async function namesFor(people: PeopleDependencies, numbers: readonly number[], caller: Caller) {
  const now = await currentPeople(people.postgres, [...new Set(numbers)]);
  const brief = await readInBrief(people.postgres, [...new Set(now.values())], viewContextFor(people, caller));
  const nameOf = (person: number): string | null => brief.get(now.get(person) ?? (person as PersonId))?.name ?? null;
  return { now, brief, nameOf };
}

/** Whom reasons name. Pure. */
export function peopleOfGaps(gaps: readonly Gap[]): number[] {
  return gaps.flatMap((gap) => (gap.kind === 'likely_pair' || gap.kind === 'reviewers_differ' ? gap.people : []));
}

function shareOf(whole: number, notYet: number): number | null {
  return whole + notYet === 0 ? null : whole / (whole + notYet);
}

function isoTime(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

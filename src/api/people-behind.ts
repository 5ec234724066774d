import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import { currentPeople } from '../identity/index.ts';
import { readInBrief } from '../profile/index.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { peopleBehind } from './shapes/people-behind.ts';

const pageMax = 200;
// Somebody who goes through a million people page by page wants an export, which is another permission.
const fromMax = 1_000_000;

/** Which page of the people behind a figure. */
export const pageQuery = {
  from: Type.Integer({ minimum: 0, maximum: fromMax, default: 0, description: 'how many to leave out: `next` of the page before' }),
  limit: Type.Integer({ minimum: 1, maximum: pageMax, default: 50 }),
};

/** One person behind a figure, as the room that made it knows her: by the number she had then. */
export interface CountedPerson {
  readonly personId: number;
  readonly values: Readonly<Record<string, number>>;
  /** As 2026-03-31. */
  readonly days?: Readonly<Record<string, string>>;
  readonly currency?: string;
}

export interface CountedPeople {
  /** What was opened, for the log: `value.back_test tenth:3`. */
  readonly figure: string;
  readonly people: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly currency?: string;
  readonly oneIn?: number;
  readonly rows: readonly CountedPerson[];
  readonly from: number;
}

/**
 * The people behind a figure as the caller may see them: each by who she is now, by the name that the caller's role sees, and in the log. A figure has as
 * many rows as when it was made, so somebody joined since stands in two of them, each saying so.
 */
export async function peopleBehindFigure(
  dependencies: PeopleDependencies,
  request: FastifyRequest,
  { figure, people, sums, currency, oneIn, rows, from }: CountedPeople,
): Promise<Static<typeof peopleBehind>> {
  const { postgres, audit } = dependencies;
  const now = await currentPeople(
    postgres,
    rows.map(({ personId }) => personId),
  );
  const [brief] = await Promise.all([
    readInBrief(postgres, [...new Set(now.values())], viewContextFor(dependencies, request.caller)),
    audit.recordLook({ actor: request.caller, action: 'people.list', subject: `figure:${figure}`, details: { people, from } }),
  ]);
  return {
    people,
    sums,
    ...(currency === undefined ? {} : { currency }),
    ...(oneIn === undefined || oneIn === 1 ? {} : { oneIn }),
    rows: rows.map((row) => ({
      ...shownPerson(row.personId as PersonId, now.get(row.personId), brief),
      values: row.values,
      ...(row.days === undefined ? {} : { days: row.days }),
      ...(row.currency === undefined ? {} : { currency: row.currency }),
    })),
    ...(from + rows.length < people && rows.length > 0 ? { next: from + rows.length } : {}),
  };
}

/** A person of a list by who she is now; `at` is the number she had then, where it is another. */
export function shownPerson(then: PersonId, now: PersonId | undefined, brief: Awaited<ReturnType<typeof readInBrief>>) {
  if (now === undefined) return { id: formatPersonId(then), name: null };
  const person = brief.get(now);
  const place = [person?.place.city, person?.place.country].filter((part) => part !== undefined).join(', ');
  return {
    id: formatPersonId(now),
    ...(now === then ? {} : { at: formatPersonId(then) }),
    name: person?.name ?? 'Visitor',
    ...(person?.photo === undefined ? {} : { photo: person.photo }),
    ...(place === '' ? {} : { place }),
    ...(person?.last === undefined ? {} : { lastSeen: new Date(person.last).toISOString() }),
  };
}

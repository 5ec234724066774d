import type { Sql } from '../storage/index.ts';
import { purposesNamed } from './permission-scope.ts';
import type { Purpose } from './purpose.ts';
import {
  type CountRow,
  countAnswered,
  countPeople,
  countSilent,
  countStanding,
  readFill,
  selectAnswered,
  selectSilent,
} from './queries/standing.ts';

/** How many people said yes and no to one thing, by the source of the word that stands. */
export interface EveryonesAnswer {
  readonly scope: string;
  /** As a firm would write it: `email_marketing`. */
  readonly name: string;
  readonly purposes: readonly Purpose[];
  /** None: all of them. */
  readonly channels: readonly string[];
  readonly about?: 'contact' | 'sale';
  readonly yes: number;
  readonly no: number;
  readonly sources: readonly { readonly sourceId: number; readonly yes: number; readonly no: number }[];
}

export interface EveryonesPermissions {
  readonly people: number;
  /** False while people of an earlier release are still being read in. */
  readonly isComplete: boolean;
  readonly answers: readonly EveryonesAnswer[];
}

/** What everybody said, with whom joined now: a walk over all that was said (seconds for millions of people), so keep the answer for a while. */
export async function countEveryone(sql: Sql): Promise<EveryonesPermissions> {
  const [people] = await sql.query<{ people: number }>(countPeople);
  const [fill] = await sql.query<{ is_done: boolean }>(readFill);
  const rows = await sql.query<CountRow>(countStanding);
  const byScope = new Map<string, CountRow[]>();
  for (const row of rows) byScope.set(row.scope, [...(byScope.get(row.scope) ?? []), row]);
  const answers = [...byScope].map(([scope, some]) => answerOf(scope, some));
  return {
    people: people?.people ?? 0,
    isComplete: fill?.is_done ?? false,
    answers: answers.sort((left, right) => right.yes + right.no - left.yes - left.no || (left.scope < right.scope ? -1 : 1)),
  };
}

function answerOf(scope: string, rows: readonly CountRow[]): EveryonesAnswer {
  const sources = new Map<number, { sourceId: number; yes: number; no: number }>();
  for (const { granted, source, people } of rows) {
    const one = sources.get(source) ?? { sourceId: source, yes: 0, no: 0 };
    one[granted ? 'yes' : 'no'] += people;
    sources.set(source, one);
  }
  const all = [...sources.values()];
  const sum = (answer: 'no' | 'yes') => all.reduce((total, one) => total + one[answer], 0);
  return {
    ...scopeInWords(scope),
    yes: sum('yes'),
    no: sum('no'),
    sources: all.sort((left, right) => right.yes + right.no - left.yes - left.no),
  };
}

/** A scope's key back in words. Pure. */
function scopeInWords(scope: string): Pick<EveryonesAnswer, 'about' | 'channels' | 'name' | 'purposes' | 'scope'> {
  if (scope.startsWith('~')) return { scope, name: scope.slice(1), purposes: [], channels: [] };
  if (scope === 'sale') return { scope, name: 'sale_or_sharing', purposes: ['advertising'], channels: [], about: 'sale' };
  if (scope === 'contact' || scope === 'law')
    return { scope, name: scope === 'law' ? 'gdpr' : 'contact', purposes: [], channels: [], about: 'contact' };
  const [purposes = '', channels = ''] = scope.split('|');
  const named = channels === 'all' ? [] : channels.split('+');
  const known = purposes.split('+') as Purpose[];
  // A channel's own name speaks of all that is sent unasked.
  const isWhole = named.length === 1 && purposesNamed(named[0] as string).join('+') === purposes;
  const name = isWhole ? (named[0] as string) : [...named, ...known].join('_');
  return { scope, name, purposes: known, channels: named };
}

/** Which of the people behind a count. */
export interface EveryonesQuestion {
  readonly scope: string;
  readonly answer: 'no' | 'silent' | 'yes';
  readonly sourceId?: number | undefined;
}

/** The people who gave an answer, or none, in the order of their numbers; with how many there are. */
export async function readPeopleByAnswer(
  sql: Sql,
  { scope, answer, sourceId }: EveryonesQuestion,
  from: number,
  limit: number,
): Promise<{ readonly people: number; readonly rows: readonly number[] }> {
  const isSilent = answer === 'silent';
  const params = isSilent ? [scope] : [scope, answer === 'yes', sourceId ?? null];
  const [count] = await sql.query<{ people: number }>(isSilent ? countSilent : countAnswered, params);
  const rows = await sql.query<{ person_id: number }>(isSilent ? selectSilent : selectAnswered, [...params, from, limit]);
  return { people: count?.people ?? 0, rows: rows.map((row) => row.person_id) };
}

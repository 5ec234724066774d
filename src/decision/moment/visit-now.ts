import { minuteMs } from '../../foundation/index.ts';
import type { Summary } from '../../profile/index.ts';
import { type Moment, presentChannels } from './moment.ts';

// As visits are told apart everywhere in the product.
const visitGapMs = 30 * minuteMs;

/** The visit that she is on, or begins with this moment. */
export interface VisitNow {
  /** 1 for her first visit. */
  readonly number: number;
  /** How she came in (`email`, `search`, `social_sign_in` …); undefined when nothing says it. */
  readonly route?: string;
  readonly source?: string;
  readonly campaign?: string;
  /** Whether the visit had begun before this moment. */
  readonly isUnderWay: boolean;
}

/**
 * Which visit this is, across all her devices: the one that is under way (half an hour without an event ends it), else the next one where she is there
 * herself; a message that is opened is no visit. Pure.
 */
export function visitNow({ visits, forgottenVisits }: Pick<Summary, 'forgottenVisits' | 'visits'>, moment: Moment, now: number): VisitNow {
  const before = forgottenVisits[0] + visits.length;
  const last = visits.at(-1);
  const isUnderWay = last !== undefined && now >= last[0] && now - (last[0] + last[1]) <= visitGapMs;
  if (isUnderWay) {
    const [, , , , , entry, signIn] = last;
    // A visit that began with a sign-in through a social network came in by that route.
    return { number: before, isUnderWay, ...entryParts(signIn === undefined ? entry : ['social_sign_in', signIn[1]]) };
  }
  if (!presentChannels.has(moment.channel)) return { number: before, isUnderWay };
  return { number: before + 1, isUnderWay, ...entryParts(moment.entry) };
}

function entryParts(entry: readonly string[] | undefined): Pick<VisitNow, 'campaign' | 'route' | 'source'> {
  const [route, source, , campaign] = entry ?? [];
  return {
    ...(route === undefined || route === '' ? {} : { route }),
    ...(source === undefined || source === '' ? {} : { source }),
    ...(campaign === undefined || campaign === '' ? {} : { campaign }),
  };
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `fifth visit`, `23rd visit`. Pure. */
export function visitInWords(number: number): string {
  const word = ordinals[number - 1];
  if (word !== undefined) return `${word} visit`;
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending} visit`;
}

import { dayMs, secondMs } from '../../foundation/index.ts';
import type { Summary } from '../../profile/index.ts';
import type { TopicsOf } from './topics.ts';

/** What somebody seems to be about, with how strongly and from what. */
export interface Intent {
  readonly topic: string;
  /** 0 to 1: how clearly she is about it now. */
  readonly strength: number;
  /** What it was read from, the newest first. */
  readonly signs: readonly IntentSign[];
}

export interface IntentSign {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The event's name, or `search`. */
  readonly name: string;
  readonly about: string;
}

// After two weeks a sign says half as much: what somebody looked for before a holiday is not what she is about after it.
const halfLifeMs = 14 * dayMs;
// A search says it in her own words; a page may have been opened by chance.
const weightOfSearch = 2;
const weightOfAct = 1;
// Three pages make it likely; one is a glance.
const weightForLikely = 2;
// Below it nobody would say that she is about it.
export const intentStrengthMin = 0.2;
const signsShown = 6;
const intentsMax = 5;

/**
 * What she is about, from what she looked at and searched for: each sign weighs half as much after two weeks, and together they give the strength
 * `1 - exp(-weight / 2)`. Three pages of today give 0.78, and sixty quiet days later they are below what is told (0.07). What she corrected (`ignored`) stays
 * away. Assumption: signs add, whatever their order. Pure; some µs for forty acts.
 */
export function intentsOf(
  { acts, searches }: Pick<Summary, 'acts' | 'searches'>,
  topicsOf: TopicsOf,
  now: number,
  ignored: ReadonlyMap<string, number> = new Map(),
): Intent[] {
  const byTopic = new Map<string, { weight: number; signs: IntentSign[] }>();
  const add = (sign: IntentSign, weight: number): void => {
    for (const topic of topicsOf(sign.about)) {
      if (sign.at <= (ignored.get(topic) ?? Number.NEGATIVE_INFINITY)) continue;
      const faded = weight * 2 ** (-Math.max(0, now - sign.at) / halfLifeMs);
      const known = byTopic.get(topic);
      if (known === undefined) byTopic.set(topic, { weight: faded, signs: [sign] });
      else {
        known.weight += faded;
        known.signs.push(sign);
      }
    }
  };
  for (const [second, name, about] of acts) if (about !== '') add({ at: second * secondMs, name, about }, weightOfAct);
  for (const [at, , , , term] of searches) add({ at, name: 'search', about: term }, weightOfSearch);
  return [...byTopic]
    .map(([topic, { weight, signs }]) => ({
      topic,
      strength: 1 - Math.exp(-weight / weightForLikely),
      signs: signs.sort((left, right) => right.at - left.at).slice(0, signsShown),
    }))
    .filter(({ strength }) => strength >= intentStrengthMin)
    .sort((left, right) => right.strength - left.strength || (left.topic < right.topic ? -1 : 1))
    .slice(0, intentsMax);
}

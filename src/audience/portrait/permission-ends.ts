import { type ConsentRules, type Purpose, purposes, type SaidWords } from '../../consent/index.ts';
import { dayMs } from '../../foundation/index.ts';

/** A purpose of ours; other names are the firm's own. */
export function isPurpose(name: string): name is Purpose {
  return (purposes as readonly string[]).includes(name);
}

/** Moments (ms) at which a yes runs out, in order: those that it named itself, and those of the rules. Pure. */
export function endsOfPermissions(said: SaidWords, { purposes: rules }: ConsentRules): number[] {
  const lasting = [...new Set(Object.values(rules).flatMap(({ days }) => days ?? []))];
  const ends = new Set<number>();
  for (const words of said.byFragment) {
    for (const { granted, time, until } of words) {
      if (!granted) continue;
      if (until !== undefined) ends.add(until);
      for (const days of lasting) ends.add(time + days * dayMs);
    }
  }
  return [...ends].sort((left, right) => left - right);
}

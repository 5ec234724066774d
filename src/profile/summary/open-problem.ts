import { secondMs } from '../../foundation/index.ts';
import { type CareKind, meaningOf } from './event-meaning.ts';
import type { Summary } from './summary.ts';

/** Something that went wrong for her and that nobody said was put right. Time in milliseconds since 1970. */
export interface OpenProblem {
  readonly kind: Extract<CareKind, 'case' | 'complaint' | 'repair' | 'return'>;
  readonly since: number;
}

const problems: ReadonlySet<string> = new Set(['case', 'complaint', 'repair', 'return']);

/**
 * The newest problem that no later event closes (`Case Closed`, `Complaint Resolved` …), under any of her identifiers; undefined where there is none.
 * Assumption: what closes a problem closes those before it too, for events do not say which. Pure.
 */
export function openProblemOf(summaries: readonly Pick<Summary, 'names'>[]): OpenProblem | undefined {
  let newest: OpenProblem | undefined;
  let closedAt = Number.NEGATIVE_INFINITY;
  for (const { names } of summaries) {
    for (const [name, , lastSecond] of names) {
      if (name.startsWith('$')) continue;
      const { care, closes } = meaningOf(name);
      const at = lastSecond * secondMs;
      if (closes) closedAt = Math.max(closedAt, at);
      else if (care !== undefined && problems.has(care) && (newest === undefined || at > newest.since)) {
        newest = { kind: care as OpenProblem['kind'], since: at };
      }
    }
  }
  return newest !== undefined && newest.since > closedAt ? newest : undefined;
}

/** When the last of her problems was put right, in milliseconds since 1970, under any of her identifiers; undefined where nothing says so. Pure. */
export function lastClosedAt(summaries: readonly Pick<Summary, 'names'>[]): number | undefined {
  let closedAt: number | undefined;
  for (const { names } of summaries) {
    for (const [name, , lastSecond] of names) {
      if (!name.startsWith('$') && meaningOf(name).closes) closedAt = Math.max(closedAt ?? 0, lastSecond * secondMs);
    }
  }
  return closedAt;
}

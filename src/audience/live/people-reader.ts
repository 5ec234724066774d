import type { IdentifierId, PersonId, SourceId } from '../../foundation/index.ts';
import { decodeSummary, type Fragment, readFragments, readSettlements } from '../../profile/index.ts';
import type { Sql } from '../../storage/index.ts';
import { type Portrait, type PortraitContext, portraitOf } from '../portrait/portrait.ts';
import { PersonNumbers } from './person-numbers.ts';

/** A summary as it was written a moment ago, and of whom. */
export interface WrittenSummary {
  readonly identifier: number;
  readonly text: string;
}

/** A person as she is now; `others` are her identifiers under whose numbers she, or a part of her, may have gone before. */
export interface ReadPerson {
  readonly portrait: Portrait;
  readonly others: readonly number[];
}

// Of people with more than one summary, or with values that somebody settled.
const several = 4_294_967_295;

/**
 * Portraits of people, out of Postgres; and without it out of a summary that was just written, of people of whom it is known that this summary is all there
 * is. That is learned when somebody is read, and forgotten when her identifiers change hands.
 */
export class PeopleReader {
  readonly #sql: Sql;
  readonly #only = new PersonNumbers();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Her identifiers, or what was settled of her, may be others by now. */
  forget(person: number): void {
    this.#only.set(person, 0);
  }

  /** Whether her newest acts and names may be those of several summaries: what one of them tells of its own lists is then not all. */
  mayBeSeveral(person: number): boolean {
    const only = this.#only.of(person);
    return only === 0 || only === several;
  }

  /** Her portrait out of a summary that was just written; undefined when it is not known to be all of her. */
  fromWritten(person: number, { identifier, text }: WrittenSummary, context: PortraitContext): Portrait | undefined {
    const only = this.#only.of(person);
    if (only !== identifier) {
      if (only !== 0 && only !== several) this.#only.set(person, several);
      return undefined;
    }
    const summary = decodeSummary(text);
    return summary === undefined ? undefined : portraitOf([fragmentOf(identifier, summary)], [], context);
  }

  /** Some people as they are now; who is not there any more is not in it. */
  async read(people: readonly number[], context: PortraitContext): Promise<Map<number, ReadPerson>> {
    const fragments = await readFragments(this.#sql, people as PersonId[]);
    const settlements = await readSettlements(this.#sql, people as PersonId[]);
    const found = new Map<number, ReadPerson>();
    for (const [person, parts] of fragments) {
      const ids = new Set(parts.map(({ identifier }) => identifier.id));
      const own = settlements.filter(({ identifierId }) => ids.has(identifierId));
      const full = parts.filter(({ summary }) => summary.count > 0);
      const only = full.length === 1 && own.length === 0 ? (full[0] as Fragment).identifier.id : several;
      this.#only.set(person, only);
      const others = parts.flatMap(({ identifier: { id } }) => ((id as number) === (person as number) ? [] : [id as number]));
      found.set(person, { portrait: portraitOf(parts, own, context), others });
    }
    return found;
  }
}

/** As much of a fragment as conditions ask for: what she is known by is none of it. */
function fragmentOf(identifier: number, summary: Fragment['summary']): Fragment {
  const named = { namespace: '', value: '', firstSeen: 0, sourceId: 0 as SourceId, shared: false };
  return { identifier: { id: identifier as IdentifierId, ...named }, summary };
}

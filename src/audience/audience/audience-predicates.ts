import type { Postgres } from '../../storage/index.ts';
import { compileRule, type Predicate } from '../rule/compile-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { activeAudiences, rulesOf } from './audiences.ts';

/** Who is in which audience, asked of one person in one moment: what the stream of changes says a second later is known here already. */
export interface AudiencePredicates {
  /** Undefined for one that is not there or was put away: nobody is in it. */
  of(audience: number): Predicate | undefined;
  /** A rule of somebody else, which may name audiences. */
  compile(rule: Rule): Predicate;
  close(): Promise<void>;
}

// A notification can be lost while the listening connection is being made again.
const reloadMs = 15_000;

/** Loads the rules of audiences and keeps them current, within a second of a change; each process and thread makes its own. */
export async function createAudiencePredicates(
  postgres: Postgres,
  onProblem: (message: string, error?: unknown) => void,
): Promise<AudiencePredicates> {
  let find = rulesOf([]);
  let predicates = new Map<number, Predicate>();
  const load = async (): Promise<void> => {
    const audiences = await activeAudiences(postgres);
    find = rulesOf(audiences);
    predicates = new Map();
  };
  let loading: Promise<void> = Promise.resolve();
  const loadQuietly = (): void => {
    loading = loading
      .then(load)
      .catch((error: unknown) => onProblem('audiences could not be read again; those in memory stay in force', error));
  };
  // Listen first, then read: a change between the two is then seen twice, not never.
  const stop = await postgres.listen('audiences_changed', loadQuietly);
  const timer = setInterval(loadQuietly, reloadMs);
  timer.unref();
  await load();
  return {
    of: (audience) => {
      const known = predicates.get(audience);
      if (known !== undefined) return known;
      const rule = find(audience);
      if (rule === undefined) return undefined;
      const made = compileRule(rule, find);
      predicates.set(audience, made);
      return made;
    },
    compile: (rule) => compileRule(rule, find),
    close: async () => {
      clearInterval(timer);
      await stop();
      await loading;
    },
  };
}

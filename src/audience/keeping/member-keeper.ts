import { createHash } from 'node:crypto';
import type { ConsentRules } from '../../consent/index.ts';
import { type Clock, hourMs, Pause, type PersonId, repeatStep } from '../../foundation/index.ts';
import type { TraitPreference } from '../../profile/index.ts';
import type { Postgres } from '../../storage/index.ts';
import type { ValueCosts, ValueModel } from '../../value/index.ts';
import { activeGroups } from '../group/groups.ts';
import type { World } from '../portrait/portrait.ts';
import { readWorthTenths, tenthsKey, workOutTenths } from '../portrait/worth-tenths.ts';
import * as queries from '../queries/keep.ts';
import { type KeepingContext, keepMembers } from './keep-members.ts';

export interface KeeperDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly model: () => ValueModel | undefined;
  readonly costs: () => ValueCosts;
  readonly preference: () => TraitPreference;
  readonly consent: () => ConsentRules;
  readonly onProblem: (message: string, error?: unknown) => void;
}

// Some ten milliseconds of work: whoever pins an exception meanwhile waits no longer than that.
const peopleABatch = 100;
// Changed people whose turn has not come; beyond it all are looked at anyway, in a sweep.
const pendingMax = 200_000;
// Of one processor at most a quarter for those who changed or are due, and a tenth for the sweep that heals.
const restOfChanged = 3;
const restOfHealing = 9;
const restMsMin = 40;
const lookAgainMs = 1_000;
const worldMs = 2_000;
const healEveryMs = 24 * hourMs;

/**
 * Keeps who is in which group: of people who changed (it is told of them), of people for whom time has changed something (their due moment), and,
 * slowly, of everybody: after a start, once a day, and whenever groups, the model, the costs or what is allowed on what ground have changed. Intake never waits for it.
 */
export class MemberKeeper {
  readonly #dependencies: KeeperDependencies;
  readonly #pause = new Pause();
  readonly #pending = new Set<number>();
  #isStopped = false;
  #hasMissed = true;
  #world: World | undefined;
  #worldKey = '';
  #lookedAtWorld = Number.NEGATIVE_INFINITY;
  #sweptAt = 0;

  constructor(dependencies: KeeperDependencies) {
    this.#dependencies = dependencies;
  }

  /** These people have changed. */
  changed(people: Iterable<number>): void {
    for (const person of people) {
      if (this.#pending.size < pendingMax) this.#pending.add(person);
      else this.#hasMissed = true;
    }
    this.#pause.wake();
  }

  /** Groups, the model or costs may have changed. */
  look(): void {
    this.#lookedAtWorld = Number.NEGATIVE_INFINITY;
    this.#pause.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#pause.wake();
  }

  /** Works until `stop`. */
  run(): Promise<void> {
    return repeatStep(this.#pause, () => this.step(), {
      ...{ isStopped: () => this.#isStopped, restMs: lookAgainMs, restMsMin, onProblem: this.#dependencies.onProblem },
      problem: 'groups could not be kept; it is tried again',
    });
  }

  /** One batch of whatever is most urgent; answers how many times as long to rest, or undefined when there is nothing to do. */
  async step(): Promise<number | undefined> {
    const { postgres, clock } = this.#dependencies;
    await this.#lookAtWorld();
    const changed = [...this.#pending].slice(0, peopleABatch);
    if (changed.length > 0) {
      for (const person of changed) this.#pending.delete(person);
      try {
        await keepMembers(postgres, changed as PersonId[], this.#context());
      } catch (error) {
        this.changed(changed);
        throw error;
      }
      return restOfChanged;
    }
    const due = await postgres.query<{ person_id: number }>(queries.peopleDue, [clock.now(), peopleABatch]);
    if (due.length > 0) {
      const kept = await keepMembers(postgres, due.map(({ person_id }) => person_id) as PersonId[], this.#context());
      // Nobody else tells their open pages: nothing happened but time.
      if (kept.changed.size > 0) await postgres.query(queries.notify, ['applied', [[...kept.changed].join(' ')]]);
      return restOfChanged;
    }
    return this.#sweep();
  }

  #context(): KeepingContext {
    const { preference, consent, clock } = this.#dependencies;
    return { world: this.#world as World, preference: preference(), consent: consent(), now: clock.now() };
  }

  /** The next page of everybody, when a sweep is on or should be. */
  async #sweep(): Promise<number | undefined> {
    const { postgres, clock } = this.#dependencies;
    const [sweep] = await postgres.query<queries.SweepRow>(queries.readSweep);
    if (sweep === undefined) return undefined;
    if (sweep.after_person === null && (this.#hasMissed || clock.now() - (sweep.done_at ?? 0) > healEveryMs)) {
      this.#hasMissed = false;
      await postgres.query(queries.beginSweep, [this.#worldKey]);
      return 0;
    }
    if (sweep.after_person === null) return undefined;
    const rows = await postgres.query<{ person_id: number }>(queries.nextPeople, [sweep.after_person, peopleABatch]);
    const people = rows.map(({ person_id }) => person_id as PersonId);
    await keepMembers(postgres, people, this.#context());
    if (people.length < peopleABatch) await postgres.query(queries.endSweep, [clock.now()]);
    else await postgres.query(queries.moveSweep, [people.at(-1)]);
    const isCounting = sweep.done_key !== this.#worldKey;
    // Whoever looks at groups sees how far counting has come, once a second.
    if (people.length < peopleABatch || (isCounting && clock.now() - this.#sweptAt > lookAgainMs)) {
      this.#sweptAt = clock.now();
      await postgres.query(queries.notify, ['topic', ['groups']]);
    }
    return isCounting ? restOfChanged : restOfHealing;
  }

  /** What everybody is judged by now; tenths are worked out before a new model counts. */
  async #lookAtWorld(): Promise<void> {
    const { postgres, clock } = this.#dependencies;
    if (this.#world !== undefined && performance.now() - this.#lookedAtWorld < worldMs) return;
    this.#lookedAtWorld = performance.now();
    const [model, costs] = [this.#dependencies.model(), this.#dependencies.costs()];
    const key = model === undefined ? 'none' : tenthsKey(model, costs);
    let tenths = model === undefined ? undefined : await readWorthTenths(postgres, key);
    if (model !== undefined && tenths?.isOwn !== true) {
      const rest = () => new Promise<void>((resolve) => setTimeout(resolve, restMsMin));
      const { identifiers } = model.body;
      const context = { preference: this.#dependencies.preference(), now: clock.now() };
      tenths = { isOwn: true, tenths: await workOutTenths(postgres, { model, costs, identifiers }, context, clock, rest) };
    }
    this.#world = { model, costs, tenths: tenths?.tenths };
    const groups = await activeGroups(postgres);
    // Names, and what is added for a group's people, move nobody: only a rule does.
    const rules = JSON.stringify([groups.map(({ id, rule }) => [id, rule]), this.#dependencies.preference(), this.#dependencies.consent()]);
    const worldKey = `${key} ${createHash('sha256').update(rules).digest('hex')}`;
    if (worldKey === this.#worldKey) return;
    this.#worldKey = worldKey;
    // Written at once, whoever else has to be looked at first: sizes are said to be counted anew from now on.
    const [sweep] = await postgres.query<queries.SweepRow>(queries.readSweep);
    if (sweep?.key !== worldKey) await postgres.query(queries.beginSweep, [worldKey]);
  }
}

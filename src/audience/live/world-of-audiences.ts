import { createHash } from 'node:crypto';
import type { ConsentRules } from '../../consent/index.ts';
import type { Clock } from '../../foundation/index.ts';
import type { TraitPreference } from '../../profile/index.ts';
import type { Postgres } from '../../storage/index.ts';
import type { ValueCosts, ValueModel } from '../../value/index.ts';
import { activeAudiences } from '../audience/audiences.ts';
import type { PortraitContext, World } from '../portrait/portrait.ts';
import { readWorthTenths, tenthsKey } from '../portrait/worth-tenths.ts';
import { AudienceBook } from './audience-book.ts';

/** What answers rest on besides people. */
export interface WorldSettings {
  readonly model: () => ValueModel | undefined;
  readonly costs: () => ValueCosts;
  readonly preference: () => TraitPreference;
  readonly consent: () => ConsentRules;
}

export interface LiveWorld {
  readonly world: World;
  readonly book: AudienceBook;
  /** Names what facts of people rest on besides people. */
  readonly factsKey: string;
}

// Raised when rows of facts hold something else than before.
const factsLayout = 1;

/** The rules in use and what they are judged by, as they were looked at last. */
export class WorldOfAudiences {
  readonly #postgres: Postgres;
  readonly #clock: Clock;
  readonly #settings: WorldSettings;
  #known: LiveWorld | undefined;
  #key = '';

  constructor(postgres: Postgres, clock: Clock, settings: WorldSettings) {
    this.#postgres = postgres;
    this.#clock = clock;
    this.#settings = settings;
  }

  get known(): LiveWorld | undefined {
    return this.#known;
  }

  get current(): LiveWorld {
    return this.#known as LiveWorld;
  }

  context(now: number = this.#clock.now()): PortraitContext {
    return { preference: this.#settings.preference(), consent: this.#settings.consent(), now };
  }

  /** The same object while nothing has changed. */
  async look(): Promise<LiveWorld> {
    const [model, costs] = [this.#settings.model(), this.#settings.costs()];
    const worth = model === undefined ? 'none' : tenthsKey(model, costs);
    const found = model === undefined ? undefined : await readWorthTenths(this.#postgres, worth);
    const worldKey = `${worth} ${found?.isOwn === true}`;
    const active = await activeAudiences(this.#postgres);
    const rules = digest(JSON.stringify(active.map(({ id, rule }) => [id, rule])));
    const factsKey = digest(JSON.stringify([factsLayout, this.#settings.preference(), this.#settings.consent()]));
    const key = `${worldKey} ${rules} ${factsKey}`;
    if (this.#known !== undefined && key === this.#key) return this.#known;
    const before = this.#key.split(' ').slice(0, 3).join(' ');
    const isSameBook = this.#known !== undefined && before === `${worldKey} ${rules}`;
    const book = isSameBook ? (this.#known as LiveWorld).book : new AudienceBook(active, worldKey);
    this.#key = key;
    this.#known = { world: { model, costs, tenths: found?.tenths }, book, factsKey };
    return this.#known;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

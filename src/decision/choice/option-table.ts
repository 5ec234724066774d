import { BoundedCache } from '../../foundation/index.ts';
import type { HoldingRules, MomentRule, Selector } from '../rule/moment-rule.ts';
import type { Choosable } from './choosable.ts';
import { spokenOf } from './with-variants.ts';

/** An option with what every decision asks of its tags. */
export interface OptionRow {
  readonly item: Choosable;
  /** Its place in the list. */
  readonly at: number;
  /** The place of its purpose among those of the list. */
  readonly purpose: number;
  /** Topics and products that it is of. */
  readonly about: readonly string[];
  readonly stages: readonly string[];
  readonly questions: readonly string[];
}

/** What rights, devices and languages leave of a list, whoever it is for. */
export interface Screened {
  readonly left: readonly OptionRow[];
  readonly rejected: readonly ScreenedOut[];
}

export interface ScreenedOut {
  readonly item: Choosable;
  readonly code: 'not_for_channel' | 'not_for_device' | 'other_language';
}

/** What rules that hold say of the options of a list, by their places in it. */
export interface Verdicts {
  readonly withheldBy: ReadonlyMap<number, MomentRule>;
  /** The rule that lets nothing else through, and what it lets through. */
  readonly alone: MomentRule | undefined;
  readonly isAlone: ReadonlySet<Choosable>;
  /** Rules that put something first, the strongest first, and by option which of them. */
  readonly firsts: readonly MomentRule[];
  readonly firstBy: ReadonlyMap<number, number>;
}

/** What an option is screened by. */
export interface Screen {
  readonly channel: string;
  readonly device: string;
  readonly language?: string | undefined;
}

// Channels, devices and languages are words of whoever asks.
const screensMax = 1_000;
const none: readonly string[] = [];
const tables = new WeakMap<readonly Choosable[], OptionTable>();

/** The table of a list of options: made once for as long as the list is the same. */
export function optionTableOf(items: readonly Choosable[]): OptionTable {
  let table = tables.get(items);
  if (table === undefined) {
    table = new OptionTable(items);
    tables.set(items, table);
  }
  return table;
}

/** What is the same for every decision about one list of options, worked out once: fifty options are asked the same things five hundred times a second. */
export class OptionTable {
  readonly purposes: readonly string[];
  readonly #rows: readonly OptionRow[];
  readonly #languages: ReadonlySet<string>;
  readonly #byReading = new Map<string, OptionRow[]>();
  readonly #screens = new BoundedCache<string, Screened>(screensMax);
  readonly #selected = new WeakMap<Selector, readonly OptionRow[]>();
  readonly #verdicts = new WeakMap<HoldingRules, Verdicts>();

  constructor(items: readonly Choosable[]) {
    this.purposes = [...new Set(items.map(({ purpose }) => purpose))];
    this.#rows = items.map((item, at) => ({
      ...{
        item,
        at,
        purpose: this.purposes.indexOf(item.purpose),
        stages: item.tags.get('stage') ?? none,
        questions: item.tags.get('question') ?? none,
      },
      about: [...(item.tags.get('topic') ?? none), ...(item.tags.get('product') ?? none)],
    }));
    this.#languages = new Set(items.map(({ spoken }) => spoken));
    for (const row of this.#rows)
      for (const reading of [row.item.family, row.item.path])
        if (reading !== undefined) this.#byReading.set(reading, [...(this.#byReading.get(reading) ?? []), row]);
  }

  /** Where there is content in her language, the rest is not for her; where there is none, any is better than nothing. */
  screen({ channel, device, language }: Screen): Screened {
    const key = `${channel}\u0000${device}\u0000${language ?? ''}`;
    let known = this.#screens.get(key);
    if (known === undefined) {
      const spoken = language === undefined ? undefined : spokenOf(language);
      known = this.#screened(channel, device, spoken !== undefined && this.#languages.has(spoken) ? spoken : undefined);
      this.#screens.set(key, known);
    }
    return known;
  }

  #screened(channel: string, device: string, spoken: string | undefined): Screened {
    const left: OptionRow[] = [];
    const rejected: ScreenedOut[] = [];
    for (const row of this.#rows) {
      const { item } = row;
      if (spoken !== undefined && item.spoken !== spoken) rejected.push({ item, code: 'other_language' });
      else if (item.channels !== undefined && !item.channels.includes(channel)) rejected.push({ item, code: 'not_for_channel' });
      else if (item.devices !== undefined && !item.devices.includes(device)) rejected.push({ item, code: 'not_for_device' });
      else left.push(row);
    }
    return { left, rejected };
  }

  /** The options that a rule speaks of. */
  #selectedBy({ choose }: MomentRule): readonly OptionRow[] {
    let known = this.#selected.get(choose);
    if (known === undefined) {
      known = this.#rows.filter(({ item }) => isSelected(item, choose));
      this.#selected.set(choose, known);
    }
    return known;
  }

  /** What rules say of the options; the same object for the same rules. */
  verdicts(holding: HoldingRules): Verdicts {
    let known = this.#verdicts.get(holding);
    if (known === undefined) {
      const [withheldBy, firstBy] = [new Map<number, MomentRule>(), new Map<number, number>()];
      for (const rule of holding.withhold) for (const { at } of this.#selectedBy(rule)) if (!withheldBy.has(at)) withheldBy.set(at, rule);
      holding.first.forEach((rule, place) => {
        for (const { at } of this.#selectedBy(rule)) if (!firstBy.has(at)) firstBy.set(at, place);
      });
      const [alone] = holding.only;
      const isAlone = new Set(alone === undefined ? [] : this.#selectedBy(alone).map(({ item }) => item));
      known = { withheldBy, alone, isAlone, firsts: holding.first, firstBy };
      this.#verdicts.set(holding, known);
    }
    return known;
  }

  /** The options that have a key or a path. */
  rowsOfReading(reading: string): readonly OptionRow[] {
    return this.#byReading.get(reading) ?? [];
  }

  /** How often each option was read, out of how often what has a key or a path was; those that were not are not there. */
  readingsOf(reads: ReadonlyMap<string, number>): ReadonlyMap<Choosable, number> {
    const readings = new Map<Choosable, number>();
    for (const [reading, times] of reads)
      for (const { item } of this.rowsOfReading(reading)) readings.set(item, (readings.get(item) ?? 0) + times);
    return readings;
  }
}

/** Whether a rule speaks of an item: every part that it names fits. */
function isSelected(item: Choosable, { items, kinds, products, tags }: Selector): boolean {
  if (items !== undefined && !items.includes(item.family)) return false;
  if (kinds !== undefined && !kinds.includes(item.kind)) return false;
  if (products !== undefined && !(item.product !== undefined && products.includes(item.product))) return false;
  return Object.entries(tags ?? {}).every(([kind, values]) => (item.tags.get(kind) ?? []).some((value) => values.includes(value)));
}

import type { MomentRule } from '../api/contract.ts';
import { isUnfinished, tidyRule } from '../groups/tidy-rule.ts';
import type { Rule } from '../groups/use-group-text.ts';
import { isMomentUnfinished } from './moment-conditions.ts';

export type Effect = MomentRule['effect'];

/** A rule while somebody writes it: its conditions as a list that one joint holds together. */
export interface RuleDraft {
  /** Undefined for a new one: its key is made of its name. */
  key: string | undefined;
  name: string;
  places: string[];
  joint: 'all' | 'any';
  parts: Rule[];
  effect: Effect;
  choose: MomentRule['choose'];
  because: string;
  startedBy: MomentRule['startedBy'];
  isOff: boolean;
}

export const newDraft: RuleDraft = {
  ...{ key: undefined, name: '', places: [], joint: 'all', parts: [{ moment: 'visitNumber', min: 2 }] },
  ...{ effect: 'first', choose: {}, because: '', startedBy: 'customer', isOff: false },
};

/** A rule as it is written, ready to be changed. Pure. */
export function draftOf(rule: MomentRule): RuleDraft {
  const when = rule.when as Rule;
  return {
    ...{ key: rule.key, name: rule.name, places: [...(rule.places ?? [])], joint: when.any === undefined ? 'all' : 'any' },
    parts: when.all ?? when.any ?? [when],
    ...{ effect: rule.effect, choose: rule.choose, because: rule.because ?? '', startedBy: rule.startedBy, isOff: rule.isOff === true },
  };
}

/** `Returns: help first` → `returns-help-first`, told from those that are taken by a number. Pure. */
export function keyOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const key = (plain === '' ? 'rule' : plain).slice(0, keyCharactersMax).replace(/-+$/, '');
  let number = 2;
  let free = key;
  // The page of a new rule has the address `new`.
  while (free === 'new' || taken.includes(free)) {
    free = `${key}-${number}`;
    number += 1;
  }
  return free;
}

// The server's own most, with room for a number.
const keyCharactersMax = 70;

/** A draft as it is sent: without what was left empty. Pure. */
export function ruleOf(draft: RuleDraft, taken: readonly string[]): MomentRule {
  const { key, name, places, joint, parts, effect, choose, because, startedBy, isOff } = draft;
  const given = Object.entries(choose).filter(
    ([part, values]) => part === 'tags' || (values as readonly string[] | undefined)?.length !== 0,
  );
  const tags = Object.fromEntries(Object.entries(choose.tags ?? {}).filter(([, values]) => values.length > 0));
  const { tags: _, ...rest } = Object.fromEntries(given) as MomentRule['choose'];
  return {
    key: key ?? keyOf(name, taken),
    name: name.trim(),
    ...(places.length === 0 ? {} : { places }),
    when: (parts.length === 0 ? { all: [] } : tidyRule({ [joint]: parts })) as MomentRule['when'],
    effect,
    choose: { ...rest, ...(Object.keys(tags).length === 0 ? {} : { tags }) },
    ...(because.trim() === '' ? {} : { because: because.trim() }),
    startedBy,
    ...(isOff ? { isOff: true } : {}),
  };
}

/** What is still missing, the first thing first; undefined when it can be tried and saved. Pure. */
export function missingIn(rule: MomentRule): 'conditions' | 'content' | 'name' | undefined {
  if (rule.name === '') return 'name';
  if (isMomentUnfinished(rule.when as Rule, isUnfinished)) return 'conditions';
  return Object.keys(rule.choose).length === 0 ? 'content' : undefined;
}

import { compareText, stableHash } from './stable-hash.ts';
import type { Choice, Device, Group, Preference, Search, StatedText, ValueTally, Words } from './summary.ts';

// What a clerk can read while somebody stands before her.
export const wordsMax = 10;
export const searchesMax = 20;
// Of choices more, so that an order is recognised as the report of a selection long after.
export const choicesMax = 30;
// Segment's Profile API lists at most twenty links.
export const groupsMax = 20;
// Beyond this a "person" is a test account or a shared machine; of more devices those with the smallest key are kept.
export const devicesMax = 32;
// Events may name attributes of their own; of more, those whose names have the smallest hash are kept.
export const preferencesMax = 40;
// Values of one attribute that one person has chosen or passed over.
const preferenceValuesMax = 30;

// Of records that do not say what stood beside it: one other thing.
const evenChance = 500;

// The goal she has now, and those before it for whoever asks how it came about.
const goalsMax = 3;
// What fits beside her name.
const mattersMax = 10;

type FromEvent = readonly [time: number, sourceId: number, messageId: string, label: string, ...rest: unknown[]];

/** By time, then by what identifies the event, then by content: one event can hold two searches. */
function compareByEvent(left: FromEvent, right: FromEvent): number {
  return (
    left[0] - right[0] ||
    compareText(left[2], right[2]) ||
    left[1] - right[1] ||
    compareText(left[3], right[3]) ||
    compareText(String(left[4]), String(right[4]))
  );
}

/** Inserts in order of event and keeps the newest `max`. */
function addNewest<Item extends FromEvent>(list: Item[], added: Item, max: number): void {
  let at = list.length;
  while (at > 0 && compareByEvent(list[at - 1] as Item, added) > 0) at--;
  if (at === 0 && list.length >= max) return;
  list.splice(at, 0, added);
  if (list.length > max) list.shift();
}

export function addWords(list: Words[], added: Words): void {
  addNewest(list, added, wordsMax);
}

export function addChoice(list: Choice[], added: Choice): void {
  addNewest(list, added, choicesMax);
}

/** Adds a search; the same term from the same origin is kept once, with its newest event. */
export function addSearch(list: Search[], added: Search): void {
  addNewestOfKey(list, added, (known) => known[3] === added[3] && known[4] === added[4], searchesMax);
}

/** Adds a group; each is kept once, with its newest event. */
export function addGroup(list: Group[], added: Group): void {
  addNewestOfKey(list, added, (known) => known[3] === added[3], groupsMax);
}

export function addGoal(list: StatedText[], added: StatedText): void {
  addNewest(list, added, goalsMax);
}

/** Adds something that matters to her; the same text is kept once, with its newest event. */
export function addMatter(list: StatedText[], added: StatedText): void {
  addNewestOfKey(list, added, (known) => known[3] === added[3], mattersMax);
}

function addNewestOfKey<Item extends FromEvent>(list: Item[], added: Item, isSame: (known: Item) => boolean, max: number): void {
  const at = list.findIndex(isSame);
  if (at >= 0) {
    if (compareByEvent(list[at] as Item, added) >= 0) return;
    list.splice(at, 1);
  }
  addNewest(list, added, max);
}

/** Adds events of a device; of two descriptions of one device the one that comes first in the alphabet is shown. */
export function addDevice(list: Device[], added: Readonly<Device>): void {
  let at = 0;
  for (; at < list.length; at++) {
    const known = list[at] as Device;
    if (known[0] === added[0]) {
      if (added[1] !== known[1] && added[1] < known[1]) known[1] = added[1];
      if (added[2] !== known[2] && added[2] < known[2]) known[2] = added[2];
      if (added[3] < known[3]) known[3] = added[3];
      if (added[4] > known[4]) known[4] = added[4];
      known[5] += added[5];
      return;
    }
    if (known[0] > added[0]) break;
  }
  list.splice(at, 0, [...added]);
  if (list.length > devicesMax) list.pop();
}

/** Adds `choices` choices in which `attribute` could be chosen, with the values that were. */
export function addPreference(list: Preference[], attribute: string, choices: number, values: readonly Readonly<ValueTally>[]): void {
  let known = list.find((each) => each[0] === attribute);
  if (known === undefined) {
    known = [attribute, 0, []];
    list.push(known);
    list.sort((left, right) => compareText(left[0], right[0]));
    if (list.length > preferencesMax) dropGreatestHash(list);
  }
  known[1] += choices;
  for (const [value, chosen, offered = chosen, chance = chosen * evenChance] of values) {
    const tally = known[2].find((each) => each[0] === value);
    if (tally === undefined) {
      known[2].push([value, chosen, offered, chance]);
      continue;
    }
    const [, before, offeredBefore = before, chanceBefore = before * evenChance] = tally;
    tally[1] = before + chosen;
    tally[2] = offeredBefore + offered;
    tally[3] = chanceBefore + chance;
  }
  known[2].sort((left, right) => compareText(left[0], right[0]));
  if (known[2].length > preferenceValuesMax) known[2].length = preferenceValuesMax;
}

function dropGreatestHash(list: Preference[]): void {
  let greatest = 0;
  for (let at = 1; at < list.length; at++) {
    // In order of names: of two that hash alike the later one goes.
    if (stableHash((list[at] as Preference)[0]) >= stableHash((list[greatest] as Preference)[0])) greatest = at;
  }
  list.splice(greatest, 1);
}

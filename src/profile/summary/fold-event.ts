import { permissionStatementsOf } from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, hourMs, secondMs } from '../../foundation/index.ts';
import { channels } from '../../source/index.ts';
import { actOf, addAct } from './acts.ts';
import { choiceOf } from './choices.ts';
import { deviceOf } from './devices.ts';
import { entryOf, signInOf } from './entry-route.ts';
import { type EventMeaning, meaningOf, noMeaning } from './event-meaning.ts';
import { placeOf, traitsOf } from './event-traits.ts';
import { foldedTime } from './folded-time.ts';
import { addChoice, addDevice, addGoal, addGroup, addMatter, addPreference, addSearch, addWords } from './newest-lists.ts';
import { opinionOf } from './opinions.ts';
import { addOrder, addReversal, addToOrderTotal } from './orders.ts';
import { isByStaff, ownWordsOf } from './own-words.ts';
import { addOwnedFact, addService, addThingSignal } from './owned-lists.ts';
import { ownedObservation } from './owned-things.ts';
import { namedCurrencyOf, orderOf, reversalOf } from './purchases.ts';
import { addReceiving, receivingOf } from './receivings.ts';
import { mayKeepSearches, type SearchRule } from './search-permission.ts';
import { searchesOf, withoutSearches } from './searches.ts';
import { statedTextsOf } from './stated-texts.ts';
import { addStatement, permissionNamesMax, traitNamesMax } from './statements.ts';
import type { Choice, Summary, ValueTally } from './summary.ts';
import { addToChannel, addToDay, addToName, addToOpinion, addToSource } from './tallies.ts';
import { addToVisits } from './visits.ts';

/** What folding must know that the event does not say. */
export interface FoldContext {
  /** Currency (ISO 4217) of the event's source, for amounts that name none; `USD` when the source has none either. */
  readonly currency?: string | undefined;
  /** Under what permission searches are kept. */
  readonly searches: SearchRule;
  /** Searches that may not be kept are out of the event already (`withoutSearches`): looking for them again is spared. */
  readonly searchesWithheld?: true;
}

// Longer group ids are somebody's data in the wrong place (Segment drops those above 500).
const groupIdLengthMax = 200;

/**
 * Adds one event to a summary, in place, and returns it. Events may come in any order, each once (repeats are removed before by source
 * and message id). The law: for any split of a list of events, `foldEvent` over all equals `combineSummaries` over the parts.
 */
export function foldEvent(summary: Summary, given: CustomerEvent, context: FoldContext): Summary {
  const mayKeep = mayKeepSearches(given, context.searches);
  const event = mayKeep || context.searchesWithheld ? given : withoutSearches(given, given.name);
  const time = foldedTime(event);
  const isTrack = event.kind === 'track';
  const meaning = isTrack ? meaningOf(event.name) : noMeaning;
  const name = isTrack ? event.name : `$${event.kind}`;
  foldCounts(summary, event, time, name);
  if (isOwnAct(event, meaning)) addAct(summary.acts, actOf(event, name, Math.floor(time / secondMs)));
  foldDay(summary, event, time, meaning);
  foldPresence(summary, event, time, meaning, mayKeep);
  foldStatements(summary, event, time, meaning);
  if (event.kind === 'group' && event.groupId !== undefined && event.groupId !== '' && event.groupId.length <= groupIdLengthMax) {
    addGroup(summary.groups, [time, event.sourceId, event.messageId, event.groupId]);
  }
  if (isTrack) {
    if (meaning.order !== undefined) foldOrder(summary, event, time, meaning.order, context);
    const receiving = receivingOf(event, time, meaning.order === 'completed');
    if (receiving !== undefined) addReceiving(summary.receivings, receiving);
    foldOwned(summary, event, time, meaning, context);
    foldVoice(summary, event, time, meaning);
    foldChoice(summary, event, time, meaning.order !== undefined);
  }
  if (mayKeep) foldSearches(summary, event, time);
  return summary;
}

/** What she did herself, whoever told of it: views and acts that did not only happen to her. */
function isOwnAct({ kind, properties }: CustomerEvent, meaning: EventMeaning): boolean {
  if (kind === 'page' || kind === 'screen') return true;
  return kind === 'track' && meaning.passive !== true && !isByStaff(properties);
}

function foldCounts(summary: Summary, event: CustomerEvent, time: number, name: string): void {
  if (summary.count === 0 || time < summary.first) summary.first = time;
  if (summary.count === 0 || time > summary.last) summary.last = time;
  summary.count += 1;
  const second = Math.floor(time / secondMs);
  addToChannel(summary.channels, event.channel, 1, second);
  addToSource(summary.sources, event.sourceId, 1, second, second);
  addToName(summary.names, name, second);
}

function foldDay(summary: Summary, event: CustomerEvent, time: number, meaning: EventMeaning): void {
  const day = Math.floor(time / dayMs);
  if (event.kind === 'page' || event.kind === 'screen') addToDay(summary.days, [day, event.channel, 1, 0, 0, 0]);
  else if (event.kind !== 'track') return;
  else if (meaning.order === 'completed') addToDay(summary.days, [day, event.channel, 0, 0, 1, 0]);
  else if (meaning.care !== undefined) addToDay(summary.days, [day, event.channel, 0, 0, 0, 1]);
  else addToDay(summary.days, [day, event.channel, 0, 1, 0, 0]);
}

/** Visits and devices: only where an event means that she was there herself. */
function foldPresence(summary: Summary, event: CustomerEvent, time: number, meaning: EventMeaning, mayKeep: boolean): void {
  const device = deviceOf(event);
  if (device !== undefined) {
    const second = Math.floor(time / secondMs);
    addDevice(summary.devices, [device.key, device.kind, device.label, second, second, 1]);
  }
  const isView = event.kind === 'page' || event.kind === 'screen';
  if (meaning.passive || !(isView || event.kind === 'track') || !isPresent(event, isView, meaning)) return;
  const signIn = meaning.signIn ? signInOf(event, time) : undefined;
  addToVisits(summary, beginningOf(event, time, meaning), isView ? 1 : 0, event.channel, signIn, () => entryOf(event, mayKeep));
}

/**
 * Whether the event means that she was there: by its channel; a page also when a server tells of it, for somebody looked at it; and a call
 * that she made is a visit by phone.
 */
function isPresent(event: CustomerEvent, isView: boolean, meaning: EventMeaning): boolean {
  if (channels[event.channel].presence) return true;
  if (event.channel === 'server') return isView;
  return event.channel === 'phone' && meaning.care === 'call' && !isByStaff(event.properties);
}

// Longer calls are a line that nobody closed.
const callMsMax = 8 * hourMs;

/** A call that is told of when it is over began its length before; other events are moments. */
function beginningOf({ channel, name, properties }: CustomerEvent, time: number, meaning: EventMeaning): number {
  if (channel !== 'phone' || meaning.care !== 'call' || !/ended|completed/i.test(name)) return time;
  const length = Number(properties.duration_seconds ?? properties.durationSeconds ?? properties.duration ?? 0) * secondMs;
  return length > 0 && length <= callMsMax ? time - Math.round(length) : time;
}

function foldStatements(summary: Summary, event: CustomerEvent, time: number, meaning: EventMeaning): void {
  const traits = traitsOf(event, time);
  if (traits !== undefined) addStatement(summary.traits, traits, 'sourceAndMethod', traitNamesMax);
  const place = placeOf(event, time, meaning.order === 'completed' ? namedCurrencyOf(event) : undefined);
  if (place !== undefined) addStatement(summary.traits, place, 'sourceAndMethod', traitNamesMax);
  for (const permission of permissionStatementsOf(event, time, meaning))
    addStatement(summary.permissions, permission, 'firmness', permissionNamesMax);
}

function foldOrder(
  summary: Summary,
  event: CustomerEvent,
  time: number,
  kind: 'cancelled' | 'completed' | 'refunded',
  context: FoldContext,
): void {
  if (kind === 'completed') {
    const order = orderOf(event, time, context.currency);
    addOrder(summary.orders, order);
    addToOrderTotal(summary.orderTotals, order[3], order[2] < 0 ? 0 : 1, order[2]);
  } else {
    addReversal(summary.reversals, reversalOf(event, time, kind === 'refunded' ? 'r' : 'c', context.currency));
  }
}

function foldOwned(summary: Summary, event: CustomerEvent, time: number, meaning: EventMeaning, { currency }: FoldContext): void {
  const observed = ownedObservation(event, time, meaning, currency);
  if (observed === undefined) return;
  for (const fact of observed.facts) addOwnedFact(summary.owned, fact);
  for (const service of observed.services) addService(summary.services, service);
  for (const signal of observed.signals) addThingSignal(summary.signals, signal);
}

/** Her own words and her opinions. */
function foldVoice(summary: Summary, event: CustomerEvent, time: number, meaning: EventMeaning): void {
  const words = ownWordsOf(event, meaning);
  if (words !== undefined) addWords(summary.words, [time, event.sourceId, event.messageId, event.channel, words]);
  if (meaning.stated !== undefined) foldStatedTexts(summary, event, time, meaning.stated);
  if (meaning.opinion === undefined) return;
  const opinion = opinionOf(event, meaning.opinion);
  if (opinion !== undefined) addToOpinion(summary.opinions, [opinion.kind, 1, opinion.hundredths, time, opinion.hundredths]);
}

function foldStatedTexts(summary: Summary, event: CustomerEvent, time: number, about: 'goal' | 'matters'): void {
  for (const text of statedTextsOf(event, about)) {
    if (about === 'goal') addGoal(summary.goals, [time, event.sourceId, event.messageId, text]);
    else addMatter(summary.matters, [time, event.sourceId, event.messageId, text]);
  }
}

function foldChoice(summary: Summary, event: CustomerEvent, time: number, isOrder: boolean): void {
  const choice = choiceOf(event);
  if (choice === undefined) return;
  const { chosen, alternatives, direction, rank, price, attributes } = choice;
  const reporter = isOrder ? 'o' : '';
  const known = attributes.map(({ attribute, chosen: value, offered }): NonNullable<Choice[9]>[number] =>
    isOrder ? [attribute, value, ...offered.flat()] : [attribute, value],
  );
  addChoice(summary.choices, [time, event.sourceId, event.messageId, chosen, [...alternatives], direction, rank, price, reporter, known]);
  for (const { attribute, chosen: value, offered } of attributes) {
    const values = offered.map(([one, chance]): ValueTally => [one, one === value ? 1 : 0, 1, chance]);
    addPreference(summary.preferences, attribute, 1, values);
  }
}

function foldSearches(summary: Summary, event: CustomerEvent, time: number): void {
  for (const search of searchesOf(event)) addSearch(summary.searches, [time, event.sourceId, event.messageId, search.origin, search.term]);
}

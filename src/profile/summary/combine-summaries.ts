import { addAct } from './acts.ts';
import { addChoice, addDevice, addGoal, addGroup, addMatter, addPreference, addSearch, addWords } from './newest-lists.ts';
import { addOrder, addReversal, addToOrderTotal } from './orders.ts';
import { addOwnedFact, addService, addThingSignal } from './owned-lists.ts';
import { addReceiving } from './receivings.ts';
import { addStatement, permissionNamesMax, type StatementScope, traitNamesMax } from './statements.ts';
import { emptySummary, type Statement, type Summary } from './summary.ts';
import { addNameTally, addToChannel, addToDay, addToOpinion, addToSource } from './tallies.ts';
import { combineVisits } from './visits.ts';

/**
 * The summary of the events of both: commutative and associative, with `emptySummary()` as neutral element. Pure. The permissions of
 * the result are the newest of either side, and therefore no answer to "may we": that is asked per identifier.
 */
export function combineSummaries(left: Summary, right: Summary): Summary {
  const all = emptySummary();
  addSummary(all, left);
  addSummary(all, right);
  return all;
}

/** The summary of the events of all `parts`. Pure. */
export function combineAll(parts: Iterable<Summary>): Summary {
  const all = emptySummary();
  for (const part of parts) addSummary(all, part);
  return all;
}

function addSummary(all: Summary, part: Summary): void {
  if (part.count === 0) return;
  all.first = all.count === 0 ? part.first : Math.min(all.first, part.first);
  all.last = all.count === 0 ? part.last : Math.max(all.last, part.last);
  all.count += part.count;
  for (const [channel, events, last] of part.channels) addToChannel(all.channels, channel, events, last);
  for (const [sourceId, events, first, last] of part.sources) addToSource(all.sources, sourceId, events, first, last);
  for (const name of part.names) addNameTally(all.names, name);
  for (const day of part.days) addToDay(all.days, day);
  combineVisits(all, part);
  addStatements(all.traits, part.traits, 'sourceAndMethod', traitNamesMax);
  addStatements(all.permissions, part.permissions, 'firmness', permissionNamesMax);
  for (const order of part.orders) addOrder(all.orders, order);
  for (const reversal of part.reversals) addReversal(all.reversals, reversal);
  for (const [currency, events, minorUnits] of part.orderTotals) addToOrderTotal(all.orderTotals, currency, events, minorUnits);
  for (const device of part.devices) addDevice(all.devices, device);
  for (const words of part.words) addWords(all.words, [...words]);
  for (const search of part.searches) addSearch(all.searches, [...search]);
  for (const choice of part.choices) addChoice(all.choices, [...choice]);
  for (const [attribute, choices, values] of part.preferences) addPreference(all.preferences, attribute, choices, values);
  for (const group of part.groups) addGroup(all.groups, [...group]);
  for (const goal of part.goals) addGoal(all.goals, [...goal]);
  for (const matter of part.matters) addMatter(all.matters, [...matter]);
  for (const receiving of part.receivings) addReceiving(all.receivings, receiving);
  for (const fact of part.owned) addOwnedFact(all.owned, fact);
  for (const service of part.services) addService(all.services, service);
  for (const signal of part.signals) addThingSignal(all.signals, signal);
  for (const act of part.acts) addAct(all.acts, act);
  for (const opinion of part.opinions) addToOpinion(all.opinions, opinion);
}

function addStatements(all: Statement[], part: readonly Statement[], scope: StatementScope, namesMax: number): void {
  for (const [time, sourceId, messageId, method, names, values] of part) {
    addStatement(all, [time, sourceId, messageId, method, [...names], [...values]], scope, namesMax);
  }
}

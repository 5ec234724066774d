import type { PermissionSignal } from '../../consent/index.ts';
import type { JsonValue } from '../../foundation/index.ts';
import { type Act, readActs, type WrittenActs, writeActs } from './written-acts.ts';

/*
 * The summary of a set of events, kept for each identifier. It is a commutative monoid: whatever the order of the events and however
 * they are split in parts, folding them all equals combining the summaries of the parts, byte for byte. Three kinds of piece keep
 * that law, and every piece is one of them:
 *   - sums, minima and maxima, with ties settled by content, never by order of arrival;
 *   - the K greatest of a set under an order that later events cannot change (newest words, newest record of an order);
 *   - all within a window that ends at the newest event (day tallies, details of visits).
 * Lists of keys that anybody can invent keep the K keys with the smallest hash: whether a key is among them does not depend on order,
 * so the counts of those that are kept are exact.
 * Pieces are small arrays, not objects: they go to JSON as they are, and no key can collide with a prototype's.
 * Times are milliseconds since 1970 UTC, and where only a "last seen" is shown whole seconds: a number that fits 31 bits is written
 * and read ten times as fast. Money is in minor units.
 */

export type ChannelTally = [channel: string, events: number, lastSecond: number];
export type SourceTally = [sourceId: number, events: number, firstSecond: number, lastSecond: number];
/** Track events by their name; other kinds as `$page`, `$screen` … Days as `writtenDays` writes them; tallies of older releases have none. */
export type NameTally = [name: string, events: number, lastSecond: number, days?: 0 | number[]];
/** What one UTC day (days since 1970) held in one channel. */
export type DayTally = [day: number, channel: string, views: number, actions: number, orders: number, care: number];

/** How a visit began: route, source, medium, campaign, search term; empty texts at the end are left out. */
export type VisitEntry = string[];
export type SignIn = [time: number, provider: string];
/** Events at most 30 minutes apart. Entry and sign-in are kept while the visit is recent. `0` stands for no sign-in. */
export type Visit = [start: number, duration: number, events: number, views: number, channel: string, entry?: VisitEntry, signIn?: SignIn];
/** Visits that no longer fit: how many, and the end of the last of them. */
export type ForgottenVisits = [count: number, until: number];

/** `s` stated by the person, `o` observed by a system, `c` computed; for permissions the signal. */
export type StatementMethod = 'c' | 'o' | 's' | PermissionSignal;
/** What one event said that no later event of the same source has said anew: names and their values, in order of names. */
export type Statement = [time: number, sourceId: number, messageId: string, method: StatementMethod, names: string[], values: JsonValue[]];

/**
 * The newest record of an order. Orders without an id have `~` and their message id. An amount below zero is a return. Marks: `s` when the order
 * named no currency and has its source's (where the source has none either the currency is '', and its minor units are hundredths), `u` when
 * its amount is unknown, which is written as 0; `su` for both.
 */
export type Order = [time: number, orderId: string, minorUnits: number, currency: string, marks?: 's' | 'su' | 'u'];
/** Money given back: `r` a refund (-1 when the event named no amount: the whole order), `c` a cancelled order. */
export type Reversal = [time: number, orderId: string, kind: 'c' | 'r', minorUnits: number, currency: string];
/** All orders ever in one currency, repeats of an order by several sources included. */
export type OrderTotal = [currency: string, events: number, minorUnits: number];

export type Device = [key: number, kind: string, label: string, firstSecond: number, lastSecond: number, events: number];
/** Something the person wrote or said, in her words. */
export type Words = [time: number, sourceId: number, messageId: string, channel: string, text: string];
export type Search = [time: number, sourceId: number, messageId: string, origin: string, term: string];
export type Choice = [
  time: number,
  sourceId: number,
  messageId: string,
  chosen: string,
  alternatives: string[],
  direction: '' | 'd' | 's' | 'u',
  rank: number | null,
  price: number | null,
  /** `o` when an order reported it, which may repeat a selection. Older records have neither this nor attributes. */
  reporter?: 'o' | '',
  /** Of an order also every value that was offered with its chance in thousandths, so that a repeat can be taken off. */
  attributes?: [attribute: string, value: string, ...offered: (number | string)[]][],
];
/**
 * Choices in which an attribute could be chosen; and of each value how often it was chosen and offered beside something else, and the sum of the
 * chances, in thousandths, that somebody without a taste would have taken it. Older records have the count alone.
 */
export type Preference = [attribute: string, choices: number, values: ValueTally[]];
export type ValueTally = [value: string, chosen: number, offered?: number, chanceThousandths?: number];
/**
 * How an order reached her: `c` collected in a store, `l` at a locker or parcel shop, `d` delivered, `e` without a thing changing hands, `s` taken along in
 * the store. `at` is when she received it where that is known: seconds, or a calendar day as days since 1970 below zero.
 */
export type Receiving = [second: number, orderId: string, way: 'c' | 'd' | 'e' | 'l' | 's', place: string, at?: number];
/**
 * A fact about a connected thing that she owns, by its serial number or product: `f` since when, `n` what it is called, `p` its price in minor units and
 * currency, `m` which product it is, `x` that it is hers no more.
 */
export type OwnedFact = [key: string, field: 'f' | 'm' | 'n' | 'p' | 'x', second: number, value?: number | string, currency?: string];
/** A service on a thing ('' where the event names none): seconds of its last switchings, below zero when off, and the newest fee a month. */
export type ServiceRecord = [
  key: string,
  service: string,
  switches: number[],
  feeSecond?: number,
  feeMinorUnits?: number,
  currency?: string,
];
export type SignalKind = 'failed' | 'fault' | 'mended' | 'opinion' | 'repair' | 'use' | 'warning';
/** How a thing did in four weeks: signals of a kind, and the sum of what they say in hundredths between -100 and 100 each. */
export type ThingSignal = [period: number, key: string, kind: SignalKind, count: number, sumHundredths: number];
/** A firm or group that she was said to belong to, by its newest group call. */
export type Group = [time: number, sourceId: number, messageId: string, groupId: string];
/** What she stated of herself in an event made for it: her goal, or something that matters to her. */
export type StatedText = [time: number, sourceId: number, messageId: string, text: string];
/** Opinions of one kind; scores in hundredths, so that their sum is exact. */
export type OpinionTally = [kind: string, count: number, sumHundredths: number, last: number, lastHundredths: number];

export interface Summary {
  /** Number of events; 0 means that all else is empty. */
  count: number;
  first: number;
  last: number;
  readonly channels: ChannelTally[];
  readonly sources: SourceTally[];
  readonly names: NameTally[];
  readonly days: DayTally[];
  readonly visits: Visit[];
  readonly forgottenVisits: ForgottenVisits;
  readonly traits: Statement[];
  readonly permissions: Statement[];
  readonly orders: Order[];
  readonly reversals: Reversal[];
  readonly orderTotals: OrderTotal[];
  readonly devices: Device[];
  readonly words: Words[];
  readonly searches: Search[];
  readonly choices: Choice[];
  readonly preferences: Preference[];
  readonly opinions: OpinionTally[];
  readonly groups: Group[];
  readonly goals: StatedText[];
  readonly matters: StatedText[];
  readonly receivings: Receiving[];
  readonly owned: OwnedFact[];
  readonly services: ServiceRecord[];
  readonly signals: ThingSignal[];
  readonly acts: Act[];
}

// Raised when a body's layout changes; older bodies are then rebuilt from history.
const layoutVersion = 1;

/** The summary of no events: the neutral element of `combine`. */
export function emptySummary(): Summary {
  return {
    count: 0,
    first: 0,
    last: 0,
    channels: [],
    sources: [],
    names: [],
    days: [],
    visits: [],
    forgottenVisits: [0, 0],
    traits: [],
    permissions: [],
    orders: [],
    reversals: [],
    orderTotals: [],
    devices: [],
    words: [],
    searches: [],
    choices: [],
    preferences: [],
    opinions: [],
    groups: [],
    goals: [],
    matters: [],
    receivings: [],
    owned: [],
    services: [],
    signals: [],
    acts: [],
  };
}

/** The summary as JSON text, the same for equal summaries: `[1, count, first, last, …]`, empty lists at the end left out. */
export function encodeSummary(summary: Summary): string {
  const rare: unknown[] = [
    summary.orders,
    summary.reversals,
    summary.orderTotals,
    summary.words,
    summary.searches,
    summary.choices,
    summary.preferences,
    summary.opinions,
    summary.groups,
    summary.forgottenVisits[0] === 0 ? [] : summary.forgottenVisits,
    summary.goals,
    summary.matters,
    summary.receivings,
    summary.owned,
    summary.services,
    summary.signals,
    writeActs(summary.acts),
  ];
  while (rare.length > 0 && (rare[rare.length - 1] as unknown[]).length === 0) rare.pop();
  return JSON.stringify([
    layoutVersion,
    summary.count,
    summary.first,
    summary.last,
    summary.channels,
    summary.sources,
    summary.names,
    summary.days,
    summary.visits,
    summary.traits,
    summary.permissions,
    summary.devices,
    ...rare,
  ]);
}

/**
 * The summary that `encodeSummary` wrote, for folding into: every list is its own. Undefined when the text is of another layout,
 * which means that it has to be rebuilt from history.
 */
export function decodeSummary(text: string): Summary | undefined {
  const body = JSON.parse(text) as unknown[];
  if (body[0] !== layoutVersion) return undefined;
  return {
    count: body[1] as number,
    first: body[2] as number,
    last: body[3] as number,
    channels: body[4] as ChannelTally[],
    sources: body[5] as SourceTally[],
    names: body[6] as NameTally[],
    days: body[7] as DayTally[],
    visits: body[8] as Visit[],
    traits: body[9] as Statement[],
    permissions: body[10] as Statement[],
    devices: body[11] as Device[],
    orders: (body[12] as Order[] | undefined) ?? [],
    reversals: (body[13] as Reversal[] | undefined) ?? [],
    orderTotals: (body[14] as OrderTotal[] | undefined) ?? [],
    words: (body[15] as Words[] | undefined) ?? [],
    searches: (body[16] as Search[] | undefined) ?? [],
    choices: (body[17] as Choice[] | undefined) ?? [],
    preferences: (body[18] as Preference[] | undefined) ?? [],
    opinions: (body[19] as OpinionTally[] | undefined) ?? [],
    groups: (body[20] as Group[] | undefined) ?? [],
    forgottenVisits: forgottenVisitsOf(body[21] as ForgottenVisits | [] | undefined),
    goals: (body[22] as StatedText[] | undefined) ?? [],
    matters: (body[23] as StatedText[] | undefined) ?? [],
    receivings: (body[24] as Receiving[] | undefined) ?? [],
    owned: (body[25] as OwnedFact[] | undefined) ?? [],
    services: (body[26] as ServiceRecord[] | undefined) ?? [],
    signals: (body[27] as ThingSignal[] | undefined) ?? [],
    acts: readActs((body[28] as WrittenActs | undefined) ?? []),
  };
}

function forgottenVisitsOf(written: ForgottenVisits | [] | undefined): ForgottenVisits {
  return written === undefined || written.length === 0 ? [0, 0] : written;
}

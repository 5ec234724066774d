import { saidPermissions } from '../../consent/index.ts';
import { dayMs, formatPersonId, type JsonValue, majorUnits, moneyOf, type PersonId, secondMs } from '../../foundation/index.ts';
import { combineAll } from '../summary/combine-summaries.ts';
import { type Purchases, purchasesOf } from '../summary/purchase-statistics.ts';
import { lastResortCurrency } from '../summary/purchases.ts';
import type { Summary } from '../summary/summary.ts';
import { type ChoicesView, choicesView } from './choices-view.ts';
import { type ChosenTrait, chooseTraits, type TraitValue } from './choose-traits.ts';
import { nameOf } from './customer-name.ts';
import { type CustomerPlace, type PlaceField, placeOfCustomer, traitsBehindPlace } from './customer-place.ts';
import { type DeviceView, devicesView } from './devices-view.ts';
import { formatEventId } from './event-id.ts';
import { compareIdentifiers, type Fragment, type NamespacePriority, type Settlement, type SourceName } from './fragment.ts';
import { maskedEnd, shownValue, showSealed } from './shown-value.ts';
import { type StatedTextView, statedView } from './stated-view.ts';
import type { TraitPreference } from './trait-preference.ts';
import { type VisitsView, visitsView } from './visits-view.ts';

/** What a view must know beside the fragments. */
export interface ViewContext {
  readonly now: number;
  readonly preference: TraitPreference;
  readonly settlements: readonly Settlement[];
  readonly sourceOf: (id: number) => SourceName;
  /** Whether the caller's role may not see a field; names of traits and namespaces of identifiers. */
  readonly isHidden: (field: string) => boolean;
  /** Which identifiers come first; the rules as they are delivered when left out. */
  readonly priorityOf?: NamespacePriority;
}

export interface MoneyView {
  /** Major units. */
  readonly amount: number;
  readonly currency: string;
}

export interface SpentView extends MoneyView {
  /** Some of it named no currency: it has its source's, else the home currency, else `USD`. */
  readonly assumed?: true;
}

export interface ShownIdentifier {
  readonly namespace: string;
  readonly value: string;
}

/** Where a field comes from: the system, the event and when, and how it came to be known. */
export interface OriginView {
  readonly source: { readonly id: number; readonly name: string };
  readonly eventId: string;
  readonly time: string;
  readonly method: TraitValue['method'];
  /** The trait that says so, where the field is not a trait itself. */
  readonly trait?: string;
}

interface ShownValue extends OriginView {
  readonly value: JsonValue;
}

export interface TraitView extends ShownValue {
  readonly name: string;
  readonly ageDays: number;
  readonly rule: string;
  /** Present when a person said which of the values is right. */
  readonly settled?: { readonly by: string; readonly time: string; readonly reason: string };
  /** `open` while values disagree and nobody has settled it, `settled` while a settlement holds; absent where there is nothing to settle. */
  readonly state?: 'open' | 'settled';
  readonly hidden?: true;
  readonly others: readonly ShownValue[];
}

/** A customer as `GET /v1/customers/:id` shows her, but for what only the graph of identifiers knows (joins, decisions, household). */
export interface CustomerView {
  readonly id: string;
  readonly name: {
    readonly display: string;
    readonly source?: { readonly id: number; readonly name: string };
    /** Absent when nobody named her and she is called by a number or by where she is. */
    readonly origin?: OriginView;
  };
  readonly words: readonly { text: string; time: string; channel: string; source: { id: number; name: string }; eventId: string }[];
  /** What she wants to reach now: the newest goal she stated. */
  readonly goal?: StatedTextView;
  /** What matters to her, the newest first. */
  readonly matters: readonly StatedTextView[];
  readonly place: CustomerPlace & { readonly origins: Readonly<Partial<Record<PlaceField, OriginView>>> };
  readonly stats: {
    readonly events: number;
    readonly visits: number;
    readonly firstSeen?: string;
    readonly lastSeen?: string;
    readonly orders: number;
    /** By currency, the home currency first; amounts stay in the currency in which they were paid, for we have no rates of exchange. */
    readonly spent: readonly SpentView[];
    readonly byChannel: readonly { channel: string; events: number; lastSeen: string }[];
    readonly byKind: readonly { name: string; count: number; last: string }[];
    readonly opinions: readonly { kind: string; count: number; mean: number; latest: number; latestTime: string }[];
  };
  readonly traits: readonly TraitView[];
  readonly knownAs: readonly (ShownIdentifier & {
    /** When it was last seen nobody keeps: an event is folded into the summary of its strongest identifier alone. */
    firstSeen: string;
    source: { id: number; name: string };
    shared?: true;
    hidden?: true;
  })[];
  readonly sources: readonly { id: number; name: string; channel?: string; events: number; firstSeen: string; lastSeen: string }[];
  readonly devices: readonly DeviceView[];
  readonly choices: ChoicesView;
  readonly visits: VisitsView;
  readonly searches: readonly { term: string; origin: string; time: string; source: { id: number; name: string }; eventId: string }[];
  readonly permissions: readonly {
    identifier: ShownIdentifier;
    purpose: string;
    granted: boolean;
    time: string;
    source: { id: number; name: string };
    eventId: string;
    signal: string;
  }[];
}

const wordsShownMax = 10;
const searchesShownMax = 20;

/** The whole person out of her fragments, as one role may see her. Pure. */
export function customerView(personId: PersonId, given: readonly Fragment[], context: ViewContext): CustomerView {
  const fragments = [...given].sort((left, right) => compareIdentifiers(left.identifier, right.identifier, context.priorityOf));
  const whole = combineAll(fragments.map((fragment) => fragment.summary));
  const chosen = chooseTraits(fragments, context.settlements, context.preference, context.sourceOf);
  const visible = chosen.filter((trait) => !context.isHidden(trait.name));
  const place = placeOfCustomer(visible, context.now, whole.orders);
  const name = nameOf(
    visible,
    place,
    fragments.map((fragment) => fragment.identifier).filter((one) => !context.isHidden(one.namespace)),
  );
  return {
    id: formatPersonId(personId),
    name: {
      display: showSealed(name.display),
      ...(name.trait === undefined
        ? {}
        : { source: sourceView(context, name.trait.sourceId), origin: originView(name.trait, context, name.trait.name) }),
    },
    words: wordsView(fragments, context),
    ...statedView(fragments, context),
    place: { ...place, origins: placeOrigins(visible, place, context) },
    stats: statsView(whole, place.currency),
    traits: chosen.map((trait) => traitView(trait, context)),
    knownAs: fragments.map((fragment) => knownAsView(fragment, context)),
    sources: whole.sources.map(([id, events, first, last]) => {
      const { channel } = context.sourceOf(id);
      return {
        ...sourceView(context, id),
        ...(channel === undefined ? {} : { channel }),
        events,
        firstSeen: isoSecond(first),
        lastSeen: isoSecond(last),
      };
    }),
    devices: devicesView(whole, context.now),
    choices: choicesView(fragments, whole, (id) => sourceView(context, id)),
    visits: visitsView(whole, context.now),
    searches: searchesView(fragments, context),
    permissions: permissionsView(fragments, context),
  };
}

function sourceView({ sourceOf }: ViewContext, id: number): { id: number; name: string } {
  return { id, name: sourceOf(id).name };
}

const iso = (ms: number): string => new Date(ms).toISOString();
const isoSecond = (second: number): string => iso(second * secondMs);

function wordsView(fragments: readonly Fragment[], context: ViewContext): CustomerView['words'] {
  return fragments
    .flatMap(({ identifier, summary }) => summary.words.map((words) => ({ identifierId: identifier.id, words })))
    .sort((left, right) => right.words[0] - left.words[0])
    .slice(0, wordsShownMax)
    .map(({ identifierId, words: [time, sourceId, messageId, channel, text] }) => ({
      text: showSealed(text),
      time: iso(time),
      channel,
      source: sourceView(context, sourceId),
      eventId: eventIdOf(identifierId, time, sourceId, messageId),
    }));
}

function searchesView(fragments: readonly Fragment[], context: ViewContext): CustomerView['searches'] {
  return fragments
    .flatMap(({ identifier, summary }) => summary.searches.map((search) => ({ identifierId: identifier.id, search })))
    .sort((left, right) => right.search[0] - left.search[0])
    .slice(0, searchesShownMax)
    .map(({ identifierId, search: [time, sourceId, messageId, origin, term] }) => ({
      term: showSealed(term),
      origin,
      time: iso(time),
      source: sourceView(context, sourceId),
      eventId: eventIdOf(identifierId, time, sourceId, messageId),
    }));
}

function eventIdOf(identifierId: TraitValue['identifierId'], time: number, sourceId: number, messageId: string): string {
  return formatEventId({ identifierId, time, sourceId: sourceId as Fragment['identifier']['sourceId'], messageId });
}

function spentView({ spent, assumed }: Purchases, homeCurrency: string | undefined): SpentView[] {
  const sums = new Map(spent);
  const flagged = new Set(assumed);
  const unnamed = sums.get('');
  if (unnamed !== undefined) {
    const currency = homeCurrency ?? lastResortCurrency;
    const minorUnits = moneyOf(majorUnits({ minorUnits: unnamed, currency: '' }), currency)?.minorUnits ?? 0;
    sums.set(currency, (sums.get(currency) ?? 0) + minorUnits);
    sums.delete('');
    flagged.add(currency);
  }
  return [...sums].map(([currency, minorUnits]) => ({
    amount: majorUnits({ minorUnits, currency }),
    currency,
    ...(flagged.has(currency) ? { assumed: true } : {}),
  }));
}

function statsView(whole: Summary, homeCurrency: string | undefined): CustomerView['stats'] {
  const purchases = purchasesOf(whole);
  const spent = spentView(purchases, homeCurrency);
  return {
    events: whole.count,
    visits: whole.forgottenVisits[0] + whole.visits.length,
    ...(whole.count === 0 ? {} : { firstSeen: iso(whole.first), lastSeen: iso(whole.last) }),
    orders: purchases.orders,
    spent: spent.sort(
      (left, right) => Number(right.currency === homeCurrency) - Number(left.currency === homeCurrency) || right.amount - left.amount,
    ),
    byChannel: whole.channels
      .map(([channel, events, last]) => ({ channel, events, lastSeen: isoSecond(last) }))
      .sort((left, right) => right.events - left.events),
    byKind: whole.names
      .map(([name, count, last]) => ({ name: name.startsWith('$') ? name.slice(1) : name, count, last: isoSecond(last) }))
      .sort((left, right) => right.count - left.count),
    opinions: whole.opinions.map(([kind, count, sum, last, lastScore]) => ({
      kind,
      count,
      mean: sum / count / 100,
      latest: lastScore / 100,
      latestTime: iso(last),
    })),
  };
}

function originView(value: TraitValue, context: ViewContext, trait?: string): OriginView {
  return {
    source: sourceView(context, value.sourceId),
    eventId: eventIdOf(value.identifierId, value.time, value.sourceId, value.messageId),
    time: iso(value.time),
    method: value.method,
    ...(trait === undefined ? {} : { trait }),
  };
}

/** What was read from a time zone or a language's region was not said by anybody: it is computed. */
function placeOrigins(traits: readonly ChosenTrait[], place: CustomerPlace, context: ViewContext): CustomerView['place']['origins'] {
  const behind = [...traitsBehindPlace(traits, place)].map(([field, trait]): [PlaceField, OriginView] => {
    const origin = originView(trait, context, trait.name);
    return [field, field === 'country' && place.countryMethod !== undefined ? { ...origin, method: 'computed' } : origin];
  });
  return Object.fromEntries(behind);
}

function traitView(trait: ChosenTrait, context: ViewContext): TraitView {
  const hidden = context.isHidden(trait.name);
  const show = (value: TraitValue): ShownValue => ({
    value: hidden ? null : shownValue(value.value, context.isHidden),
    ...originView(value, context),
  });
  return {
    name: trait.name,
    ...show(trait),
    ageDays: Math.max(0, Math.floor((context.now - trait.time) / dayMs)),
    rule: trait.rule,
    ...(trait.settlement === undefined
      ? {}
      : { settled: { by: trait.settlement.by, time: iso(trait.settlement.time), reason: trait.settlement.reason } }),
    ...(trait.state === undefined ? {} : { state: trait.state }),
    ...(hidden ? { hidden: true } : {}),
    others: trait.others.map(show),
  };
}

/** An identifier as the caller may see it: of a hidden one only the end. */
export function shownIdentifier({ namespace, value }: ShownIdentifier, isHidden: ViewContext['isHidden']): ShownIdentifier {
  return { namespace, value: isHidden(namespace) ? maskedEnd(value) : showSealed(value) };
}

function knownAsView({ identifier }: Fragment, context: ViewContext): CustomerView['knownAs'][number] {
  return {
    ...shownIdentifier(identifier, context.isHidden),
    firstSeen: iso(identifier.firstSeen),
    source: sourceView(context, identifier.sourceId),
    ...(identifier.shared ? { shared: true } : {}),
    ...(context.isHidden(identifier.namespace) ? { hidden: true } : {}),
  };
}

/** Each permission beside the identifier that gave it: a yes of one is no yes of another. */
function permissionsView(fragments: readonly Fragment[], context: ViewContext): CustomerView['permissions'] {
  return fragments.flatMap(({ identifier, summary }) =>
    saidPermissions(summary).map(({ purpose, granted, time, sourceId, messageId, signal }) => ({
      identifier: shownIdentifier(identifier, context.isHidden),
      purpose,
      granted,
      time: iso(time),
      source: sourceView(context, sourceId),
      eventId: eventIdOf(identifier.id, time, sourceId, messageId),
      signal,
    })),
  );
}

// How much of what one would like to know is known.
export { completenessOf, type FieldState, type KnownFact, traitOfAnswer } from './completeness/completeness.ts';
export {
  type CompletenessField,
  type CompletenessRules,
  completenessSetting,
  knownFacts,
  preferredChannelTraits,
  touchPoints,
} from './completeness/completeness-setting.ts';
// What a number on a person's page was made of.
export { type EvidenceQuestion, type OwnedPart, ownedParts } from './evidence/evidence.ts';
export { type Evidence, type EvidenceEntry, readEvidence } from './evidence/read-evidence.ts';
// Finding people.
export { newFindEntries, type WrittenEntries } from './find/add-find-entries.ts';
export { type FoundPerson, findPeople } from './find/find-people.ts';
export { type FindEntry, type FindSource, findTermsOf } from './find/find-terms.ts';
// Who brought whom.
export { addIntroductions, type BroughtFriends, readBroughtFriends } from './introduction/brought-friends.ts';
export { type Introduction, introductionsOf } from './introduction/introductions-of.ts';
// Summaries: what the path of an event folds into.
export { actsMax } from './summary/acts.ts';
export { type CareCounts, careCountsOf } from './summary/care-counts.ts';
// What things are like, for whoever is offered them.
export { attributesOfThing } from './summary/choice-attributes.ts';
export { combineAll } from './summary/combine-summaries.ts';
export { entryOf, entryRoutes } from './summary/entry-route.ts';
export { type CareKind, careKinds, meaningOf } from './summary/event-meaning.ts';
export { type FoldContext, foldEvent } from './summary/fold-event.ts';
export { type MessageCount, messageCountsOf } from './summary/message-counts.ts';
export { daysOfName, eventsWithin } from './summary/name-days.ts';
export { lastClosedAt, type OpenProblem, openProblemOf } from './summary/open-problem.ts';
export { permissionsSaidBy } from './summary/permissions-said.ts';
export {
  mainCurrencyOf,
  type PurchaseDay,
  type Purchases,
  purchasesOf,
  repeatStatisticsOf,
  type Spending,
  spendingIn,
} from './summary/purchase-statistics.ts';
export { lastResortCurrency, moneyOfEvent } from './summary/purchases.ts';
export { defaultSearchRule, mayKeepSearches, type SearchRule } from './summary/search-permission.ts';
export { withoutSearches } from './summary/searches.ts';
export { type SignalDays, type SignalKind, signalDaysOf, signalKinds } from './summary/signal-days.ts';
export { decodeSummary, emptySummary, encodeSummary, type Summary } from './summary/summary.ts';
export { allPieces, pieces, touchedPieces } from './summary/touched-pieces.ts';
export { migrations } from './tables.ts';
// The timeline.
export { episodeKinds } from './timeline/episode.ts';
export { type MomentMarks, momentMarks } from './timeline/moment-marks.ts';
export { type EventsFilter, type HistoryEvent, readEvents } from './timeline/read-events.ts';
export { type RawEvent, readRawEvent } from './timeline/read-raw-event.ts';
export { readTimeline, type TimelineFilter, type TimelinePage } from './timeline/read-timeline.ts';
export type { PendingEvent, TimelineDependencies, TimelineEntry } from './timeline/timeline-entry.ts';
export { choicesView, type Taste, tastesOf } from './view/choices-view.ts';
// The customer as roles see her.
export { type ChosenTrait, chooseTraits, traitName } from './view/choose-traits.ts';
export { countryCode } from './view/country-code.ts';
export { countryOfTimeZone } from './view/country-of-time-zone.ts';
export { callingNumbers } from './view/customer-name.ts';
export { localTimeIn, placeOfCustomer, whereabouts } from './view/customer-place.ts';
export { type CustomerView, customerView, shownIdentifier, type ViewContext } from './view/customer-view.ts';
export { type EventAddress, formatEventId, parseEventId } from './view/event-id.ts';
export { compareIdentifiers, type Fragment, type Settlement, type SourceName } from './view/fragment.ts';
export { listPeople } from './view/list-people.ts';
export { type OwnedService, type OwnedThing, ownedThings, signalPeriodDays } from './view/owned-things.ts';
export { type PersonInBrief, readFragments, readInBrief, readSettlements } from './view/read-people.ts';
export { type ReceivedOrder, type ReceivingWay, receivedOrders, receivedWays, receivingWays, visitHours } from './view/received-orders.ts';
export { searchRuleSetting } from './view/search-rule-setting.ts';
export { pickValue, reopenTrait, type SettleRequest, settlementOf, settleTrait } from './view/settle-trait.ts';
export { shownValue, showSealed } from './view/shown-value.ts';
export { type TraitPreference, traitPreferenceSetting } from './view/trait-preference.ts';

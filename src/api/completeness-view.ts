import type { Static } from '@sinclair/typebox';
import { isReaching, reachingChannels } from '../consent/index.ts';
import { dayMs, formatPersonId, type PersonId } from '../foundation/index.ts';
import { type GateRules, mayWe, type Standing } from '../gate/index.ts';
import {
  type CompletenessRules,
  type CustomerView,
  combineAll,
  completenessOf,
  type FieldState,
  type Fragment,
  type KnownFact,
} from '../profile/index.ts';
import { addressesOf } from './addresses-of.ts';
import type { completeness } from './shapes/completeness.ts';

type Answer = Static<typeof completeness>;
type Ask = NonNullable<Answer['fields'][number]['ask']>;
type TouchPoint = Ask['alsoAt'][number];

interface CompletenessParts {
  readonly person: PersonId;
  readonly fragments: readonly Fragment[];
  /** With nothing hidden. */
  readonly view: CustomerView;
  readonly standing: Standing;
  readonly rules: CompletenessRules;
  readonly gate: GateRules;
  readonly now: number;
  /** Whether the caller's role may not see a field. */
  readonly isHidden: (field: string) => boolean;
}

// Where she has not been for a year she will not be asked next week.
const comesDays = 365;

/** How complete the picture of a person is, and where one could kindly ask for what is missing. Pure. */
export function completenessView({ person, fragments, view, standing, rules, gate, now, isHidden }: CompletenessParts): Answer {
  const hasAddress = addressesOf(fragments, combineAll(fragments.map(({ summary }) => summary)));
  const reached = reachingChannels.filter((channel) => hasAddress(channel) && standing.permissions.of(rules.purpose, channel).allowed);
  const reachable: KnownFact | undefined =
    reached.length === 0 ? undefined : { value: reached, time: view.stats.lastSeen ?? new Date(now).toISOString() };
  const { share, fields, gaps } = completenessOf(view, rules, reachable, now);
  const places = { view, standing, purpose: rules.purpose, gate, now, hasAddress };
  return {
    customer: formatPersonId(person),
    share: Math.round(share * 10_000) / 10_000,
    known: fields.filter(({ state }) => state === 'known').length,
    of: fields.length,
    ...(view.place.language === undefined ? {} : { language: view.place.language }),
    fields: [
      ...gaps.map((gap) => ({ ...fieldView(gap, isHidden), ask: askOf(gap, places) })),
      ...fields.filter(({ state }) => state === 'known').map((one) => fieldView(one, isHidden)),
    ],
  };
}

function fieldView({ field, state, known }: FieldState, isHidden: CompletenessParts['isHidden']): Answer['fields'][number] {
  const { key, label, fact, weight, staleDays } = field;
  if (known === undefined) return { key, label, fact, state, weight };
  const { value, time, origin, trait } = known;
  return {
    ...{ key, label, fact, state, weight },
    ...(trait !== undefined && isHidden(trait) ? {} : { value }),
    ...(fact === 'reachable' ? {} : { time }),
    ...(staleDays === undefined ? {} : { staleAt: new Date(Date.parse(time) + staleDays * dayMs).toISOString() }),
    ...(origin === undefined ? {} : { method: origin.method, source: origin.source, eventId: origin.eventId }),
  };
}

interface Places extends Pick<CompletenessParts, 'gate' | 'now' | 'standing' | 'view'> {
  readonly purpose: CompletenessRules['purpose'];
  readonly hasAddress: ReturnType<typeof addressesOf>;
}

/** The question of a gap, and where it can be asked: where she comes, the latest first, then by what reaches her; nowhere against the gate. */
function askOf({ field: { question, askAt, answers } }: FieldState, places: Places): Ask {
  const { view, standing, purpose, gate, now, hasAddress } = places;
  const since = new Date(now - comesDays * dayMs).toISOString();
  const lastThere = new Map(view.stats.byChannel.map(({ channel, lastSeen }) => [channel, lastSeen]));
  const comes = (channel: string): string => (isWritten(channel) ? '' : (lastThere.get(channel) ?? ''));
  const possible = askAt.filter((channel) => (isWritten(channel) ? hasAddress(channel) : comes(channel) >= since));
  const allowed: TouchPoint[] = [];
  const notAt: Ask['notAt'][number][] = [];
  for (const channel of possible) {
    const [refusal] = mayWe({ purpose, channel, isOutbound: isWritten(channel), isPromotion: false }, standing, gate, now).refusals;
    if (refusal === undefined) allowed.push(channel);
    else notAt.push({ channel, code: refusal.code, words: refusal.words });
  }
  const [at, ...alsoAt] = allowed.sort((left, right) => (comes(left) < comes(right) ? 1 : comes(left) > comes(right) ? -1 : 0));
  return { question, ...(at === undefined ? {} : { at }), alsoAt, notAt, ...(answers === undefined ? {} : { answers }) };
}

/** What goes to her; nobody is called up to be asked, so on the phone it is when she calls. */
function isWritten(channel: string): channel is 'email' | 'post' | 'push' | 'sms' | 'whatsapp' {
  return channel !== 'phone' && isReaching(channel);
}

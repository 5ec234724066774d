import type { HiddenFields } from '../access/index.ts';
import type { DecisionRecord } from '../decision/index.ts';
import { isJsonObject, type JsonValue } from '../foundation/index.ts';
import { isSignalHidden } from './hidden-signals.ts';

type Signal = DecisionRecord['signals'][number];

/** Something known of her that a decision used, as she is told it: its kind, what of that kind, and its value. */
export interface OwnSignal {
  readonly signal: string;
  readonly kind: string;
  readonly about?: string;
  readonly value?: boolean | number | string;
  readonly words: string;
}

/** What each kind of signal is, in her words; what is not in this list she is told as `hidden`. */
const labels: Readonly<Record<string, string>> = {
  visitNumber: 'Which visit of yours this is',
  hour: 'The hour where you are',
  route: 'The way you came',
  campaign: 'The campaign that you came by',
  channel: 'How you are in touch with us',
  device: 'What you look at it on',
  place: 'The place where it is shown',
  language: 'Your language',
  stage: 'What you seem to be doing',
  question: 'A question that often comes next',
  relationship: 'How you want us to be with you',
  openProblem: 'Whether something of yours is still open',
  known: 'Whether we know you',
  intent: 'What you seem to be interested in',
  acts: 'What you did and looked at',
  searches: 'What you searched for',
  read: 'What you have read',
  trait: 'What we know of you',
  preference: 'What you usually choose',
  matters: 'What you said matters to you',
  did: 'What you did',
  sequence: 'The order in which you did things',
  occasion: 'When you usually come',
  boughtBy: 'Where you buy',
  receives: 'How you receive what you buy',
  permission: 'What you allow',
  account: 'The firm or household that you belong to',
  audience: 'A group of customers that you are one of',
  group: 'A group of customers that you are one of',
  visitsSoFar: 'How often you have bought',
  knownDays: 'For how many days we have known you',
  silentDays: 'How many days ago you last bought',
  usualGapDays: 'How many days usually lie between your purchases',
  care: 'How often you asked us for help',
  estimate: 'An estimate of ours from what you bought',
  override: 'A colleague’s word',
  hidden: 'Something that we do not show',
};

/** What we work out of her purchases for ourselves: that it was used is told, what it says is not. */
const estimates: ReadonlySet<string> = new Set([
  ...['profitTenth', 'visitsTenth', 'profit', 'visitsToCome', 'chanceActive', 'silentGaps', 'unevenness', 'spentAVisit'],
]);
/** Of these the value says how sure we are, how we call a group, or what a colleague wrote: the kind alone is told. */
const untold: ReadonlySet<string> = new Set([
  ...[
    'account',
    'audience',
    'boughtBy',
    'estimate',
    'group',
    'hidden',
    'intent',
    'occasion',
    'override',
    'preference',
    'receives',
    'sequence',
  ],
]);
/** Of these what stands behind the colon is a number of ours. */
const numbered: ReadonlySet<string> = new Set(['account', 'audience', 'group']);
const textCharactersMax = 200;

/** What a signal is to her, without a value: of what she does not want to be used. Pure. */
export function ownSignalNamed(name: string, named: string | undefined, hidden: HiddenFields): OwnSignal {
  return ownSignal({ name, words: '', value: null, ...(named === undefined ? {} : { named }) }, hidden);
}

/** What a decision used of her, in plain words, without what is hidden from anybody of the firm and without what we estimate of her. Pure. */
export function ownSignal({ name, value, named }: Signal, hidden: HiddenFields): OwnSignal {
  const colon = name.indexOf(':');
  const head = colon < 0 ? name : name.slice(0, colon);
  const kind = kindOf(name, head, hidden);
  const about = colon < 0 || kind === 'hidden' || numbered.has(kind) ? undefined : cut(named ?? name.slice(colon + 1));
  // How much of her time she spends on a channel is a share; which one it is in this moment is a word.
  const told = untold.has(kind) || (kind === 'channel' && about !== undefined) ? undefined : toldValue(kind, value, named);
  const label = labels[kind] as string;
  const after = [about, told].filter((part) => part !== undefined && part !== '').map(String);
  return {
    ...{ signal: name, kind },
    ...(about === undefined || about === '' ? {} : { about }),
    ...(told === undefined ? {} : { value: told }),
    words: after.length === 0 ? label : `${label}: ${after.join(', ')}`,
  };
}

function kindOf(name: string, head: string, hidden: HiddenFields): string {
  if (isSignalHidden(name, hidden)) return 'hidden';
  if (estimates.has(head)) return 'estimate';
  return Object.hasOwn(labels, head) ? head : 'hidden';
}

function toldValue(kind: string, value: JsonValue, named: string | undefined): OwnSignal['value'] {
  if (value === null || Array.isArray(value) || isJsonObject(value)) return undefined;
  if (kind === 'question') return cut(named ?? String(value));
  if (typeof value === 'number') return Math.round(value);
  return typeof value === 'string' ? cut(value) : value;
}

function cut(text: string): string {
  return text.length <= textCharactersMax ? text : `${text.slice(0, textCharactersMax)}…`;
}

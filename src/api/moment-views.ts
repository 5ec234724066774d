import type { Static } from '@sinclair/typebox';
import type { ContentDirectory, Device, Rendition } from '../content/index.ts';
import type { DecisionRecord, MadeDecision, Moment, TriedDecision } from '../decision/index.ts';
import type { decidedMoment, momentContext } from './shapes/moments.ts';

type RecordedChoice = DecisionRecord['choices'][number];
type Decided = Static<typeof decidedMoment>;
type Choice = Decided['choices'][number];
type Rejected = NonNullable<Decided['rejected']>[number];
export type Renditions = (choice: RecordedChoice) => Rendition | undefined;

/** How what was chosen is shown or said in a moment. */
export function renditionsIn(content: Pick<ContentDirectory, 'rendition'>, { device, language }: Moment): Renditions {
  const wanted = language === undefined ? {} : { language };
  return ({ id, variant }) => content.rendition(id, device as Device, { variant, ...wanted });
}

/** What keys are called now; undefined for what is there no more. */
export interface NamesNow {
  readonly title: (key: string) => string | undefined;
  readonly rule: (key: string) => string | undefined;
}

// Whoever looks at fifty rejected options looks at none; the log has them all.
const rejectedShown = 20;

/** A decision as a page gets it: what to show, and nothing of why. */
export function siteView({ record }: MadeDecision, renditions: Renditions): Decided {
  return {
    ...{ decision: record.id, at: new Date(record.at).toISOString(), tookMs: record.tookMs, default: record.defaultBecause !== undefined },
    choices: record.choices.map((choice) => ({ ...shown(choice), ...renditionPart(renditions(choice)) })),
  };
}

/** A decision with its reasons, for whoever may read them. */
export function madeView({ record }: MadeDecision, renditions: Renditions, names: NamesNow): Decided {
  return {
    ...{ decision: record.id, at: new Date(record.at).toISOString(), tookMs: record.tookMs },
    ...defaultView(record),
    ...explainedView(record, renditions, names, rejectedShown),
  };
}

/** What was chosen and why, what was rejected and why (all, or as many as are shown), and what would change it. */
export function explainedView(record: TriedDecision, renditions: Renditions, names: NamesNow, shownMax = record.rejected.length) {
  return {
    choices: record.choices.map((choice) => ({ ...choiceView(choice, record), ...renditionPart(renditions(choice)) })),
    rejected: record.rejected.slice(0, shownMax).map((one) => rejectionView(one, names)),
    rejectedInAll: record.rejected.length,
    signals: record.signals,
    wouldChange: changesView(record, names),
    context: record.context as unknown as Static<typeof momentContext>,
  };
}

export function defaultView({ defaultBecause }: Pick<DecisionRecord, 'defaultBecause'>): Pick<Decided, 'default' | 'defaultBecause'> {
  return defaultBecause === undefined
    ? { default: false }
    : { default: true, defaultBecause: defaultWords[defaultBecause] ?? defaultBecause };
}

const defaultWords: Readonly<Record<string, string>> = {
  'person.late': 'what is known of her could not be had in time',
  'server.busy': 'more was asked at once than could be answered in time',
  'person.failed': 'what is known of her could not be had',
  'prediction.off': 'prediction is switched off',
};

function shown({ id, key, kind, title }: RecordedChoice): Choice {
  return { item: id, key, kind, title };
}

/** Of a kind default no chance is told: nothing was predicted. */
export function choiceView(choice: RecordedChoice, { defaultBecause }: Pick<DecisionRecord, 'defaultBecause'>): Choice {
  const { reason, signals, chance, propensity, rule, because, override } = choice;
  return {
    ...shown(choice),
    ...{ reason, signals: [...signals], propensity },
    ...(defaultBecause === undefined ? { chance } : {}),
    ...(rule === undefined ? {} : { rule, because }),
    ...(override === undefined ? {} : { override: { ...override } }),
  };
}

function renditionPart(rendition: Rendition | undefined): Pick<Choice, 'rendition'> {
  return rendition === undefined ? {} : { rendition };
}

/** What stood against an option, and what would let it through. Pure. */
function rejectionView({ key, code, rule, chance }: DecisionRecord['rejected'][number], names: NamesNow): Rejected {
  const ruleName = rule === undefined ? undefined : names.rule(rule);
  const [reason, wouldChange] = rejectionWords(code, ruleName ?? rule, chance);
  return {
    ...{ key, title: names.title(key), code, reason, wouldChange, rule, ruleName, chance },
  };
}

function rejectionWords(
  code: string,
  rule: string | undefined,
  chance: number | undefined,
): readonly [reason: string, wouldChange: string] {
  const words = rejections[code];
  if (words !== undefined) return words;
  if (code === 'rule.withhold') return [`the rule “${rule}” keeps it away`, 'the rule no longer holding'];
  if (code === 'rule.only') return [`the rule “${rule}” lets only other content through`, 'the rule no longer holding'];
  if (code === 'less_likely')
    return [
      `others are likelier to help${chance === undefined ? '' : ` (this one ${Math.round(chance * 100)} %)`}`,
      'other signals, or better answers to it',
    ];
  return [code, 'the gate letting it through'];
}

const rejections: Readonly<Record<string, readonly [string, string]>> = {
  not_for_channel: ['its rights do not cover this channel', 'another channel'],
  not_for_device: ['it does not fit what it would be shown on', 'another device'],
  other_language: ['it is in another language than hers', 'a version in her language'],
  later_in_order: ['it comes later in the usual order: nothing was predicted', 'more choices asked for, or prediction switched on'],
  read_enough: ['she has read it often enough', 'time, or new content on the question'],
  'consent.unknown': ['she has not said yes to this purpose, and without a yes it is a no', 'her yes'],
  'consent.refused': ['she said no to this purpose', 'her yes'],
  'consent.expired': ['her yes has run out', 'her yes, anew'],
  'consent.gpc': ['her browser says that her data is not to be sold or shared', 'her own yes'],
  'consent.gpp': ['she objected to the sale or sharing of her data', 'her own yes'],
  'consent.tcf': ['she did not agree where she was asked about cookies', 'her agreement'],
  'contact.refused': ['she does not want to be contacted', 'her own word'],
  'channel.refused': ['she does not want this channel', 'another channel, or her yes'],
  'relationship.leave_me_be': ['she wants to be left alone', 'another choice of hers'],
  'relationship.just_basics': ['she wants just the basics', 'another choice of hers'],
  'relationship.keep_me_posted': ['she wants to be kept posted and no more', 'another choice of hers'],
  'relationship.help_me': ['she wants help and no more', 'another choice of hers'],
  'relationship.work_with_me': ['it is not what she wants to work with us on', 'another choice of hers'],
  'problem.open': ['a problem of hers is still open: first we put that right', 'the problem being solved'],
  'stock.none': ['there is none of it at the moment', 'stock'],
  'attention.spent': ['her attention for this week is spent', 'time'],
  'cap.all': ['she has had enough messages of late', 'time'],
  'cap.channel': ['she has had enough messages by this channel of late', 'time'],
  quiet_hours: ['it is a quiet hour where she is', 'time'],
  holiday: ['it is a holiday where she lives', 'time'],
};

function changesView(
  { wouldChange, signals }: Pick<DecisionRecord, 'signals' | 'wouldChange'>,
  names: NamesNow,
): NonNullable<Decided['wouldChange']> {
  const wordsOf = new Map(signals.map(({ name, words }) => [name, words]));
  return wouldChange.map(({ signal, instead }) => {
    const insteadTitle = instead === null ? undefined : names.title(instead);
    const then = instead === null ? 'nothing would be offered' : `it would be “${insteadTitle ?? instead}”`;
    return {
      ...{ signal, instead, words: `without “${wordsOf.get(signal) ?? signal}” ${then}` },
      ...(insteadTitle === undefined ? {} : { insteadTitle }),
    };
  });
}

import type { Static } from '@sinclair/typebox';
import type { HiddenFields } from '../access/index.ts';
import type { DecisionRecord } from '../decision/index.ts';
import type { NamesNow } from './moment-views.ts';
import { ownSignal } from './own-signals.ts';
import type { ownDecision } from './shapes/own-space.ts';

type OwnDecision = Static<typeof ownDecision>;
type Names = Pick<NamesNow, 'rule' | 'title'>;

/**
 * A decision as she whom it is about is told it: what was chosen, why, by which rule and out of what; no chances, no estimates, nothing that a colleague wrote,
 * nobody's name. Pure.
 */
export function ownDecisionView(record: DecisionRecord, names: Names, hidden: HiddenFields): OwnDecision {
  const [first] = record.choices;
  const chosenBy = chosenByOf(record);
  const rule = chosenBy === 'rule' && first?.rule !== undefined ? (names.rule(first.rule) ?? first.because) : undefined;
  const told = record.signals.map((signal) => ownSignal(namedNow(signal, names), hidden));
  const isWhole = told.every(({ signal, kind }) => (kind !== 'hidden' && kind !== 'estimate') || first?.signals.includes(signal) !== true);
  // What a rule says for itself may tell what it rests on.
  const because = chosenBy === 'rule' && isWhole && first?.because !== rule ? first?.because : undefined;
  return {
    ...{ decision: record.id, at: new Date(record.at).toISOString(), channel: record.moment.channel, place: record.moment.place },
    chosen: record.choices.map(({ title }) => title),
    ...{ chosenBy, why: whyOf(chosenBy, rule, because) },
    ...(rule === undefined ? {} : { rule }),
    ...(because === undefined ? {} : { because }),
    used: told.map((one) => ({ ...one, mayRefuse: one.kind !== 'override' })),
  };
}

/** Content that was read is told by its title. */
function namedNow(signal: DecisionRecord['signals'][number], { title }: Names): DecisionRecord['signals'][number] {
  const read = /^read:(.*)$/s.exec(signal.name)?.[1];
  const named = read === undefined ? signal.named : title(read);
  return named === undefined ? signal : { ...signal, named };
}

function chosenByOf({ choices: [first], defaultBecause }: DecisionRecord): OwnDecision['chosenBy'] {
  if (first === undefined) return 'nothing';
  if (defaultBecause !== undefined) return 'usual';
  if (first.override !== undefined) return 'colleague';
  return first.rule === undefined ? 'likeliest' : 'rule';
}

function whyOf(chosenBy: OwnDecision['chosenBy'], rule: string | undefined, because: string | undefined): string {
  switch (chosenBy) {
    case 'nothing':
      return 'Nothing was shown: what you allow, or what fits, left nothing.';
    case 'usual':
      return 'It is what everybody is shown here: nothing that we know of you was used.';
    case 'colleague':
      return 'A colleague chose it for you.';
    case 'rule':
      return `A rule of ours chose it: “${rule}”${because === undefined ? '' : `, because: ${because}`}.`;
    case 'likeliest':
      return 'Of all that may be shown to you, it seemed likeliest to help.';
  }
}

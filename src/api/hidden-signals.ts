import { type HiddenFields, hiddenMark, isProfitHidden } from '../access/index.ts';
import type { DecisionRecord } from '../decision/index.ts';

const ofProfit: ReadonlySet<string> = new Set(['profit', 'profitTenth', 'spentAVisit']);
const ofGoals: readonly string[] = ['matters', 'whatMatters', 'goal', 'currentGoal', 'values'];

/** Whether a signal of a decision tells a field that a role does not see. Pure. */
export function isSignalHidden(name: string, hidden: HiddenFields): boolean {
  const [kind, about = ''] = [name.split(':', 1)[0] as string, name.slice(name.indexOf(':') + 1)];
  if (ofProfit.has(kind)) return isProfitHidden(hidden);
  if (kind === 'matters') return ofGoals.some((one) => hidden.ruleFor(one) !== undefined);
  return (kind === 'trait' || kind === 'preference') && hidden.ruleFor(about) !== undefined;
}

/** A decision without what a role does not see: signals keep their names, and reasons that rest on such a signal are not told. Pure. */
export function hideSignals<Shown extends Pick<DecisionRecord, 'choices' | 'signals'>>(record: Shown, hidden: HiddenFields): Shown {
  const isHidden = (name: string): boolean => isSignalHidden(name, hidden);
  if (!record.signals.some(({ name }) => isHidden(name))) return record;
  return {
    ...record,
    signals: record.signals.map((signal) => (isHidden(signal.name) ? { ...signal, words: hiddenMark, value: null } : signal)),
    choices: record.choices.map((choice) => (choice.signals.some(isHidden) ? { ...choice, reason: hiddenMark } : choice)),
  };
}

import { conditionInWords, findingOf, ownInWords, type RuleWords } from '../../audience/index.ts';
import type { JsonValue } from '../../foundation/index.ts';
import type { ResponseBelief } from '../learning/response-belief.ts';
import { stageWords } from '../moment/stage-now.ts';
import { visitInWords } from '../moment/visit-now.ts';
import { conditionsOfMoment, signalOf } from '../rule/judge-moment.ts';
import type { GroupCondition, MomentCondition, MomentRule } from '../rule/moment-rule.ts';
import type { Chosen } from './choose-content.ts';
import { speaksForReturning } from './features.ts';
import type { MomentFacts } from './moment-facts.ts';

/** Something known of her that a choice used. */
export interface UsedSignal {
  /** The name under which it can be taken away in a replay, or refused by her. */
  readonly name: string;
  /** Plain words for people. */
  readonly words: string;
  readonly value: JsonValue;
  /** What people call the topic or question that it is about. */
  readonly named?: string;
}

/** One thing that speaks for a choice, with what of it is known of her. */
interface ReasonPart {
  readonly words: string;
  readonly signals: readonly UsedSignal[];
}

/** Why something was chosen, in plain words, the strongest part first. */
export interface Reason {
  readonly words: string;
  readonly signals: readonly UsedSignal[];
  readonly parts: readonly ReasonPart[];
}

/** Why an option was chosen in a moment: only what was used is said; `belief` is what was learned of the option. Pure. */
export function reasonOf(
  { item, features, rule, override }: Chosen,
  facts: MomentFacts,
  words: RuleWords,
  belief: ResponseBelief | undefined,
): Reason {
  const { context } = facts;
  const parts: ReasonPart[] = [];
  const use = (text: string, ...signals: readonly UsedSignal[]): void => void parts.push({ words: text, signals });
  if (override !== undefined) {
    const said = `${override.by} chose it for her: ${override.reason}`;
    use(said, { name: 'override', words: said, value: override.item });
  }
  const ofRule = rule === undefined ? [] : signalsOfRule(rule, facts, words);
  if (rule !== undefined) use(rule.because ?? `${rule.name}: ${ofRule.map(({ words: one }) => one).join(', ')}`, ...ofRule);
  const [, intent = 0, stage, question] = features;
  if (intent > 0) {
    const about = facts.intents.find(
      ({ topic }) => (item.tags.get('topic') ?? []).includes(topic) || (item.tags.get('product') ?? []).includes(topic),
    );
    if (about !== undefined) {
      const [sign] = about.signs;
      const times = `${about.signs.length} ${about.signs.length === 1 ? 'sign' : 'signs'}`;
      const named = context.topicName(about.topic);
      const told = `she is about “${named}” (${times}, the last: ${sign?.name === 'search' ? 'searched for ' : ''}${sign?.about ?? ''})`;
      use(told, { name: `intent:${about.topic}`, words: told, value: Math.round(about.strength * 100) / 100, named });
    }
  }
  if (question === 1 && facts.question !== undefined) {
    const named = context.questionName(facts.question);
    use(`it answers “${named}”, which comes next for her`, {
      name: 'question',
      words: `the next question: “${named}”`,
      value: facts.question,
      named,
    });
  }
  if (stage === 1 && facts.stage !== undefined) {
    const told = `${stageWords[facts.stage.stage]} (${facts.stage.because})`;
    use(told, { name: 'stage', words: told, value: facts.stage.stage });
  }
  const isVisitUsed = facts.visitNumber === 1 || speaksForReturning(features, belief);
  const visit = isVisitUsed && !ofRule.some(({ name }) => name === visitSignalName) ? visitSignal(facts) : undefined;
  if (visit !== undefined) use(visit.words, visit);
  return reasonFrom(parts);
}

const visitSignalName = 'visitNumber';

/** Which visit it is, where that may be used. Pure. */
export function visitSignal({ visitNumber }: MomentFacts): UsedSignal | undefined {
  if (visitNumber === undefined || visitNumber === 0) return undefined;
  return { name: visitSignalName, words: visitInWords(visitNumber), value: visitNumber };
}

/** The same reason, with what would change the choice said first, also where it was not said before. Pure. */
export function changingFirst({ parts, signals }: Reason, changes: readonly { readonly signal: UsedSignal }[]): Reason {
  const changing = new Set(changes.map(({ signal }) => signal.name));
  const said = new Set(signals.map(({ name }) => name));
  const isChanging = (part: ReasonPart): boolean => part.signals.some(({ name }) => changing.has(name));
  const unsaid = changes.filter(({ signal }) => !said.has(signal.name));
  return reasonFrom([
    ...parts.filter(isChanging),
    ...unsaid.map(({ signal }) => ({ words: signal.words, signals: [signal] })),
    ...parts.filter((part) => !isChanging(part)),
  ]);
}

function reasonFrom(parts: readonly ReasonPart[]): Reason {
  if (parts.length === 0) return { words: 'nothing that may be used speaks for one thing before another', signals: [], parts };
  const text = parts.map(({ words }) => words).join('; ');
  return { words: (text[0] as string).toUpperCase() + text.slice(1), signals: parts.flatMap(({ signals }) => signals), parts };
}

function signalsOfRule(rule: MomentRule, facts: MomentFacts, words: RuleWords): UsedSignal[] {
  return conditionsOfMoment(rule.when).flatMap((condition): UsedSignal[] => {
    const name = signalOf(condition);
    if (!facts.may(name)) return [];
    if ('moment' in condition) return [{ name, ...momentValue(condition, facts) }];
    if ('group' in condition) return groupSignal(condition, facts);
    const { own, holds } = findingOf(condition, facts.portrait, facts.context.world, facts.context.now);
    const said = own === undefined ? '' : `: ${ownInWords(own, words)}`;
    return [{ name, words: `${conditionInWords(condition, words)}${said}`, value: own?.value ?? holds ?? null }];
  });
}

function groupSignal({ group }: GroupCondition, { context, portrait }: MomentFacts): UsedSignal[] {
  const standing = context.groupOf(group, portrait);
  if (standing === undefined) return [];
  const note = standing.note === undefined ? '' : ` (“${standing.note}”)`;
  return [
    {
      name: `group:${group}`,
      words: `${standing.holds === true ? 'one of' : 'none of'} ${standing.name}${note}`,
      value: standing.holds ?? null,
    },
  ];
}

function momentValue({ moment, is }: MomentCondition, facts: MomentFacts): Omit<UsedSignal, 'name'> {
  const { context, intents, portrait, stage, question, visit, visitNumber } = facts;
  switch (moment) {
    case 'visitNumber':
      return { words: visitInWords(visitNumber ?? 0), value: visitNumber ?? null };
    case 'hour':
      return { words: `${facts.hour} o’clock where she is`, value: facts.hour };
    case 'route':
      return { words: `came in by ${visit.route ?? 'a way nobody knows'}`, value: visit.route ?? null };
    case 'campaign':
      return { words: `came by the campaign ${visit.campaign ?? ''}`.trim(), value: visit.campaign ?? null };
    case 'channel':
    case 'device':
    case 'place':
    case 'language':
      return { words: `${moment} ${context.moment[moment] ?? ''}`.trim(), value: context.moment[moment] ?? null };
    case 'stage':
      return { words: stage === undefined ? 'no stage' : `${stageWords[stage.stage]} (${stage.because})`, value: stage?.stage ?? null };
    case 'question': {
      if (question === undefined) return { words: 'no question comes next', value: null };
      const named = context.questionName(question);
      return { words: `the next question: “${named}”`, value: question, named };
    }
    case 'relationship':
      return { words: `the relationship she wants: ${context.relationship ?? 'not said'}`, value: context.relationship ?? null };
    case 'openProblem':
      return { words: context.openProblem ?? 'no open problem', value: context.openProblem !== undefined };
    case 'known':
      return { words: facts.isKnown ? 'we know her' : 'nobody we know', value: facts.isKnown };
    case 'intent': {
      const found = intents.find(({ topic }) => is?.includes(topic));
      const named = (is ?? []).map((topic) => `“${context.topicName(topic)}”`).join(' or ');
      const strength = found === undefined ? null : Math.round(found.strength * 100) / 100;
      return { words: `she is about ${named}`, value: strength, ...(found === undefined ? {} : { named: context.topicName(found.topic) }) };
    }
    case 'searched': {
      const term = portrait.whole.searches.at(-1)?.[4] ?? '';
      return { words: `searched for ${term}`, value: term };
    }
    case 'read': {
      const times = (is ?? []).reduce(
        (sum, key) => sum + facts.timesRead(context.items.find((one) => one.family === key) ?? { family: key }),
        0,
      );
      return { words: `read ${(is ?? []).join(', ')} ${times} times`, value: times };
    }
  }
}

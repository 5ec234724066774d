import { answerChance, explorationRule, logOddsOf, priorBelief, propensitiesOf } from '../../../../src/decision/index.ts';
import type { Option, Rule, Tree } from '../../decide-catalogue.ts';
import type { KnownNow } from './known-now.ts';
import type { Profile } from './profile.ts';

/** Where it is asked for. */
export interface Moment {
  readonly channel: string;
  readonly place: string;
  readonly device: string;
  readonly limit: number;
}

export interface Signal {
  readonly name: string;
  readonly words: string;
}

export interface Ranked {
  readonly option: Option;
  readonly propensity: number;
  readonly chance: number;
  readonly rule?: Rule;
  readonly signals: readonly Signal[];
}

export interface Chosen {
  readonly choices: readonly Ranked[];
  readonly rejected: readonly { readonly key: string; readonly code: string }[];
}

interface Candidate {
  readonly option: Option;
  readonly mean: number;
  readonly deviation: number;
  readonly worth: number;
  readonly tier: number;
  readonly rule?: Rule;
}

const featureCount = 8;
const readsMax = 2;
// More are never among the best.
const contendersMax = 12;
const dayMs = 86_400_000;
const needsYes = new Set(['marketing', 'analysis', 'advertising', 'searches', 'location', 'social']);
const belief = priorBelief(featureCount, 0.05, 0.5);
for (const [at, weight] of [0, 2, 0.8, 1.2, -1].entries()) if (at > 0) belief.mean[at] = weight;

/** The gate first, then rules, then what she has read, then ranking by expected answers with exploration: the product's own arithmetic for that. */
export function choose(
  options: readonly Option[],
  rules: readonly Rule[],
  profile: Profile,
  known: KnownNow,
  moment: Moment,
  now: number,
  draw: number,
): Chosen {
  const holding = rules.filter((rule) => holds(rule.when, profile, known, moment));
  const rejected: { key: string; code: string }[] = [];
  const candidates: Candidate[] = [];
  const first = holding.filter(({ effect }) => effect === 'first');
  for (const option of options) {
    const code =
      refusalOf(option, profile, known, now) ??
      ruledOut(option, holding) ??
      ((known.reads.get(option.body.key) ?? 0) >= readsMax ? 'read_enough' : undefined);
    if (code !== undefined) {
      rejected.push({ key: option.body.key, code });
      continue;
    }
    const at = first.findIndex((rule) => fits(option, rule));
    const rule = first[at];
    candidates.push({
      ...{ option, ...logOddsOf(belief, featuresOf(option, known, moment, profile)), worth: 1, tier: at < 0 ? 0 : first.length - at },
      ...(rule === undefined ? {} : { rule }),
    });
  }
  candidates.sort((left, right) => right.tier - left.tier || right.mean - left.mean);
  const choices = drawn(candidates, moment.limit, draw).map(
    ({ taken, propensity }): Ranked => ({
      ...{ option: taken.option, propensity, chance: answerChance(taken), signals: signalsOf(taken.option, taken.rule, known) },
      ...(taken.rule === undefined ? {} : { rule: taken.rule }),
    }),
  );
  for (const { option } of candidates)
    if (!choices.some((choice) => choice.option === option)) rejected.push({ key: option.body.key, code: 'less_likely' });
  return { choices, rejected };
}

/** Tier by tier, each by its chance to be best, without putting back; chances are worked out once a tier. */
function drawn(candidates: readonly Candidate[], limit: number, draw: number): { taken: Candidate; propensity: number }[] {
  const found: { taken: Candidate; propensity: number }[] = [];
  let left = draw;
  for (let from = 0; from < candidates.length && found.length < limit; ) {
    const tier = candidates.filter((one) => one.tier === candidates[from]?.tier);
    from += tier.length;
    const contenders = tier.slice(0, contendersMax);
    const chances = [...propensitiesOf(contenders, explorationRule)];
    while (found.length < limit && contenders.length > 0) {
      const sum = chances.reduce((total, chance) => total + chance, 0);
      let [place, until] = [0, left * sum];
      while (place < contenders.length - 1 && until >= (chances[place] as number)) {
        until -= chances[place] as number;
        place += 1;
      }
      const chance = chances[place] as number;
      found.push({ taken: contenders[place] as Candidate, propensity: chance / sum });
      left = Math.min(Math.max(until / chance, 0), 1 - Number.EPSILON);
      contenders.splice(place, 1);
      chances.splice(place, 1);
    }
  }
  return found;
}

/** Purpose and permission, the relationship she wants, an open problem, what she was sent lately. */
function refusalOf({ body }: Option, profile: Profile, { permissions }: KnownNow, now: number): string | undefined {
  const said = permissions.get(body.purpose);
  if (said === false) return 'consent.refused';
  if (needsYes.has(body.purpose) && said !== true) return 'consent.unknown';
  if (permissions.get('contact') === false && body.isPromotion) return 'contact.refused';
  if (profile.relationship === 'leaveMeBe' || (profile.relationship === 'justBasics' && body.isPromotion)) return 'relationship';
  if (body.isPromotion && profile.openProblem !== undefined) return 'problem.open';
  if (body.isPromotion && profile.contacts.filter(({ at, isUsed }) => !isUsed && now - at < 7 * dayMs).length >= 3)
    return 'attention.spent';
  return undefined;
}

function ruledOut(option: Option, holding: readonly Rule[]): string | undefined {
  for (const rule of holding) {
    if (rule.effect === 'withhold' && fits(option, rule)) return 'rule.withhold';
    if (rule.effect === 'only' && !fits(option, rule)) return 'rule.only';
  }
  return undefined;
}

function fits({ body, tags }: Option, { choose: { items, kinds, tags: wanted = {} } }: Rule): boolean {
  if (items !== undefined && !items.includes(body.key)) return false;
  if (kinds !== undefined && !kinds.includes(body.kind)) return false;
  return Object.entries(wanted).every(([kind, values]) => tags.some((tag) => tag.kind === kind && values.includes(tag.value)));
}

/** The numbers that the product ranks by. */
function featuresOf({ body, tags }: Option, known: KnownNow, moment: Moment, profile: Profile): number[] {
  let intent = 0;
  for (const { kind, value } of tags) if (kind === 'topic' || kind === 'product') intent = Math.max(intent, known.intents.get(value) ?? 0);
  const has = (kind: string, value: string | undefined): number => (tags.some((tag) => tag.kind === kind && tag.value === value) ? 1 : 0);
  return [
    ...[1, intent, has('stage', known.stage), has('question', known.question), known.reads.has(body.key) ? 1 : 0],
    ...[known.visitNumber > 1 ? 1 : 0, moment.device === 'phone' ? 1 : 0, profile.acts.length > 0 ? 1 : 0],
  ];
}

/** What spoke for an option: a rule's conditions, or what she is about and where she stands. */
function signalsOf({ tags }: Option, rule: Rule | undefined, { intents, stage, question }: KnownNow): Signal[] {
  if (rule !== undefined) return signalsOfTree(rule.when);
  const has = (kind: string, value: string | undefined) => tags.some((tag) => tag.kind === kind && tag.value === value);
  return [
    ...[...intents]
      .filter(([topic]) => has('topic', topic))
      .map(([topic, strength]) => ({ name: `intent:${topic}`, words: `she is about ${topic} (${Math.round(strength * 100)} %)` })),
    ...(has('stage', stage) ? [{ name: 'stage', words: `where she stands: ${stage}` }] : []),
    ...(has('question', question) ? [{ name: 'question', words: `the question that comes next: ${question}` }] : []),
  ];
}

function signalsOfTree(tree: Tree): Signal[] {
  if ('all' in tree) return tree.all.flatMap(signalsOfTree);
  if ('any' in tree) return tree.any.flatMap(signalsOfTree);
  if ('not' in tree) return signalsOfTree(tree.not);
  const [name = ''] = Object.values(tree).filter((value) => typeof value === 'string');
  return [{ name, words: JSON.stringify(tree) }];
}

/** What is known without one of its signals. */
export function without(known: KnownNow, signal: string): KnownNow {
  if (signal.startsWith('intent:')) {
    const intents = new Map(known.intents);
    intents.delete(signal.slice('intent:'.length));
    return { ...known, intents };
  }
  return { ...known, [signal]: undefined };
}

function holds(tree: Tree, profile: Profile, known: KnownNow, moment: Moment): boolean {
  if ('all' in tree) return tree.all.every((part) => holds(part, profile, known, moment));
  if ('any' in tree) return tree.any.some((part) => holds(part, profile, known, moment));
  if ('not' in tree) return !holds(tree.not, profile, known, moment);
  if ('trait' in tree) return tree.is.includes(String(profile.traits[tree.trait]));
  if ('permission' in tree) return known.permissions.get(tree.permission) === true;
  if ('audience' in tree) return profile.audiences.includes(tree.audience);
  const within = (value: number | undefined, { min, max }: { readonly min?: number; readonly max?: number }): boolean =>
    value !== undefined && (min === undefined || value >= min) && (max === undefined || value <= max);
  if ('measure' in tree) return within(tree.measure === 'silentDays' ? known.silentDays : known.purchases, tree);
  const { is = [] } = tree;
  switch (tree.moment) {
    case 'visitNumber':
      return within(known.visitNumber, tree);
    case 'hour':
      return within(known.hour, tree);
    case 'openProblem':
      return profile.openProblem !== undefined;
    case 'intent':
      return is.some((topic) => (known.intents.get(topic) ?? 0) >= (tree.min ?? 0.2));
    case 'stage':
    case 'route':
      return is.includes(known[tree.moment]);
    default:
      return is.includes(moment[tree.moment as 'channel' | 'device' | 'place']);
  }
}

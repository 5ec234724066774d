import { type Caller, profitNames } from '../access/index.ts';
import { type Condition, conditionsOf, type Group, type Rule } from '../audience/index.ts';
import { holdsSealed } from '../event/index.ts';
import { NotAllowed } from '../foundation/index.ts';
import type { PeopleDependencies } from './people.ts';

/** The name of what a condition rests on, where that is hidden; undefined for a condition that may be seen. */
export type HiddenCondition = (condition: Condition) => string | undefined;

/**
 * Which conditions a caller's role does not see: those about a field that is hidden from it, and, for whoever may not reveal a full number, those
 * about a field whose numbers are sealed or that name such a number.
 */
export function hiddenConditions(
  { hiddenFields, seal }: Pick<PeopleDependencies, 'hiddenFields' | 'seal'>,
  caller: Caller,
): HiddenCondition {
  const hidden = hiddenFields(caller.role);
  const mayReveal = caller.may('people.reveal');
  const isHiddenName = (name: string): boolean =>
    hidden.ruleFor(name) !== undefined || (!mayReveal && (seal?.().isSealedField(name) ?? false));
  return (condition) => {
    const field = namesOf(condition).find(isHiddenName);
    if (field !== undefined) return nameOf(condition);
    const isNumber = textsOf(condition).some(holdsSealed);
    return isNumber && !mayReveal ? `${nameOf(condition)} (a full number)` : undefined;
  };
}

/**
 * A rule tells by its answer what it asks for: halving a bound finds anybody's profit to the cent. So nobody asks by a rule for what she does not see.
 * @throws NotAllowed `access.field_hidden` naming every such condition
 */
export function refuseHidden(rule: Rule, hidden: HiddenCondition): void {
  const names = hiddenNames(rule, hidden);
  if (names.length > 0)
    throw new NotAllowed('access.field_hidden', `hidden from your role, and so no condition of a rule: ${names.join(', ')}`);
}

/** Who is in a group says of each of them what its rule asks for. @throws NotAllowed `access.field_hidden` naming every such condition */
export function refuseList({ rule }: Pick<Group, 'rule'>, hidden: HiddenCondition): void {
  const names = hiddenNames(rule, hidden);
  if (names.length > 0)
    throw new NotAllowed('access.field_hidden', `who is in it is hidden from your role, since its rule asks for: ${names.join(', ')}`);
}

/** The same for conditions, those of other audiences that a rule asks for included. @throws NotAllowed `access.field_hidden` naming every such condition */
export function refuseHiddenConditions(conditions: readonly Condition[], hidden: HiddenCondition): void {
  const names = namesHidden(conditions, hidden);
  if (names.length > 0)
    throw new NotAllowed('access.field_hidden', `hidden from your role, and so no condition of a rule: ${names.join(', ')}`);
}

/** True for a group of whose rule the caller does not see all. */
export function isPartlyHidden({ rule }: Pick<Group, 'rule'>, hidden: HiddenCondition): boolean {
  return hiddenNames(rule, hidden).length > 0;
}

function hiddenNames(rule: Rule, hidden: HiddenCondition): string[] {
  return namesHidden(conditionsOf(rule), hidden);
}

function namesHidden(conditions: readonly Condition[], hidden: HiddenCondition): string[] {
  return [...new Set(conditions.flatMap((condition) => hidden(condition) ?? []))];
}

/** A rule in which hidden conditions say what they are about, and no more. Pure. */
export function shownRule(rule: Rule, hidden: HiddenCondition): object {
  if ('all' in rule) return { all: rule.all.map((part) => shownRule(part, hidden)) };
  if ('any' in rule) return { any: rule.any.map((part) => shownRule(part, hidden)) };
  if ('not' in rule) return { not: shownRule(rule.not, hidden) };
  return hidden(rule) === undefined ? rule : { ...aboutOf(rule), hidden: true };
}

/** What a condition is about, without what it asks of it. */
export function aboutOf(condition: Condition): object {
  if ('measure' in condition) return { measure: condition.measure };
  if ('preference' in condition) return { preference: holdsSealed(condition.preference) ? '•••' : condition.preference };
  if ('matters' in condition) return { matters: '•••' };
  if ('trait' in condition) return { trait: holdsSealed(condition.trait) ? '•••' : condition.trait };
  if ('did' in condition) return { did: holdsSealed(condition.did) ? '•••' : condition.did };
  if ('sequence' in condition) return { sequence: condition.sequence.map(() => ({ did: '•••' })) };
  if ('account' in condition) return { account: '•••' };
  return { trait: '•••' };
}

/** What she chooses of all there is to choose may be something hidden; true for the name of a finding that is. */
export function isHiddenChoice(name: string | undefined, { ruleFor }: ReturnType<PeopleDependencies['hiddenFields']>): boolean {
  return name?.includes(': ') === true && ruleFor(name.slice(0, name.indexOf(': '))) !== undefined;
}

const ofProfit: ReadonlySet<string> = new Set(['profit', 'profitTenth']);

/** The names of fields under which what a condition rests on may be hidden. */
function namesOf(condition: Condition): string[] {
  if ('trait' in condition) return [condition.trait, ...condition.trait.split('.')];
  // Goals are read for it too.
  if ('matters' in condition) return ['matters', 'whatMatters', 'goal', 'currentGoal', 'values'];
  if ('preference' in condition) return [condition.preference];
  if ('account' in condition) return ['account', 'groupId'];
  return 'measure' in condition && ofProfit.has(condition.measure) ? [...profitNames] : [];
}

function nameOf(condition: Condition): string {
  const [kind, about] = Object.entries(aboutOf(condition))[0] as [string, unknown];
  return kind === 'matters' || kind === 'sequence' || kind === 'account' ? kind : String(about);
}

function textsOf(condition: Condition): string[] {
  const steps = 'sequence' in condition ? condition.sequence.flatMap((step) => Object.values(step)) : [];
  return [...Object.values(condition).flat(), ...steps].filter((value): value is string => typeof value === 'string');
}

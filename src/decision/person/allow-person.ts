import { type Portrait, portraitOf } from '../../audience/index.ts';
import type { ConsentRules, Permissions, Purpose } from '../../consent/index.ts';
import { type GateRules, mayWe, type Refusal, type Standing, standingOf } from '../../gate/index.ts';
import type { TraitPreference } from '../../profile/index.ts';
import type { Choosable } from '../choice/choosable.ts';
import type { AllowedPerson } from '../choice/decide-moment.ts';
import type { Moment } from '../moment/moment.ts';
import type { KnownFragment, KnownPerson } from './known-person.ts';

/** What the gate goes by, besides the person. */
export interface GateContext {
  readonly consent: ConsentRules;
  readonly gate: GateRules;
  readonly preference: TraitPreference;
  readonly stockOf: (product: string) => number | undefined;
  readonly now: number;
}

/** What the gate answered in a moment: enough to make the decision again. */
export interface GateRecord {
  /** By purpose the numbers of the identifiers that it may look at. */
  readonly usable: Readonly<Record<string, readonly number[]>>;
  /** By the key of the content what stood against it; what nothing stood against is not there. */
  readonly refusals: Readonly<Record<string, readonly Refusal[]>>;
}

/** A person as the gate lets this moment see her. */
export interface PersonAtGate extends AllowedPerson {
  readonly standing: Standing;
  /** Fragments that at least one purpose has looked at. */
  readonly looked: () => readonly KnownFragment[];
  readonly answered: () => GateRecord;
}

const nobody: readonly KnownFragment[] = [];

/**
 * Lets a decision see of a person what each purpose may use: the fragments whose identifiers permit it, and no others. Nobody who is known is seen whole by a
 * purpose that she did not allow. Pure but for what it remembers of the same person.
 */
export function allowPerson(person: KnownPerson | undefined, moment: Moment, context: GateContext): PersonAtGate {
  const { consent, gate, preference, stockOf, now } = context;
  const fragments = person?.fragments ?? nobody;
  const wholePortrait = (): Portrait => {
    const known = person?.workedOut.portrait;
    if (known !== undefined && known.consent === consent && known.preference === preference) return known.whole;
    const permissions = (): Permissions => standing.permissions;
    const whole = portraitOf(fragments, person?.settlements ?? [], { preference, consent, now, permissions });
    if (person !== undefined) person.workedOut.portrait = { whole, consent, preference };
    return whole;
  };
  const { zone, country } = fragments.length === 0 ? { zone: undefined, country: undefined } : wholePortrait();
  const contacts = person?.contacts ?? [];
  const standing: Standing = standingOf({ fragments, contacts, stockOf, zone, country }, consent, gate, now);
  const bySet = new Map<string, Portrait>();
  const byPurpose = new Map<string, Portrait>();
  const looked = new Set<KnownFragment>();
  const usableBy: Record<string, number[]> = {};
  const portraitFor = (purpose: string): Portrait => {
    const known = byPurpose.get(purpose);
    if (known !== undefined) return known;
    const usable = fragments.filter(({ identifier }) => standing.permissions.mayUse(identifier.id, purpose as Purpose).allowed);
    for (const fragment of usable) looked.add(fragment);
    usableBy[purpose] = usable.map(({ identifier }) => identifier.id);
    const key = usableBy[purpose].join(' ');
    let portrait = bySet.get(key);
    if (portrait === undefined) {
      portrait =
        usable.length === fragments.length
          ? wholePortrait()
          : portraitOf(usable, settlementsOf(person, usable), { preference, consent, now });
      bySet.set(key, portrait);
    }
    byPurpose.set(purpose, portrait);
    return portrait;
  };
  const refusals = new Map<string, readonly Refusal[]>();
  const uncounted = new Map<string, readonly Refusal[]>();
  const ask = ({ purpose, isPromotion }: Choosable, product: string | undefined): readonly Refusal[] => {
    const act = { purpose: purpose as Purpose, channel: moment.channel, isOutbound: moment.isOutbound, isPromotion };
    return mayWe({ ...act, ...(product === undefined ? {} : { product }) }, standing, gate, now).refusals;
  };
  // Of products that nobody counts the gate says one thing.
  const askUncounted = (item: Choosable): readonly Refusal[] => {
    const key = `${item.purpose} ${item.isPromotion}`;
    const known = uncounted.get(key) ?? ask(item, undefined);
    uncounted.set(key, known);
    return known;
  };
  const refusalsOf = (item: Choosable): readonly Refusal[] => {
    const { product, gateKey } = item;
    const known =
      refusals.get(gateKey) ?? (product !== undefined && stockOf(product) !== undefined ? ask(item, product) : askUncounted(item));
    refusals.set(gateKey, known);
    return known;
  };
  const answered = (): GateRecord => ({
    usable: usableBy,
    refusals: Object.fromEntries([...refusals].filter(([, against]) => against.length > 0)),
  });
  return { standing, portraitFor, refusalsOf, looked: () => [...looked], answered };
}

function settlementsOf(person: KnownPerson | undefined, usable: readonly KnownFragment[]): KnownPerson['settlements'] {
  const ids = new Set(usable.map(({ identifier }) => identifier.id));
  return person?.settlements.filter(({ identifierId }) => ids.has(identifierId)) ?? [];
}

import type { Company, Person } from './person.ts';
import { Random, scatter } from './random.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

/** When a person's relationship with Larkfield happened; hidden but for its traces. */
export interface Life {
  /** First sign of her anywhere. */
  readonly firstSeen: number;
  /** Exact instants of the purchase process, the first included; empty for people who never bought. */
  readonly purchases: readonly number[];
  /** The purchase after which she left, or undefined while she is still a customer. */
  readonly leftAt: number | undefined;
  readonly account: Registration | undefined;
  /** The store card. */
  readonly card: Registration | undefined;
}

export interface Registration {
  readonly number: string;
  readonly since: number;
}

/**
 * First purchases are spread over the three years, a little denser towards the end; then the BG/NBD process: exponential waiting
 * times with the person's own rate, and after each repeat purchase her own chance of leaving.
 */
export function drawLife(company: Company, person: Person): Life {
  const random = new Random(company.seed, 'life', person.index);
  const span = company.until - company.start;
  const part = random.unit();
  const begin = company.start + span * 0.9995 * (0.7 * part + 0.3 * Math.sqrt(part));
  if (person.kind === 'visitor') return { firstSeen: begin, purchases: [], leftAt: undefined, account: undefined, card: undefined };
  const lead = random.unit() * Math.min(21 * dayMs, begin - company.start);
  const firstSeen = begin - lead;
  if (person.kind === 'prospect') {
    const account = { number: accountNumber(company.seed, person.index), since: Math.min(begin, company.until - hourMs) };
    return { firstSeen, purchases: [], leftAt: undefined, account, card: undefined };
  }
  const purchases = [begin];
  let leftAt: number | undefined;
  for (let at = begin; leftAt === undefined; ) {
    at += (random.exponential(person.traits.purchasesPerWeek) || 1) * weekMs;
    if (at >= company.until) break;
    purchases.push(at);
    if (random.chance(person.traits.leavesAfterPurchase)) leftAt = at;
  }
  const buysIn = person.traits.buysIn;
  const accountChance = buysIn === 'store' ? 0.35 : 0.93;
  const cardChance = buysIn === 'web' ? 0.15 : 0.9;
  const wantsAccount = random.chance(accountChance);
  const wantsCard = random.chance(cardChance);
  const early = random.between(0, lead);
  const late = random.between(0, 120 * dayMs);
  return {
    firstSeen,
    purchases,
    leftAt,
    // Whoever has neither would leave no trace of her purchases: she has an account then.
    account:
      wantsAccount || !wantsCard
        ? registration(accountNumber(company.seed, person.index), buysIn === 'store' ? begin + late : begin - early - dayMs, company)
        : undefined,
    card: wantsCard
      ? registration(cardNumber(company.seed, person.index), buysIn === 'web' ? begin + late : begin - dayMs, company)
      : undefined,
  };
}

function registration(number: string, since: number, company: Company): Registration | undefined {
  if (since >= company.until - hourMs) return undefined;
  return { number, since: Math.max(since, company.start) };
}

/** The web shop's account number, which is also the user id that site and app send. */
export function accountNumber(seed: number | bigint, index: number): string {
  return `W${scatter(seed, 'account', index, 8)}`;
}

/** The store card: twelve digits, too short to be taken for a payment card. */
export function cardNumber(seed: number | bigint, index: number): string {
  return `7045${scatter(seed, 'card', index, 8)}`;
}

/** The code that a person hands to friends. */
export function shareCode(seed: number | bigint, index: number): string {
  return `FRIEND-${Number(scatter(seed, 'share', index, 9))
    .toString(36)
    .toUpperCase()}`;
}

/** Whether she is still a customer at `time`, as far as the process knows. */
export function isActive(life: Life, time: number): boolean {
  return life.leftAt === undefined || time <= life.leftAt + 30 * dayMs;
}

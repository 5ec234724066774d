import { dayMs, secondMs } from '../../foundation/index.ts';
import { daysOfName, type Summary } from '../../profile/index.ts';

/** Where somebody stands for the purpose of a decision, by the keys of the tag standard; the stages form a loop. */
export const stages = ['notice', 'explore', 'choose', 'receive', 'care', 'back', 'share'] as const;
export type Stage = (typeof stages)[number];

/** A stage with the sign that says so, in plain words. */
export interface StageNow {
  readonly stage: Stage;
  readonly because: string;
}

// Who put something aside within the week is still about it.
const choosingDays = 7;
const lookingDays = 30;
// An order is new for as long as most things are tried out.
const newOrderDays = 30;
const choosingNames: ReadonlySet<string> = new Set([
  'Checkout Started',
  'Cart Viewed',
  'Product Added',
  'Product Compared',
  'Product Added to Wishlist',
  'Test Ride Booked',
  'Appointment Booked',
]);
const sharingNames = ['Product Reviewed', 'Product Shared', 'Invite Sent', 'Referral Code Shared'];

/**
 * Where she stands now, by the clearest and newest sign: an open problem before all else, then what she is choosing, what she has just bought, what she tells
 * others, what she explores; who has bought and is quiet may come back. A plain reading for choosing content: no model. `visitNumber` is undefined where it must not be used. Pure.
 */
export function stageNow(
  { acts, names, orders }: Pick<Summary, 'acts' | 'names' | 'orders'>,
  {
    openProblem,
    visitNumber,
    titleForChoosing,
  }: {
    readonly openProblem?: string | undefined;
    readonly visitNumber?: number | undefined;
    /** The title of content that answers a question of those who choose, if an act was a reading of it. */
    readonly titleForChoosing?: ((act: Summary['acts'][number]) => string | undefined) | undefined;
  },
  now: number,
): StageNow {
  if (openProblem !== undefined) return { stage: 'care', because: openProblem };
  const within = (second: number, days: number): boolean => now - second * secondMs < days * dayMs;
  const lastOrder = orders.reduce((last, [time, , minorUnits]) => (minorUnits < 0 ? last : Math.max(last, time)), 0);
  const choosing = acts.findLast(
    ([second, name]) => choosingNames.has(name) && within(second, choosingDays) && second * secondMs > lastOrder,
  );
  if (choosing !== undefined) return { stage: 'choose', because: told(choosing[1], choosing[2]) };
  const recent = acts.filter(([second]) => within(second, choosingDays) && second * secondMs > lastOrder);
  const twice = firstTwice(recent.filter(([, name]) => name === 'Product Viewed').map(([, , about]) => about));
  if (twice !== undefined) return { stage: 'choose', because: `looked at ${twice} more than once` };
  const read = titleForChoosing && firstTwice(recent.map((act) => titleForChoosing(act) ?? ''));
  if (read !== undefined) return { stage: 'choose', because: `read “${read}” more than once` };
  if (lastOrder > 0 && now - lastOrder < newOrderDays * dayMs) return { stage: 'receive', because: 'bought lately' };
  const shared = names.find((tally) => sharingNames.includes(tally[0]) && isOfDays(tally, now, choosingDays));
  if (shared !== undefined) return { stage: 'share', because: told(shared[0], '') };
  const looked = acts.findLast(([second]) => within(second, lookingDays));
  if (looked !== undefined && (lastOrder > 0 || (visitNumber ?? 0) > 1 || acts.length > 1))
    return { stage: 'explore', because: 'is looking around' };
  if (lastOrder > 0) return { stage: 'back', because: 'has bought, and was quiet since' };
  return { stage: 'notice', because: looked === undefined ? 'nothing is known yet' : 'has just come' };
}

function isOfDays(tally: Summary['names'][number], now: number, days: number): boolean {
  const today = Math.floor(now / dayMs);
  return daysOfName(tally).some(([day]) => today - day < days);
}

/** The first that comes again; what is empty says nothing. */
function firstTwice(all: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const each of all) {
    if (each !== '' && seen.has(each)) return each;
    seen.add(each);
  }
  return undefined;
}

function told(name: string, about: string): string {
  return about === '' ? name : `${name}: ${about}`;
}

/** What a stage is, said of her. */
export const stageWords: Readonly<Record<Stage, string>> = {
  notice: 'she takes notice',
  explore: 'she explores',
  choose: 'she is choosing',
  receive: 'she has it and begins to use it',
  care: 'she needs care',
  back: 'she may come back',
  share: 'she tells others',
};

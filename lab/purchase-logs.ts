import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Purchase, type PurchaseLog, purchaseLogOf } from '../src/value/index.ts';
import { Random } from './larkfield/random.ts';
import { publicDataFolder } from './recipes/index.ts';

const dayMs = 86_400_000;

/** A day as CDNOW writes it: `19970930`. */
export function cdnowDay(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8))) / dayMs;
}

/** The tenth of CDNOW's customers that papers use, or all of them; undefined where the public data is absent. */
export function cdnowLog(part: 'sample' | 'full'): PurchaseLog | undefined {
  const path = join(publicDataFolder(process.env), 'cdnow', part === 'sample' ? 'CDNOW_sample.txt' : 'CDNOW_master.txt');
  if (!existsSync(path)) return undefined;
  // The sample has a number of its own before the customer's.
  const before = part === 'sample' ? 1 : 0;
  const purchases: Purchase[] = [];
  for (const row of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const cells = row.trim().split(/\s+/);
    const date = cells[before + 1] ?? '';
    if (!/^\d{8}$/.test(date)) continue;
    purchases.push({ customer: cells[before] as string, day: cdnowDay(date), amount: Number(cells[before + 3]) });
  }
  return purchaseLogOf(purchases).log;
}

/** People of the Pareto/NBD and Gamma–Gamma worlds, over a year and a half from day 0: the same for the same seed. */
export function madeLog(people: number, seed: number): PurchaseLog {
  const purchases: Purchase[] = [];
  for (let person = 0; person < people; person += 1) {
    const random = new Random(seed, 'made log', person);
    const [rate, leaves] = [random.gamma(0.55, 10.58 * 7), random.exponential(random.gamma(0.61, 11.67 * 7))];
    const scale = random.gamma(3.74, 15.44);
    const first = random.below(84);
    for (let after = 0; after < leaves && first + after < 546; after += random.exponential(rate)) {
      purchases.push({ customer: String(person), day: Math.floor(first + after), amount: random.gamma(6.25, scale) });
    }
  }
  return purchaseLogOf(purchases).log;
}

import { type FieldValue, measureFields } from '../../src/value/index.ts';
import { figure } from '../figure.ts';
import { Random } from '../larkfield/random.ts';

const people = 7_000;
const rate = 0.26;
const shoes = ['red', 'green', 'blue', 'white', 'black', 'brown', 'grey', 'none'];

/**
 * Fields whose power is known: three that say nothing, one built to matter. Over all seeds the furthest that nothing strays from one half,
 * and the least that the other is found to be worth (its true area is 0.70).
 */
export function checkFields(seeds: number): void {
  let [furthest, least] = [0, 1];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = new Random(seed, 'fields check');
    const outcome = Uint8Array.from({ length: people }, () => (random.unit() < rate ? 1 : 0));
    const column = (name: string, valueFor: (came: number) => FieldValue) => ({ name, values: Array.from(outcome, valueFor) });
    const { fields } = measureFields(
      {
        outcome,
        columns: [
          column('shoe colour', () => shoes[Math.floor(random.unit() * shoes.length)]),
          column('lucky number', () => random.unit()),
          column('coin', () => random.unit() < 0.5),
          column('plan', (came) => (random.unit() < (came === 1 ? 0.6 : 0.2) ? 'monthly' : 'yearly')),
        ],
      },
      { isTimeKnown: true },
    );
    for (const { name, area } of fields) {
      if (name === 'plan') least = Math.min(least, area);
      else furthest = Math.max(furthest, Math.abs(area - 0.5));
    }
  }
  process.stdout.write(`three fields that say nothing and one that matters, ${seeds} seeds of ${people} people\n`);
  figure('value_random_field_off_half', furthest, 'auc', 0.02, 'atMost');
  figure('value_built_field', least, 'auc', 0.67, 'atLeast');
}

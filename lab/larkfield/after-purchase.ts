import type { Purchase } from './buying.ts';
import { writeEmail } from './dirt.ts';
import { cardAt, dayMs, hourMs, identifier, type Scene } from './scene.ts';
import { atHour } from './zones.ts';

/** What comes after: delivery with its delays, sometimes a return, sometimes an answer to a question about it. */
export function afterPurchase(scene: Scene, purchase: Purchase): { readonly daysLate: number; readonly deliveredAt: number } {
  const { person, random, notebook } = scene;
  const isGoods = purchase.product.category !== 'service';
  let daysLate = 0;
  let deliveredAt = purchase.time;
  if (purchase.channel === 'web' && isGoods) {
    const promised = purchase.time + (2 + random.below(3)) * dayMs;
    daysLate = random.chance(0.12) ? 1 + random.poisson(2.5) : 0;
    deliveredAt = atHour(person.household.address.city.zone, promised + daysLate * dayMs, random.between(8.5, 19));
    const email = writeEmail(random, purchase.email);
    notebook.cells(
      'deliveries.csv',
      deliveredAt,
      4,
      [
        `P${random.hex(10)}`,
        purchase.orderNumber,
        email.text,
        new Date(promised).toISOString().slice(0, 10),
        '',
        daysLate,
        random.pick(['Swallow Post', 'Roadrunner', 'Pakettaube']),
        daysLate > 0 ? random.pick(['weather', 'sorting centre', 'address unclear', 'van broke down']) : '',
      ],
      person.id,
      identifier('email', email.value),
    );
  }
  if (isGoods && random.chance(0.05)) giveBack(scene, purchase, deliveredAt);
  return { daysLate, deliveredAt };
}

function giveBack(scene: Scene, purchase: Purchase, deliveredAt: number): void {
  const { person, random, notebook } = scene;
  const time = deliveredAt + random.between(2, 25) * dayMs + 3 * hourMs;
  const card = purchase.channel === 'store' ? cardAt(scene, time) : undefined;
  const email = purchase.channel === 'web' ? writeEmail(random, purchase.email) : { text: '', value: undefined };
  notebook.cells(
    'returns.csv',
    time,
    1,
    [
      `R${random.hex(8)}`,
      '',
      purchase.orderNumber,
      email.text,
      card,
      random.pick(['too large', 'too small', 'changed my mind', 'faulty', 'arrived late']),
      purchase.total.toFixed(2),
      person.country.currency,
    ],
    person.id,
    [...identifier('store_card', card), ...identifier('email', email.value)],
  );
}

import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const people = 900;
const dayMs = 86_400_000;

/** People of two plans, of whom members come back, in shoes of any colour; the same at every run (Park & Miller 1988). */
function* events(): Generator<object> {
  let state = 7;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * dayMs).toISOString();
  for (let person = 0; person < people; person += 1) {
    const userId = `u${person}`;
    const isMember = next() < 0.4;
    const traits = { plan: isMember ? 'member' : 'guest', shoe_colour: ['red', 'green', 'blue', 'white'][Math.floor(next() * 4)] };
    yield { type: 'identify', userId, traits, timestamp: at(32 + 20 * next()), messageId: `i${person}` };
    if (next() < (isMember ? 0.7 : 0.2))
      yield { type: 'page', userId, name: 'Home', timestamp: at(1 + 27 * next()), messageId: `p${person}` };
  }
}

it('measures fields, tells what is of no use, and proposes to give it up', async () => {
  const { product, page, send } = await openProduct();
  await page.goto(`${product.address}/fields`);
  await page.getByText('Not measured yet').waitFor();
  await send(events());
  await page.getByRole('button', { name: 'Measure now' }).click();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await page.getByText(/foretells whether people come back within 30 days/).waitFor({ timeout: 60_000 });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  expect(await row('plan').textContent()).toContain('foretells');
  expect(await row('shoe_colour').textContent()).toContain('no reason');
  expect(await accessibilityFaults(page)).toEqual([]);
  await row('shoe_colour').getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: 'shoe_colour' });
  await drawer.getByText('It foretells nothing').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await drawer.getByRole('button', { name: 'Give up…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give up shoe_colour' });
  await dialog.getByLabel('Reason').fill('it tells nothing of anybody');
  await dialog.getByRole('button', { name: 'Propose' }).click();
  await drawer.getByRole('link', { name: 'waits for signatures' }).click();
  await page.getByText('The field “shoe_colour (Shop)” is given up.').waitFor();
}, 150_000);

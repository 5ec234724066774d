import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

// A year of purchases of some hundred people: enough for a model, and for a past to hold it against.
const people = 240;
const dayMs = 86_400_000;
function* purchases(): Generator<object> {
  for (let person = 0; person < people; person += 1) {
    const gap = 12 + ((person * 37) % 90);
    const visits = 1 + ((person * 7) % 9);
    for (let visit = 0; visit < visits; visit += 1) {
      const at = new Date(Date.now() - 365 * dayMs + ((person % 60) + visit * gap) * dayMs);
      if (at.getTime() > Date.now()) break;
      const properties = { order_id: `${person}-${visit}`, total: 10 + ((person * 13 + visit * 5) % 70), currency: 'EUR' };
      const id = `v${person}-${visit}`;
      yield { type: 'track', userId: `buyer-${person}`, event: 'Order Completed', timestamp: at.toISOString(), messageId: id, properties };
    }
  }
}

it('says that nothing is known yet, fits, shows what was foretold and came, and what one person will bring', async () => {
  const { product, page, send } = await openProduct();
  await page.goto(`${product.address}/value`);
  await page.getByText('No model yet').waitFor();
  await send(purchases());
  await page.getByRole('button', { name: 'Fit now' }).click();
  await page.getByRole('heading', { name: 'Every version' }).waitFor({ timeout: 60_000 });
  await page.getByRole('group', { name: 'Do as many come as were expected?' }).waitFor();
  await page.getByRole('heading', { name: 'What everybody will bring' }).waitFor();
  const tracking = page.getByRole('figure', { name: 'Do as many come as were expected?' });
  await tracking.getByRole('button', { name: 'As a table' }).click();
  await page.getByRole('table', { name: 'Do as many come as were expected?' }).waitFor();
  const [drawn] = await page.locator('svg a').all();
  await drawn?.waitFor();
  await page
    .getByRole('link', { name: /^\d+ people$/ })
    .first()
    .press('Enter');
  const behind = page.getByRole('dialog', { name: 'The people of version 1' });
  await behind.getByRole('status').waitFor();
  const said = await behind.getByRole('status').textContent();
  expect(await behind.getByRole('table').getAttribute('aria-rowcount')).toBe(String(Number(/^\d+/.exec(said ?? '')?.[0]) + 1));
  await behind.getByRole('link').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await behind.waitFor({ state: 'hidden' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${product.address}/people/by/user_id/buyer-8`);
  await page.getByRole('heading', { name: 'What this relationship brings' }).waitFor();
  await page.getByText('Profit expected').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}, 240_000);

import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

it('says that a page may be old while the server refuses to read it anew, and recovers by itself', async () => {
  const { product, page, send } = await openProduct();
  const said = (text: string, at: number) => ({
    ...{ type: 'track', userId: 'ana', event: 'Live Chat Message Sent', messageId: `said-${at}`, properties: { message: text } },
  });
  await send([said('The first words.', 0)]);
  await page.goto(`${product.address}/people/by/user_id/ana`);
  await page.getByText('The first words.').first().waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.route(/\/v1\/customers\//, (route) =>
    route.fulfill({
      ...{ status: 429, contentType: 'application/json', headers: { 'retry-after': '20' } },
      body: JSON.stringify({ error: { code: 'access.too_many_customers', message: 'too many customers were opened' } }),
    }),
  );
  await send([said('The second words.', 1)]);
  const banner = page.getByText(/^So much was read in the last minute/);
  await banner.waitFor();
  // What was there stays.
  await page.getByText('The first words.').first().waitFor();
  expect(await page.getByText('The second words.').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.unroute(/\/v1\/customers\//);
  await banner.waitFor({ state: 'detached' });
  await page.getByText('The second words.').first().waitFor();
}, 180_000);

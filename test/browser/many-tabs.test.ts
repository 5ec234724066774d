import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { openProduct } from './open-product.ts';

/** As a browser tells a tab that another one is looked at. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' }); document.dispatchEvent(new Event('visibilitychange'))`,
  );
}

it('keeps many tabs of one browser open, each with what is new when it is looked at', async () => {
  const { product, page, send } = await openProduct();
  const said = (text: string, at: number) => ({
    ...{ type: 'track', userId: 'ana', event: 'Live Chat Message Sent', messageId: `said-${at}`, properties: { message: text } },
  });
  await send([said('The first words.', 0)]);
  // A browser has six connections to one server: with one each, five leave room for what is fetched.
  const windows = [page];
  for (let at = 1; at < 5; at++) windows.push(await page.context().newPage());
  for (const window of windows) {
    await window.goto(`${product.address}/people/by/user_id/ana`);
    await window.getByText('The first words.').first().waitFor();
  }
  // Tabs behind another one hold none.
  for (const window of windows) await show(window, 'hidden');
  const behind: Page[] = [];
  for (let at = 0; at < 4; at++) {
    const tab = await page.context().newPage();
    await tab.goto(`${product.address}/people/by/user_id/ana`);
    await tab.getByText('The first words.').first().waitFor();
    await tab.getByText('Live', { exact: true }).waitFor();
    behind.push(tab);
  }
  await send([said('The second words.', 1)]);
  for (const tab of behind) await tab.getByText('The second words.').first().waitFor();
  for (const tab of behind) await show(tab, 'hidden');
  for (const window of windows) {
    await show(window, 'visible');
    await window.getByText('The second words.').first().waitFor();
  }
}, 180_000);

it('shows what happened while its stream was still being opened', async () => {
  const { product, page, send } = await openProduct();
  const said = (text: string, at: number) => ({
    ...{ type: 'track', userId: 'ana', event: 'Live Chat Message Sent', messageId: `said-${at}`, properties: { message: text } },
  });
  await send([said('The first words.', 0)]);
  const streams: (() => void)[] = [];
  await page.route('**/v1/live?*', async (route) => {
    await new Promise<void>((resolve) => streams.push(resolve));
    await route.continue();
  });
  await page.goto(`${product.address}/people/by/user_id/ana`);
  await page.getByText('The first words.').first().waitFor();
  await send([said('The second words.', 1)]);
  await page.waitForTimeout(1_000);
  for (const open of streams) open();
  await page.getByText('The second words.').first().waitFor();
}, 180_000);

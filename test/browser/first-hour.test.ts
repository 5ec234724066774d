import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, signInByFirstLink } from '../../lab/browser.ts';
import { type Administrator, administratorOf, type Product, startProduct } from '../../lab/product.ts';
import { accessibilityFaults } from './accessibility-faults.ts';

// The built product in a real browser, from the first link to a page that changes by itself.
let product: Product;
let administrator: Administrator;
let browser: Browser;
let page: Page;
let folder: string;
let writeKey: string;

beforeAll(async () => {
  folder = mkdtempSync(join(resolve(import.meta.dirname, '..', '..', '.loyalty'), 'browser-'));
  product = await startProduct({ dataDir: folder });
  administrator = administratorOf(product);
  writeKey = (await administrator.addSource('Site')).writeKey;
  browser = await launchBrowser();
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function send(...events: object[]): Promise<void> {
  const response = await fetch(`${product.address}/v1/batch?receipt=1`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: events }),
  });
  // 202 where the machine is too busy to wait for the receipt.
  expect([200, 202]).toContain(response.status);
}

it('signs in by the first link, finds a customer and sees what she does without a reload', async () => {
  await signInByFirstLink(page, product.firstLink as string);
  expect(await accessibilityFaults(page)).toEqual([]);

  await send(
    { type: 'identify', userId: 'maya', messageId: 'b1', traits: { firstName: 'Maya', lastName: 'Okafor', email: 'maya@okafor.test' } },
    {
      type: 'track',
      event: 'Live Chat Message Sent',
      userId: 'maya',
      messageId: 'b2',
      properties: { message: 'I ride with my son on Sundays.' },
    },
  );
  const find = async () => (await administrator.request<{ results: { id: string }[] }>('GET', '/v1/find?q=maia')).results;
  await expect.poll(async () => (await find()).length, { timeout: 10_000 }).toBe(1);
  const results = await find();
  await page.goto(`${product.address}/people/${results[0]?.id}`);
  await page.getByRole('heading', { name: 'Maya Okafor' }).waitFor();
  await page.getByText('I ride with my son on Sundays.').first().waitFor();

  await send({
    type: 'track',
    event: 'Order Completed',
    userId: 'maya',
    messageId: 'b3',
    properties: { revenue: 54, currency: 'EUR', order_id: 'o1' },
  });
  await page.getByText(/Bought something/).waitFor({ timeout: 10_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
}, 120_000);

it('shows what happened while the timeline could not be read', async () => {
  let refused = 0;
  await page.route(
    (address) => address.pathname.endsWith('/timeline'),
    (route) => {
      refused += 1;
      return route.abort('connectionreset');
    },
  );
  await send({ type: 'page', userId: 'maya', messageId: 'b3a', name: 'Quiet trails' });
  await expect.poll(() => refused).toBeGreaterThan(0);
  // Longer than the server tells of one change, shorter than the page goes on trying.
  await page.waitForTimeout(1_500);
  await page.unrouteAll();
  await page.getByText('Looked at Quiet trails').waitFor({ timeout: 10_000 });
}, 60_000);

it('opens whom a scanner or a quick clerk typed, without waiting for the list', async () => {
  await send({ type: 'track', event: 'Order Completed', userId: 'tom', messageId: 'b4', properties: { order_id: 'ORD-778', revenue: 9 } });
  await send({ type: 'identify', userId: 'tom', messageId: 'b5', traits: { name: 'Tom Weaver' } });
  for (const typed of ['ORD-778', 'tom weaver']) {
    await page.goto(`${product.address}/people`);
    await page.locator('[data-find-box]').focus();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tom Weaver' }).waitFor({ timeout: 10_000 });
  }
}, 60_000);

it('loses no key that is typed right after Ctrl K', async () => {
  for (const pauseMs of [0, 2_000]) {
    await page.goto(`${product.address}/people`);
    await page.locator('[data-find-box]').waitFor();
    await page.waitForTimeout(pauseMs);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ORD-778');
    await expect.poll(() => page.locator('input[role=combobox]').inputValue()).toBe('ORD-778');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tom Weaver' }).waitFor({ timeout: 10_000 });
  }
}, 60_000);

it('loses no key that is typed while the box of Ctrl K comes into view on a slow laptop', async () => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 10 });
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').waitFor({ state: 'attached' });
  await page.keyboard.type('ORD-778');
  await expect.poll(() => page.locator('input[role=combobox]').inputValue()).toBe('ORD-778');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.keyboard.press('Enter');
}, 60_000);

it('says of every field where it comes from', async () => {
  const markers = page.locator('[data-source-marker]');
  await markers.first().waitFor();
  for (const marker of await markers.all()) {
    await marker.click();
    const opened = page.getByRole('dialog').last();
    await opened.getByText('Source', { exact: true }).waitFor();
    await opened.getByText('Event', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
  }
  expect(await markers.count()).toBeGreaterThan(5);
  expect(await accessibilityFaults(page)).toEqual([]);
}, 60_000);

it('opens a rule by its address, where every field has a name', async () => {
  await page.goto(`${product.address}/settings/identity.rules`);
  await page.locator('input[value="account_number"]').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${product.address}/people/by/email/maya@okafor.test`);
  await page.getByRole('heading', { name: 'Maya Okafor' }).waitFor();
  await page.goto(`${product.address}/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}, 60_000);

it('names in the list of decisions whom a split was about, under the one tab that is chosen', async () => {
  const { id } = await administrator.request<{ id: string }>('GET', '/v1/customers/by/user_id/maya');
  const identifiers = [{ namespace: 'email', value: 'maya@okafor.test' }];
  await administrator.request('POST', `/v1/customers/${id}/split`, { identifiers, reason: 'her mother has this address' });
  await page.goto(`${product.address}/joins?show=decisions`);
  await page.getByText('her mother has this address').waitFor();
  await page.getByRole('link', { name: 'Maya Okafor' }).waitFor();
  expect(await page.locator('main nav [aria-current]').allInnerTexts()).toEqual(['Decided by colleagues']);
}, 60_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../lab/browser.ts';
import { type Administrator, administratorOf, type Product, startProduct, untilSettled } from '../../lab/product.ts';
import { accessibilityFaults } from './accessibility-faults.ts';

const dayMs = 86_400_000;
const password = 'correct horse battery staple';

let product: Product;
let administrator: Administrator;
const browsers: Browser[] = [];
const dataDir = mkdtempSync(join(resolve(import.meta.dirname, '..', '..', '.loyalty'), 'browser-'));

beforeAll(async () => {
  product = await startProduct({ dataDir });
  administrator = administratorOf(product);
  const authorization = `Basic ${Buffer.from(`${(await administrator.addSource('Shop')).writeKey}:`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  // One purchase three weeks ago: new, and a second visit is due.
  const timestamp = new Date(Date.now() - 21 * dayMs).toISOString();
  const properties = { order_id: 'o1', total: 40, currency: 'EUR' };
  const order = { type: 'track', userId: 'nia', event: 'Order Completed', messageId: 'm1', timestamp, properties };
  const named = { type: 'identify', userId: 'nia', traits: { name: 'Nia Reyes' }, messageId: 'm0', timestamp };
  const answer = await fetch(`${product.address}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch: [named, order] }) });
  expect(answer.ok).toBe(true);
  await untilSettled(administrator, 60_000);
}, 120_000);

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A colleague in a browser of her own: pages of one browser that runs in a single process share their cookies. */
async function colleague(name: string, role: string): Promise<Page> {
  const email = `${name.toLowerCase()}@larkfield.test`;
  const { link } = await administrator.request<{ link: string }>('POST', '/v1/users', { email, name, role });
  const browser = await launchBrowser();
  browsers.push(browser);
  const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(product.address + link);
  await page.locator('input[autocomplete="new-password"]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return page;
}

async function answer(dialog: Locator, reason: string, action: string): Promise<void> {
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('raises the floor by one word, and lowers it only when the CMO and the CIO have both signed', async () => {
  const supervisor = await colleague('Sofia', 'supervisor');
  const floor = supervisor.getByRole('dialog', { name: 'What every customer is owed' });
  await supervisor.goto(`${product.address}/floor`);
  await supervisor.getByRole('button', { name: 'Change' }).click();
  await floor.getByLabel('Answer to a message').fill('');
  await floor.getByText('Say a number').waitFor();
  await floor.getByLabel('Answer to a message').fill('12');
  await floor.getByText('your word is enough').waitFor();
  await answer(floor, 'we are many enough', 'Raise for everybody');
  await supervisor.getByText('within 12 h').waitFor();
  await supervisor.getByRole('button', { name: 'Change' }).click();
  await floor.getByLabel('Bring back for the whole price').fill('20');
  await floor.getByText('only when the CMO and the CIO have both signed').waitFor();
  expect(await accessibilityFaults(supervisor)).toEqual([]);
  await answer(floor, 'too dear', 'Propose');
  await supervisor.getByText('for 20 days instead of for 30 days').waitFor();

  const cmo = await colleague('Clara', 'cmo');
  await cmo.goto(`${product.address}/joint-changes`);
  await cmo.getByText('Bring back for the whole price: for 20 days instead of for 30 days.').waitFor();
  await cmo.getByRole('button', { name: 'Sign' }).click();
  const signing = cmo.getByRole('dialog', { name: 'Sign this change' });
  const sign = signing.getByRole('button', { name: 'Sign' });
  expect(await sign.isDisabled()).toBe(true);
  await signing.getByLabel('Reason').fill('x'.repeat(1_200));
  await signing.getByText('At most 1,000 characters: 200 too many.').waitFor();
  expect(await sign.isDisabled()).toBe(true);
  await answer(signing, 'agreed', 'Sign');
  await cmo.getByText('waits for one').waitFor();
  expect(await cmo.getByRole('button', { name: 'Sign' }).count()).toBe(0);
  expect(await accessibilityFaults(cmo)).toEqual([]);

  const cio = await colleague('Tomas', 'cio');
  await cio.goto(`${product.address}/joint-changes`);
  await cio.getByRole('button', { name: 'Sign' }).click();
  const last = cio.getByRole('dialog', { name: 'Sign this change' });
  await last.getByText('Yours is the last signature').waitFor();
  await answer(last, 'agreed too', 'Sign');
  await cio.getByText('carried out', { exact: true }).waitFor();
  await supervisor.reload();
  await supervisor.getByText('for 20 days', { exact: true }).waitFor();
  await supervisor.getByText('Changed by Clara and Tomas').waitFor();
}, 120_000);

it('adds service for a group, nests its rule, and follows an exception until it is ended', async () => {
  const agent = await colleague('Ines', 'agent');
  const groups = agent.getByRole('region', { name: 'Groups', exact: true });
  await agent.goto(`${product.address}/people/by/user_id/nia`);
  await groups.getByText('New, second visit due').waitFor();

  const analyst = await colleague('Ana', 'analyst');
  await analyst.goto(`${product.address}/groups`);
  await analyst.getByRole('link', { name: 'New, second visit due' }).click();
  await analyst.getByRole('button', { name: 'Add something' }).click();
  const service = analyst.getByRole('dialog', { name: /^What is added/ });
  await service.getByLabel('Answer to a message').fill('500');
  await service.getByText('A group is never below.').waitFor();
  await service.getByLabel('Answer to a message').fill('2');
  await service.getByLabel('And in words').fill('a word from the workshop');
  expect(await accessibilityFaults(analyst)).toEqual([]);
  await answer(service, 'a good second visit decides', 'Save');
  await analyst.getByText('within 2 h').waitFor();
  await analyst.getByRole('button', { name: 'Change', exact: true }).click();
  const editor = analyst.getByRole('dialog', { name: 'New, second visit due' });
  await editor.getByRole('button', { name: 'Add “one of these”' }).click();
  await editor.getByText(/and \(buying visits so far: at least 3 or dealings with care: at least 1\)/).waitFor();
  await editor.getByLabel('What', { exact: true }).nth(2).selectOption('boughtBy');
  await editor.getByLabel('of at least').fill('1');
  await editor.getByLabel('channel').selectOption('web');
  await editor.getByText('1 person of 1').waitFor();
  expect(await accessibilityFaults(analyst)).toEqual([]);
  await answer(editor, 'only who bought by web, or needed care', 'Save');
  await analyst.getByText('One of these holds:').waitFor();

  await agent.reload();
  await agent.getByText('within 2 h').waitFor();
  await groups
    .getByText('Buys by Web', { exact: false })
    .or(groups.getByText('buys by Web', { exact: false }))
    .first()
    .waitFor();
  await groups.getByRole('button', { name: 'Pin an exception' }).click();
  const pin = agent.getByRole('dialog', { name: 'An exception to the rule' });
  await pin.getByLabel('What you know').fill('She buys for the school; she will not come herself');
  await pin.getByLabel('Review by').fill('2020-01-01');
  await pin.getByText(/^Choose a day from/).waitFor();
  expect(await pin.getByRole('button', { name: 'Pin', exact: true }).isDisabled()).toBe(true);
  await pin.getByLabel('Review by').fill(new Date(Date.now() + 9 * dayMs).toISOString().slice(0, 10));
  expect(await accessibilityFaults(agent)).toEqual([]);
  await pin.getByRole('button', { name: 'Pin', exact: true }).click();
  await groups.getByText('never counts as one, pinned by Ines').waitFor();
  await agent.getByText('within 12 h').waitFor();

  await agent.goto(`${product.address}/exceptions?due=soon`);
  const row = agent.getByRole('row').filter({ hasText: 'Nia Reyes' });
  await row.getByText('“She buys for the school; she will not come herself”').waitFor();
  expect(await accessibilityFaults(agent)).toEqual([]);
  const prolong = row.getByRole('button', { name: 'Still so…' });
  await prolong.press('Enter');
  await agent.getByRole('dialog', { name: 'It is still so' }).waitFor();
  await agent.keyboard.press('Escape');
  await expect.poll(() => prolong.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
  await prolong.press('Enter');
  await answer(agent.getByRole('dialog', { name: 'It is still so' }), 'the school said so', 'Prolong');
  await agent.getByText('Nothing falls due within 30 days').waitFor();
  await agent.getByRole('link', { name: /^In force/ }).click();
  await row.getByRole('button', { name: 'End it' }).click();
  await answer(agent.getByRole('dialog', { name: 'End this exception' }), 'she came herself', 'End it');
  await agent.getByText('No exceptions').waitFor();
  await agent.goto(`${product.address}/people/by/user_id/nia`);
  await agent.getByText('within 2 h').waitFor();
}, 120_000);

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Firm } from '../../client/src/index.ts';
import { loadFirmScenes } from '../../lab/larkfield/firm-scenes.ts';
import type { Administrator } from '../../lab/product.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const reason = 'as they told us';
const dayMs = 86_400_000;
const at = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString();

const people = [
  { userId: 'dora', name: 'Dora Matos', groupId: 'harbour', buying_role: 'decider' },
  { userId: 'ines', name: 'Inês Alves', groupId: 'harbour', buying_role: 'influencer' },
  { userId: 'udo', name: 'Udo Brandt', groupId: 'harbour-porto', buying_role: 'user' },
];
const events = [
  {
    ...{ type: 'group', userId: 'dora', groupId: 'harbour' },
    traits: { name: 'Harbour Hotels', industry: 'hotels', employees: 900, website: 'https://www.harbour.example', vat: 'PT501964843' },
  },
  { type: 'group', groupId: 'harbour-porto', traits: { name: 'Harbour Porto', parent_id: 'harbour', type: 'site', city: 'Porto' } },
  ...people.flatMap(({ userId, name, groupId, buying_role }) => [
    { type: 'identify', userId, traits: { name, email: `${userId}@harbour.example` } },
    { type: 'group', userId, groupId, traits: { buying_role } },
    ...[9, 6, 3].map((days) => ({ type: 'track', userId, event: 'Product Viewed', timestamp: at(days), properties: { name: 'Charger' } })),
  ]),
];

const complaint = { type: 'track', userId: 'udo', event: 'Complaint Made', properties: { text: 'The charger at the door is dead.' } };

/** What colleagues know: a leasing firm of two roles, and what the hotels are to us. */
async function writeDown(administrator: Administrator): Promise<{ hotels: Firm; leasing: Firm }> {
  const post = (path: string, body: object) => administrator.request<Firm>('POST', path, { ...body, reason });
  const hotels = await administrator.request<Firm>('GET', '/v1/firms/by/group_id/harbour');
  const leasing = await post('/v1/firms', { name: 'Velo Leasing', identifiers: { domain: 'velo.example' } });
  await post(`/v1/firms/${leasing.id}/roles`, { role: 'partner', context: 'leases our product to hotels', since: '2025-01-10' });
  await post(`/v1/firms/${leasing.id}/roles`, { role: 'competitor', context: 'bids against us for installations', since: '2025-06-01' });
  await post(`/v1/firms/${leasing.id}/relations`, { kind: 'leases to', firm: hotels.id });
  await post(`/v1/firms/${hotels.id}/roles`, { role: 'customer', context: 'buys chargers for its houses', since: '2025-03-01' });
  await administrator.request('PUT', '/v1/price-floors', { items: [{ product: 'charger', amount: 410.5, currency: 'EUR' }] });
  return { hotels, leasing };
}

/** Ends a role of the firm that is open, and takes that back. */
async function endRoleAndBack(page: Page, role: string, context: string): Promise<void> {
  const held = page.getByRole('region', { name: 'What it is to us' }).getByRole('listitem').filter({ hasText: context });
  await held.getByRole('button', { name: 'End' }).click();
  const dialog = page.getByRole('dialog', { name: `End the role ${role}` });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: `End the role ${role}` }).click();
  await held.getByRole('button', { name: 'End' }).waitFor({ state: 'detached' });
  expect(await held.textContent()).toContain(' until ');
  await page.getByRole('button', { name: 'Undo' }).click();
  await held.getByRole('button', { name: 'End' }).waitFor();
}

it('shows a firm with its people, roles and sites, a complaint as it comes, and what a role holds back', async () => {
  const { product, page, administrator, send } = await openProduct();
  await send(events);
  const { hotels, leasing } = await writeDown(administrator);

  await page.goto(`${product.address}/firms`);
  await page.getByRole('link', { name: 'Harbour Porto' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'competitor' }).click();
  await page.getByRole('link', { name: 'Harbour Porto' }).waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: 'Name, domain or any number' }).fill('velo.example');
  await page.getByRole('link', { name: 'Velo Leasing' }).click();

  await page.getByText('partner (leases our product to hotels) and competitor (bids against us for installations)').first().waitFor();
  await page.getByRole('link', { name: 'installation bid' }).click();
  await page.getByText('Price floors: withheld, because it is a competitor here').waitFor();
  await page.getByText('Stock: withheld, because it is a competitor here').waitFor();
  expect(await page.getByText('410.5').count()).toBe(0);
  await page.getByRole('link', { name: 'service case' }).click();
  await page.getByText('No dealings with care yet.').waitFor();
  await page.getByText('withheld').first().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Add a role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a role' });
  await dialog.getByLabel('Role').selectOption('advocate');
  await dialog.getByLabel('In what').fill('speaks for us at fairs');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Add a role' }).click();
  await endRoleAndBack(page, 'advocate', 'speaks for us at fairs');

  await page.goto(`${product.address}/firms/${hotels.id}`);
  await page.getByText('Nothing is open.').waitFor();
  const account = page.getByRole('region', { name: 'How the account stands' });
  await account.getByText('steady', { exact: true }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await send([complaint]);
  await page.getByText('“The charger at the door is dead.”').waitFor();
  await account.getByText('troubled', { exact: true }).waitFor();
  await page.getByText('Nobody deals with it yet').waitFor();
  await page.getByRole('button', { name: 'Name who deals with it' }).click();
  const naming = page.getByRole('dialog', { name: 'Name who deals with it' });
  await naming.getByLabel('Who deals with it').fill('Priya');
  await naming.getByLabel('Reason').fill(reason);
  await naming.getByRole('button', { name: 'Name who deals with it' }).click();
  await page.getByText('Priya deals with it').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('link', { name: 'Show the graph' }).click();
  await page.getByRole('link', { name: 'Velo Leasing, competitor, partner' }).waitFor();
  await page.getByText('The same as a table').click();
  await page.getByRole('cell', { name: 'leases to' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/firms', `/firms/${hotels.id}`, `/firms/${leasing.id}/graph`]) {
    await page.goto(product.address + path);
    await page.getByText('Velo Leasing').first().waitFor();
    expect(await accessibilityFaults(page), path).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
  }

  await page.goto(`${product.address}/people?q=udo`);
  await page.getByRole('link', { name: 'Udo Brandt' }).click();
  const firms = page.getByRole('region', { name: 'Firms' });
  await firms.getByRole('link', { name: 'Harbour Porto' }).waitFor();
  await firms.getByText('uses').waitFor();
  await page.goto(`${product.address}/people?q=velo`);
  await page.getByRole('link', { name: 'Velo Leasing' }).click();
  await page.waitForURL((address) => address.pathname === `/firms/${leasing.id}`);
}, 120_000);

it('puts two firms that are likely one side by side, joins them by a key, and takes it back', async () => {
  const { product, page, administrator } = await openProduct();
  expect(await loadFirmScenes({ ...administrator, address: product.address }, Date.now())).toBe(6);
  await page.goto(`${product.address}/joins?show=firms`);
  const card = page.getByRole('region', { name: 'How sure it is that both are one firm' });
  await card.getByText('spelled alike').waitFor();
  await card.getByRole('link', { name: 'MIRAMMAR HOTEL' }).waitFor();
  await card.getByText('miramar-faro.example').nth(1).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('j');
  await page.getByText('Hotel Miramar, Lda. and MIRAMMAR HOTEL are one firm now.').waitFor();
  const { id } = await administrator.request<Firm>('GET', '/v1/firms/by/group_id/S-301');
  await page.goto(`${product.address}/firms/${id}`);
  await page.getByText('To us it is customer (buys bikes for its guests) and supplier (rooms for our fairs)').waitFor();
  await page.getByRole('button', { name: 'Undo the join' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo the join' });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Undo the join' }).click();
  const same = page.getByRole('region', { name: 'Is this the same firm?' });
  await same.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await same.getByRole('link', { name: 'MIRAMMAR HOTEL' }).click();
  await page.waitForURL(/\/joins\?.*pair=/);
  await card.getByRole('link', { name: 'MIRAMMAR HOTEL' }).waitFor();
  await page.goto(`${product.address}/joins?show=statistics`);
  const right = page.getByRole('region', { name: 'Were the chances right for firms?' });
  await right.getByRole('cell', { name: /^0\s?% \(0\s?% – / }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  const hotels = await administrator.request<Firm>('GET', '/v1/firms/by/group_id/HG-100');
  const site = await administrator.request<Firm>('GET', '/v1/firms/by/group_id/HG-101');
  await page.goto(`${product.address}/firms/${hotels.id}`);
  await page.getByText('Priya Nair deals with it').waitFor();
  await page.getByRole('button', { name: 'Say of what it is a part' }).click();
  const parent = page.getByRole('dialog', { name: 'Say of what it is a part' });
  await parent.getByLabel('Number of the firm above').fill(site.id);
  await parent.getByLabel('Reason').fill(reason);
  await parent.getByRole('button', { name: 'Say of what it is a part' }).click();
  await parent.getByText('this would be a circle').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More about Inês Alves' }).click();
  await page.getByRole('menuitem', { name: 'She has left' }).click();
  const leaving = page.getByRole('dialog', { name: 'She has left' });
  await leaving.getByLabel('Reason').fill(reason);
  await leaving.getByRole('button', { name: 'She has left' }).click();
  await page.getByText(/left .* Firms of the field team/).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/left .* Firms of the field team/).waitFor({ state: 'hidden' });
}, 120_000);

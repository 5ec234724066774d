import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const hourMs = 3_600_000;

/** Somebody with a name who searches, then looks at a bike twice. */
function* rider(userId: string, name: string): Generator<object> {
  const at = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString();
  yield { type: 'identify', userId, traits: { name, plan: 'family' }, messageId: `${userId}0`, timestamp: at(9) };
  yield { type: 'track', userId, event: 'Products Searched', properties: { query: 'hills' }, messageId: `${userId}1`, timestamp: at(8) };
  for (const hours of [6, 5]) {
    const properties = { name: 'Harrier', category: 'bikes' };
    yield { type: 'track', userId, event: 'Product Viewed', properties, messageId: `${userId}-${hours}`, timestamp: at(hours) };
  }
}

/** Picks a name as people do: a few letters, then the one that is meant. */
async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name.slice(0, 9));
  await page.getByRole('option', { name, exact: true }).locator('visible=true').click();
}

it('makes an audience of what people did, with real people at once, and follows who comes', async () => {
  const { product, page, send } = await openProduct();
  await send([...rider('nia', 'Nia Reyes'), ...rider('tom', 'Tom Ward')]);
  await page.goto(`${product.address}/groups`);
  await page.getByText('None yet. Make one to tell people something').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'New group or audience' }).click();
  const dialog = page.getByRole('dialog', { name: 'New group or audience' });
  await dialog.getByLabel('Name', { exact: true }).fill('Thinking of a bike');
  await dialog.getByLabel('What it is for').selectOption('service');
  await dialog.getByText('Part of what they asked for: nobody has to say yes to it.').waitFor();
  await dialog.getByLabel('What it is for').selectOption('advice');
  await dialog.getByText('Nobody who does not permit this is told anything').waitFor();
  await dialog.getByLabel('What', { exact: true }).selectOption('did');
  await dialog.getByLabel('what happened').fill('product veiwed');
  await dialog.getByLabel('what happened').blur();
  await dialog.getByText('No event “product veiwed” has come yet; there is one called “Product Viewed”.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await choose(page, dialog.getByLabel('what happened'), 'Product Viewed');
  await expect.poll(() => dialog.getByText('has come yet').count()).toBe(0);
  await dialog.getByLabel('times, at least').fill('2');
  await dialog.getByText('Belongs when: “Product Viewed” at least 2 times in the last 30 days.').waitFor();
  await dialog.getByText('2 people').waitFor({ timeout: 15_000 });
  const sample = dialog.getByRole('list', { name: 'Some of them' });
  await sample.getByRole('link', { name: 'Nia Reyes' }).waitFor();

  // One thing after the other, or none of what must not be.
  await dialog.getByRole('button', { name: 'Add “one of these”' }).click();
  const inner = dialog.getByRole('group', { name: 'Conditions that belong together' });
  await inner.getByLabel('What', { exact: true }).first().selectOption('sequence');
  await choose(page, inner.getByLabel('what happened').first(), 'Products Searched');
  await choose(page, inner.getByLabel('what happened').last(), 'Product Viewed');
  await inner.getByLabel('What', { exact: true }).last().selectOption('trait');
  await choose(page, inner.getByLabel('trait', { exact: true }), 'plan');
  await inner.getByLabel('values, with commas').fill('solo');
  await dialog.getByText('(“Products Searched”, then “Product Viewed” within 7 days or plan is solo)').waitFor();
  await dialog.getByText('2 people').waitFor();
  await inner.getByLabel('Conditions that belong together').selectOption('none');
  await dialog.getByText('0 people').waitFor();
  await inner.getByLabel('Conditions that belong together').selectOption('any');
  await dialog.getByText('2 people').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel('Reason').fill('the autumn letter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });

  // Its own page moves as people do.
  await page.getByRole('heading', { name: 'Thinking of a bike' }).waitFor();
  await page.locator('b').filter({ hasText: '2 people' }).waitFor({ timeout: 15_000 });
  await page.getByRole('link', { name: 'Tom Ward' }).waitFor();
  await send(rider('ana', 'Ana Pires'));
  const moves = page.getByRole('region', { name: 'Who came and left just now' });
  await moves.getByRole('link', { name: 'Ana Pires' }).waitFor({ timeout: 15_000 });
  await page.locator('b').filter({ hasText: '3 people' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Ana Pires' }).first().click();
  const block = page.getByRole('region', { name: 'Audiences' });
  await block.getByText('“Product Viewed” at least 2 times in the last 30 days').waitFor();
  await block.getByRole('link', { name: 'Thinking of a bike' }).click();
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('dialog').getByLabel('What it is for').selectOption('marketing');
  await page.getByRole('dialog').getByLabel('Reason').fill('an offer after all');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Whoever does not permit this is told nothing').waitFor();
}, 300_000);

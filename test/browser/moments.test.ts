import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadLarkfieldContent } from '../../lab/larkfield/content.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const dayMs = 86_400_000;

/** Four visits on four days, the last with pages on riding with a child. */
function* visits(): Generator<object> {
  const at = (day: number, minute: number) => new Date(Date.now() - (5 - day) * dayMs + minute * 60_000).toISOString();
  yield { type: 'identify', userId: 'nia', traits: { name: 'Nia Reyes' }, messageId: 'n0', timestamp: at(1, 0) };
  for (let visit = 1; visit <= 4; visit += 1) {
    const pages = visit === 4 ? ['/advice/child-seats', '/shop/child-seat-rear', '/shop/child-trailer'] : ['/'];
    for (const [minute, path] of pages.entries())
      yield { type: 'page', userId: 'nia', properties: { path }, messageId: `n${visit}-${minute}`, timestamp: at(visit, minute) };
  }
}

type Decide = (place: string) => Promise<{ decision: string; choices: { key: string; title: string }[] }>;

it('follows decisions as they are made, opens one, overrules it, and rules the next after a try', async () => {
  const { product, page, administrator, send } = await openProduct();
  const decide: Decide = (place) =>
    administrator.request('POST', '/v1/moments/decide', {
      ...{ identifier: { namespace: 'user_id', value: 'nia' }, channel: 'web', place },
    });
  await page.goto(`${product.address}/moments`);
  await page.getByText('Nothing was decided yet').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${product.address}/learned`);
  await page.getByText('Nothing was learned yet').waitFor();
  await page.goto(`${product.address}/moment-rules`);
  await page.getByText('No rules yet').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await loadLarkfieldContent(administrator, Date.now());
  await send(visits());
  await page.goto(`${product.address}/moments`);
  await page.getByText('Nothing was decided yet').waitFor();
  const made = await decide('home');
  const row = page.getByRole('row').filter({ hasText: 'Nia Reyes' });
  await row.getByText(made.choices[0]?.title ?? '').waitFor({ timeout: 5_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hold still' }).click();
  await decide('home');
  await page.getByRole('button', { name: 'Go on: 1 new' }).click({ timeout: 5_000 });
  await expect.poll(() => row.count()).toBe(2);
  await row.last().getByRole('link').first().click();
  await chooseOtherwise(page, decide);

  const ruled = await ruleTheDesk(page, product.address, decide);
  await administrator.request('POST', `/v1/moments/${ruled.decision}/outcome`, { outcome: 'used' });
  await page.goto(`${product.address}/learned`);
  await page.getByText('“She rides all winter”').waitFor();
  const [scores] = await page.getByRole('figure', { name: 'Who chooses best?' }).all();
  await scores?.getByRole('button', { name: 'As a table' }).click();
  await page.getByText('100% (21% to 100%), 1 of 1').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.goto(`${product.address}/people/by/user_id/nia`);
  await sayOnHerPage(page);
}, 300_000);

/** One decision: without a signal, then chosen otherwise. */
async function chooseOtherwise(page: Page, decide: Decide): Promise<void> {
  await page.getByRole('heading', { name: 'What it knew and used' }).waitFor();
  await page.getByText('fifth visit', { exact: false }).first().waitFor();
  await page
    .getByRole('button', { name: /^Without “/ })
    .first()
    .click();
  await page.getByRole('status').getByText('would have come first').waitFor();
  await page.getByRole('heading', { name: 'Not offered, and why' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Choose otherwise', exact: true }).click();
  const overriding = page.getByRole('dialog', { name: 'Choose otherwise for Nia Reyes' });
  await overriding.getByLabel('What helps more').fill('winter');
  await page.getByRole('option', { name: 'What the cold does to a battery' }).click();
  await overriding.getByLabel('What you know that we do not').fill('She rides all winter');
  expect(await accessibilityFaults(page)).toEqual([]);
  await overriding.getByRole('button', { name: 'Choose it' }).click();
  await overriding.waitFor({ state: 'hidden' });
  expect((await decide('home')).choices[0]?.title).toBe('What the cold does to a battery');
}

/** A rule, tried with her before it is saved; answers the first decision that it rules. */
async function ruleTheDesk(page: Page, address: string, decide: Decide): ReturnType<Decide> {
  await page.goto(`${address}/moment-rules/new?item=who-larkfield-is&place=desk`);
  await page.getByLabel('Name').fill('The workshop at the desk');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('What', { exact: true }).selectOption('moment.visitNumber');
  await page.getByLabel('at least', { exact: true }).fill('5');
  await page.getByText('When visit number at least 5:').waitFor();
  await page.getByLabel('A person to try it with').fill('nia');
  await page.getByRole('button', { name: /Nia Reyes/ }).click();
  const tried = page.getByRole('region', { name: 'Try it' });
  await tried.getByRole('heading', { name: 'With this rule' }).waitFor();
  await tried.getByText('A workshop that began to sell').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect((await decide('desk')).choices[0]?.title).not.toBe('A workshop that began to sell');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const saving = page.getByRole('dialog', { name: 'Save: The workshop at the desk' });
  await saving.getByLabel('Reason').fill('people ask who we are');
  await saving.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'The workshop at the desk' }).waitFor();
  const ruled = await decide('desk');
  expect(ruled.choices[0]?.title).toBe('A workshop that began to sell');
  await page.getByText('What it chose was answered').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  return ruled;
}

/** Her own page: what she is about, decisions, and a word of hers against what is used. */
async function sayOnHerPage(page: Page): Promise<void> {
  const about = page.getByRole('region', { name: 'What she is about' });
  await about.getByText('Riding with a child').waitFor();
  const decisions = page.getByRole('region', { name: 'Decisions about her' });
  await decisions
    .getByText('1 thing known of her was used')
    .or(decisions.getByText(/\d things known of her were used/))
    .first()
    .click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await about.getByRole('button', { name: 'She is not about this: Riding with a child' }).click();
  const refusing = page.getByRole('dialog', { name: 'Don’t use “Riding with a child”' });
  await refusing.getByLabel('Reason').fill('It was for her sister');
  await refusing.getByRole('button', { name: 'She is not about this' }).click();
  await refusing.waitFor({ state: 'hidden' });
  await about.getByText('Riding with a child').waitFor({ state: 'hidden' });
  await decisions.getByText('“It was for her sister”').waitFor();
  await decisions.getByRole('button', { name: 'Use it again: Riding with a child' }).click();
  await about.getByText('Riding with a child').waitFor();
}

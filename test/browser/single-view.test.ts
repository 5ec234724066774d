import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const syllables = ['Ar', 'Be', 'Co', 'Du', 'Es', 'Fa', 'Gi', 'Ho', 'Iv', 'Ju'];
const ends = ['mandez', 'lander', 'ritsen', 'vinhal', 'kowski', 'pereza', 'toffel', 'ndberg', 'schmid', 'quilho'];

/** A customer, told apart from every other by all that is said of her. */
function customer(at: number) {
  const [row = '', column = ''] = [syllables[at % 10], ends[Math.floor(at / 10)]];
  const birthday = `${1950 + (at % 45)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 3) % 28)).padStart(2, '0')}`;
  const street = `${at + 1} Rua ${ends[at % 10]}${syllables[Math.floor(at / 10)]}`;
  return { firstName: `${row}a`, lastName: `${row}${column}`, birthday, address: { street, city: 'Porto', postalCode: String(4000 + at) } };
}

it('says of how many customers there is one view, and opens to those who are not yet whole and to what mends it', async () => {
  const { product, page, administrator, send } = await openProduct();
  await page.goto(`${product.address}/single-view`);
  await page.getByText('No customer yet').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const all = Array.from({ length: 100 }, (_, at) => at);
  await send([
    ...all.map((at) => ({ type: 'identify', userId: `web-${at}`, traits: { ...customer(at), email: `c${at}@shop.test` } })),
    ...all.slice(0, 40).map((at) => {
      const { firstName, lastName, birthday, address } = customer(at);
      const traits = { firstName, lastName: `${lastName.slice(0, -2)}${lastName.at(-1)}`, birthday, address };
      return { type: 'identify', traits, context: { externalIds: [{ type: 'store_card', id: `CARD-${at}`, collection: 'users' }] } };
    }),
  ]);
  // The open page changes by itself.
  const figure = page.getByRole('region', { name: 'Single view' });
  await figure.getByText('60%').first().waitFor({ timeout: 30_000 });
  await figure.getByText('60 of 100 customers are seen whole.').waitFor();
  await page.getByText('Records that are likelier one person’s than two people’s count as one customer').waitFor();
  await figure.getByRole('link', { name: '40 not yet' }).click();
  const list = page.getByRole('table', { name: 'Not yet' });
  await list.waitFor();
  expect(await list.getAttribute('aria-rowcount')).toBe('41');
  expect(await accessibilityFaults(page)).toEqual([]);

  // To what mends it, by keyboard, and back: the share has moved.
  const likely = list.getByRole('link', { name: /^Likely one person with/ }).first();
  await likely.press('Enter');
  await page.getByRole('button', { name: 'Same person' }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('are one person now.').waitFor();
  await page.goto(`${product.address}/single-view?show=not_yet&reason=likely_pair`);
  await figure.getByText('61%').first().waitFor();
  await expect.poll(() => list.getAttribute('aria-rowcount')).toBe('40');

  // A source that is expected, and somebody who is known not to be there.
  await administrator.addSource('Store cards');
  await page.getByRole('button', { name: 'Choose expected sources' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Store cards', { exact: true }).check();
  await dialog.getByLabel('Days for which Store cards is fresh').fill('30');
  await dialog.getByLabel('Reason').fill('everybody has one');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('These know her, or she is known not to be there: Store cards (fresh for 30 days).').waitFor();
  await figure.getByText('0 of 100 customers are seen whole.').waitFor();
  await page.goto(`${product.address}/people/by/user_id/web-99`);
  const block = page.getByRole('region', { name: 'One view of her' });
  await block.getByText('Not yet whole').waitFor();
  await block.getByRole('link', { name: 'Store cards' }).waitFor();
  await block.getByRole('button', { name: /^She is not there/ }).click();
  await dialog.getByLabel('Reason').fill('she pays in cash');
  await dialog.getByRole('button', { name: 'She is not there' }).click();
  await block.getByText('Whole', { exact: true }).waitFor();
  await block.getByText('she pays in cash').waitFor();
  await block.getByRole('button', { name: /^Take back/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.evaluate("localStorage.setItem('loyalty-language', 'pt-PT')");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${product.address}/single-view?show=not_yet`);
  await page.getByText('1 de 100 clientes são vistos por inteiro.').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
}, 180_000);

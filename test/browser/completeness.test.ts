import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

/** Where it is noon now, or nearly: nobody is asked by e-mail in a quiet hour. */
const hoursToNoon = 12 - new Date().getUTCHours();
const noonZone = `Etc/GMT${hoursToNoon > 0 ? '-' : '+'}${Math.abs(hoursToNoon)}`;

it('lists what is not known of somebody with one kind question each, and rises when she answers', async () => {
  const { product, page, send } = await openProduct();
  await send([
    {
      ...{ type: 'identify', userId: 'nia', messageId: 'n0', context: { timezone: noonZone } },
      traits: { firstName: 'Nia', email: 'nia@reyes.test', language: 'pt-PT' },
    },
    { type: 'track', userId: 'nia', event: 'Store Visited', channel: 'store', messageId: 'n1' },
  ]);
  await page.goto(`${product.address}/people/by/user_id/nia`);
  const block = page.getByRole('region', { name: 'What we know, and could ask' });
  const gap = (name: string) => block.getByRole('listitem').filter({ hasText: name });
  await block.getByText('3 of 7').waitFor();
  const meter = () => block.getByRole('meter').evaluate((element) => (element as unknown as { value: number }).value);
  const before = await meter();
  // In her language, as one would ask her, and in the reader's.
  await gap('A preference that she stated').getByText('Há alguma coisa de que goste mais').waitFor();
  await gap('A preference that she stated').getByText('Há alguma coisa de que goste mais').click();
  await gap('A preference that she stated').getByText('Is there something that you like best').waitFor();
  await gap('A preference that she stated').getByText('To ask: Store; else Web, E-mail.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await block.getByRole('button', { name: 'Write down the answer: A preference that she stated' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A preference that she stated').fill('quiet bikes');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Write down' }).click();
  await block.getByText('4 of 7').waitFor();
  expect(await meter()).toBeGreaterThan(before);
  expect(await gap('A preference that she stated').count()).toBe(0);

  // An answer that comes in from elsewhere raises it on the open page.
  await send([{ type: 'identify', userId: 'nia', traits: { city: 'Lisbon' }, messageId: 'n2' }]);
  await block.getByText('5 of 7').waitFor();

  // What she allows is written down where that is written down, and a channel is chosen.
  await block.getByRole('button', { name: 'Write down the answer: How she likes to be reached' }).click();
  await dialog.getByLabel('How she likes to be reached').selectOption('whatsapp');
  await dialog.getByRole('button', { name: 'Write down' }).click();
  await block.getByText('6 of 7').waitFor();

  await page.evaluate("localStorage.setItem('loyalty-language', 'pt-PT')");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.reload();
  const inPortuguese = page.getByRole('region', { name: 'O que sabemos, e podemos perguntar' });
  await inPortuguese.getByText('O que é mais importante para si').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
}, 180_000);

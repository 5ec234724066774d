import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

it('writes an item beside what each device makes of it, confirms a tag, and changes it everywhere at once', async () => {
  const { product, page, administrator } = await openProduct();
  await page.goto(`${product.address}/content`);
  await page.getByText('Nothing to say yet').waitFor();
  await page.getByRole('link', { name: 'New content' }).first().click();
  await page.getByRole('heading', { name: 'New content' }).waitFor();
  await page.getByLabel('Title').first().fill('Hill range');
  await page.getByLabel('Key fact').first().fill('It climbs 900 metres on one charge.');
  await page.getByText('says nothing').or(page.getByText('is missing')).first().waitFor();
  await page.getByLabel('Text').fill('We rode every steep street until the battery was empty.');
  const card = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await card('Text message').getByText('It climbs 900 metres on one charge.').waitFor();
  await card('Text message').getByText('1 message of at most 2, letters of the network').waitFor();
  await page.getByText('Seems to be about: Will it do what I need?').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put to use' }).click();

  await page.getByText('No tag confirmed').waitFor();
  await page.getByRole('button', { name: 'Confirm “Will it do what I need?”' }).click();
  await page.getByText('Decisions may choose it.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('Key fact').first().fill('It climbs 950 metres on one charge.');
  await page.getByLabel('Reason').fill('ridden again');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/content/hill-range');
  for (const device of ['Text message', 'Kiosk', 'In the car, spoken'])
    await card(device).getByText('It climbs 950 metres on one charge.').waitFor();

  // Somebody else's change is seen without a reload.
  const { version } = await administrator.request<{ version: number }>('GET', '/v1/content/hill-range');
  await administrator.request('PUT', '/v1/content/hill-range', { title: 'Hill range, ridden', version, reason: 'say that we rode it' });
  await page.getByRole('heading', { name: 'Hill range, ridden', level: 1 }).waitFor();

  await page.goto(`${product.address}/content?show=missing`);
  await page.getByText('nothing yet').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}, 120_000);

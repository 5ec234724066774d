import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

it('says what an address asks for, also where there is none of it', async () => {
  const { product, page, administrator, send } = await openProduct();
  const reason = (name: RegExp) => page.getByRole('navigation', { name: 'Reason' }).getByRole('link', { name });
  for (const [code, name] of [
    ['quiet_hours', /^A quiet hour where she is/],
    ['no_such_code', /^No such code/],
  ] as const) {
    await page.goto(`${product.address}/gate?code=${code}`);
    await page.getByText('Nothing was refused for this reason in this time').waitFor();
    expect(await reason(name).getAttribute('aria-current')).not.toBeNull();
  }
  expect(await accessibilityFaults(page)).toEqual([]);
  await reason(/^Any reason/).click();
  await page.getByText('Nothing was refused', { exact: true }).waitFor();

  // A filter that does not exist is none, and what a list was narrowed to is said beside it.
  const everything = () => page.getByRole('link', { name: 'All', exact: true });
  await page.goto(`${product.address}/outbox?state=nonsense&way=pigeon`);
  await page.getByText('Nothing has been said yet').waitFor();
  expect(await everything().getAttribute('aria-current')).not.toBeNull();
  await page.goto(`${product.address}/outbox?customer=p7`);
  await page.getByText('Only to p7.').waitFor();
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.getByText('Nothing has been said yet').waitFor();

  // An id of no known form is a link that leads nowhere, and no slip in a form.
  await page.goto(`${product.address}/outbox?message=nonsense`);
  await page.getByRole('alert').getByText('There is nothing that fits what was asked for.').waitFor();
  await page.goto(`${product.address}/people/nonsense`);
  await page.getByRole('heading', { name: 'There is nobody with the id nonsense' }).waitFor();

  // What nothing has is no filter, or stays to be taken back: an empty list does not speak of all.
  await page.goto(`${product.address}/quarantine?reason=event.no_such_reason`);
  await page.getByText('Nothing like that waits').waitFor();
  const wrong = page.getByRole('navigation', { name: 'What is wrong' });
  expect(await wrong.getByRole('link', { name: /^No such reason/ }).getAttribute('aria-current')).not.toBeNull();
  await wrong.getByRole('link', { name: /^All/ }).click();
  await page.getByText('Nothing waits here').waitFor();
  await administrator.addSource('Window', 'web');
  await administrator.addSource('Till', 'store');
  await page.goto(`${product.address}/sources?channel=pigeon`);
  await page.getByRole('link', { name: 'Window' }).waitFor();
  expect(await page.getByRole('navigation', { name: 'Channel' }).locator('[aria-current]').textContent()).toBe('All');
  await send([
    {
      type: 'identify',
      userId: 'nia',
      traits: { name: 'Nia Reyes' },
      messageId: 'n1',
      context: { consent: { categoryPreferences: { marketing: true } } },
    },
  ]);
  await page.goto(`${product.address}/permissions?source=99`);
  await page.getByRole('table').getByText('Marketing').first().waitFor();

  // What was looked for stays to be mended.
  await page.goto(`${product.address}/content?q=${'x'.repeat(201)}`);
  await page.getByRole('alert').waitFor();
  await page.getByRole('searchbox', { name: 'Title, key fact, owner' }).fill('hills');
  await page.getByText('Nothing like that').waitFor();
}, 180_000);

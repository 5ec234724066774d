import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

it('says what an address asks for, also where there is none of it', async () => {
  const { product, page } = await openProduct();
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

  // An id of no known form is a link that leads nowhere, and no slip in a form.
  await page.goto(`${product.address}/outbox?message=nonsense`);
  await page.getByRole('alert').getByText('There is nothing that fits what was asked for.').waitFor();
  await page.goto(`${product.address}/people/nonsense`);
  await page.getByRole('heading', { name: 'There is nobody with the id nonsense' }).waitFor();
}, 180_000);

import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

it('says in the language of whoever looks what became of a message, and by which channel', async () => {
  const { product, page, administrator, send } = await openProduct();
  await send([{ type: 'identify', userId: 'nia', traits: { name: 'Nia Reyes', email: 'nia@reyes.test' }, messageId: 'nia0' }]);
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const wish = { userId: 'nia', channels: ['sms', 'email'], purpose: 'service', text: 'The bike is ready', at };
  await administrator.request('POST', '/v1/messages', wish);
  await page.goto(`${product.address}/outbox`);
  await page.getByRole('button', { name: 'The bike is ready' }).click();
  const steps = (title: string) => page.getByRole('dialog').getByRole('heading', { name: title }).locator('xpath=..');
  await steps('What became of it').getByText('Text message · No address of hers is known for it.').waitFor();
  await steps('What became of it').getByText('Planned E-mail').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.evaluate("localStorage.setItem('loyalty-language', 'pt-PT')");
  await page.reload();
  await steps('O que foi feito dela').getByText('Mensagem de texto · Não se conhece um endereço dela para isto.').waitFor();
  await steps('O que foi feito dela').getByText('Prevista E-mail').waitFor();
  expect(await steps('O que foi feito dela').textContent()).not.toContain('by e-mail');
}, 180_000);

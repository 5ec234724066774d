import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

interface Pairs {
  readonly items: readonly { readonly id: number; readonly people: readonly { readonly id: string }[] }[];
}

const address = { street: '12 Rua Nova', city: 'Porto', postalCode: '4050' };
const ana = { firstName: 'Ana', lastName: 'Gonçalves', birthday: '1984-03-07', address };
const olga = {
  firstName: 'Olga',
  lastName: 'Quist',
  birthday: '1961-05-09',
  address: { street: '4 Storgata', city: 'Oslo', postalCode: '0155' },
};

it('shows who is likely one person, and takes a verdict by one key and back again', async () => {
  const { page, product, administrator, send } = await openProduct();
  await page.goto(`${product.address}/joins`);
  await page.getByText('No pair to look at').waitFor();
  await send([
    { type: 'identify', userId: 'c1', traits: ana },
    { type: 'identify', userId: 'c2', traits: olga },
    { type: 'identify', anonymousId: 'web-1', traits: { ...ana, lastName: 'Goncalvez', email: 'ana@one.test' } },
    { type: 'identify', anonymousId: 'web-2', traits: { ...olga, email: 'olga@two.test' } },
  ]);
  // The open page changes by itself.
  const list = page.getByRole('list', { name: 'Pairs of records' });
  await list.getByRole('button').nth(1).waitFor();
  expect(await list.getByRole('button').count()).toBe(2);
  // Her page asks, and leads to both side by side.
  await page.goto(`${product.address}/people/by/user_id/c1`);
  await page.getByText('Is this the same person?').waitFor();
  await page.getByRole('link', { name: /compare both$/ }).click();
  const surname = page.getByRole('row', { name: /^Last name/ });
  await surname.getByText('Gonçalves').waitFor();
  expect(await surname.textContent()).toContain('one letter apart');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press('n');
  await page.getByText('stay two, and are not proposed again').waitFor();
  await expect.poll(() => list.getByRole('button').count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => list.getByRole('button').count()).toBe(2);

  // An open page says at once who said that both are of one home, and why; and no longer when that is taken back.
  const pairs = await administrator.request<Pairs>('GET', '/v1/joins/pairs');
  const { id: her } = await administrator.request<{ id: string }>('GET', '/v1/customers/by/user_id/c1');
  const hers = pairs.items.find(({ people }) => people.some(({ id }) => id === her))?.id;
  const say = (verdict: string) =>
    administrator.request('POST', `/v1/joins/pairs/${hers}/verdict`, { verdict, reason: 'sisters, the elder says' });
  await page.goto(`${product.address}/people/${her}`);
  await page.getByText('Is this the same person?').waitFor();
  await say('household');
  const household = page.getByRole('region', { name: 'Household' });
  await household.getByText(/ said on .*: one household/).waitFor();
  await household.getByRole('button', { name: /^Where from/ }).click();
  await page.getByText('“sisters, the elder says”').waitFor();
  await page.getByText('said by a colleague').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await say('open');
  await household.waitFor({ state: 'detached' });
  await page.goto(`${product.address}/joins`);

  await list.getByText('Olga Quist').first().click();
  await page.keyboard.press('j');
  await page.getByText('Olga Quist and Olga Quist are one person now.').waitFor();
  await page.goto(`${product.address}/joins?state=join`);
  await page.getByRole('button', { name: 'Same person' }).waitFor();
  const { items } = await administrator.request<Pairs>('GET', '/v1/joins/pairs?state=join');
  expect(new Set(items[0]?.people.map(({ id }) => id)).size).toBe(1);

  await page.goto(`${product.address}/joins?show=statistics`);
  await page.getByText('At present nobody is joined without a look.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}, 180_000);

it('says who stays apart and why, in the language of the reader', async () => {
  const { page, product, administrator, send } = await openProduct();
  const phone = '+351912345678';
  const adults = [
    { firstName: 'Ana', lastName: 'Silva', birthday: '1961-03-07' },
    { firstName: 'Rui', lastName: 'Silva', birthday: '1989-11-23' },
  ];
  await send(adults.map((traits) => ({ type: 'identify', traits: { ...traits, phone, address } })));
  await page.goto(`${product.address}/joins?show=refused`);
  await page
    .getByText(`Phone ${phone} is shared by several people: Ana Silva (1961) and Rui Silva (1989) have different names and birth years.`)
    .waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.evaluate("localStorage.setItem('loyalty-language', 'pt-PT')");
  await page.reload();
  await page
    .getByText(
      `Telefone ${phone}, em uso por várias pessoas: Ana Silva (1961) e Rui Silva (1989) têm nomes e anos de nascimento diferentes.`,
    )
    .waitFor();
  const { items } = await administrator.request<Pairs>('GET', '/v1/joins');
  await page.setViewportSize({ width: 1280, height: 2600 });
  await page.goto(`${product.address}/people/${items[0]?.people[0]?.id}`);
  const joins = page.getByRole('region', { name: 'Porque é uma só pessoa' });
  await joins.getByText('Telefone: em uso por várias pessoas').waitFor();
  await page.getByRole('region', { name: 'Agregado' }).getByText(`Em comum, telefone: ${phone}`).waitFor();
}, 180_000);

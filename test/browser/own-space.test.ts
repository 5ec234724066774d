import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.ts';
import { openProduct } from './open-product.ts';

const nia = { userId: 'nia', traits: { name: 'Nia Reyes', city: 'Lisbon' } };
const hills = {
  ...{ kind: 'article', key: 'hills', title: 'Hills of Lisbon', keyFact: 'It climbs what the city has on one charge.' },
  ...{ fields: { body: 'We rode it.' }, source: 'written in-house', rights: { holder: 'Larkfield' }, language: 'en' },
  ...{ purpose: 'advice', isPromotion: false, tags: [{ kind: 'stage', value: 'notice' }], state: 'active' },
};
const rule = {
  ...{ key: 'city-hills', name: 'Hills for hilly cities', effect: 'first', startedBy: 'customer' },
  ...{ when: { trait: 'city', is: ['Lisbon'] }, choose: { items: ['hills'] } },
};

it('shows a customer what was chosen for her and why, and does as she says, in her language', async () => {
  const { product, page, administrator, send } = await openProduct();
  await administrator.request('POST', '/v1/content', hills);
  await administrator.request('PUT', '/v1/moments/rules/city-hills', { rule, reason: 'it is steep there' });
  await send([{ type: 'identify', ...nia, messageId: 'n0' }]);
  const decide = () =>
    administrator.request<{ choices: { rule?: string }[] }>('POST', '/v1/moments/decide', { userId: 'nia', channel: 'web', place: 'home' });
  await decide();

  await page.goto(`${product.address}/people/by/user_id/nia`);
  const url = await linkFrom(page);
  const loaded: string[] = [];
  const open = async (locale: string, colorScheme: 'dark' | 'light' = 'light'): Promise<Page> => {
    const context = await (page.context().browser() as Browser).newContext({ locale, colorScheme, viewport: { width: 360, height: 780 } });
    const opened = await context.newPage();
    opened.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    const answer = await opened.goto(url);
    expect(answer?.headers()).toMatchObject({
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining('self'),
    });
    return opened;
  };

  const own = await open('en-GB');
  await own.getByText('You have not said yet.').waitFor();
  expect(new URL(own.url()).hash).toBe('');
  // Nothing of the console comes with it.
  expect(loaded.filter((path) => path.startsWith('/assets/') && !/^\/assets\/(ground|own|rolldown-runtime|traits)-/.test(path))).toEqual(
    [],
  );
  await own.getByText('Hills of Lisbon').click();
  await own.getByText('Rule: Hills for hilly cities').waitFor();
  await own.getByText('What we know of you').waitFor();
  await own.getByText('Town: Lisbon').waitFor();
  expect(await accessibilityFaults(own)).toEqual([]);

  await own.getByRole('button', { name: 'Don’t use this: What we know of you, Town: Lisbon' }).click();
  const unused = own.getByRole('region', { name: 'What we do not use' });
  await unused.getByText('You said so on').waitFor();
  expect((await decide()).choices[0]?.rule).toBeUndefined();
  await unused.getByRole('button', { name: /Use it again/ }).click();
  await own.getByText('Nothing so far.').waitFor();
  await expect.poll(async () => (await decide()).choices[0]?.rule, { message: 'used again a moment later' }).toBe('city-hills');

  const location = own.getByRole('switch', { name: 'Where you are' });
  expect(await location.isChecked()).toBe(false);
  // Two changes in a row, the second before the first is answered.
  await own.getByRole('button', { name: /^Leave me be/ }).click();
  await location.click();
  await own.getByText('You chose this on').waitFor();
  await expect.poll(() => location.isChecked()).toBe(true);
  await linkName(own);

  // Without an answer nothing looks as if it had been done.
  await own.context().setOffline(true);
  await location.click();
  await own.getByText('We cannot be reached just now.').waitFor();
  expect(await location.isChecked()).toBe(true);
  await own.context().setOffline(false);

  // What she chose stands on the page of whoever serves her, and in her own language in hers.
  await page.getByText('to be left alone').first().waitFor();
  const portuguese = await open('pt-PT', 'dark');
  await portuguese.getByRole('heading', { name: 'Como quer que sejamos consigo' }).waitFor();
  expect(await portuguese.getByRole('button', { name: /^Deixem-me em paz/ }).getAttribute('aria-pressed')).toBe('true');
  expect(await portuguese.getByRole('switch', { name: 'Onde está' }).isChecked()).toBe(true);
  expect(await accessibilityFaults(portuguese)).toEqual([]);
  await portuguese.reload();
  await portuguese.getByRole('heading', { name: 'O que não usamos' }).waitFor();

  await page.getByRole('button', { name: 'Her own space' }).click();
  await page.getByRole('button', { name: 'End all her links' }).click();
  await page.getByText('1 link ended.').waitFor();
  const over = await open('en-GB');
  await over.getByRole('heading', { name: 'This link no longer opens' }).waitFor();
  expect(await accessibilityFaults(over)).toEqual([]);
  await own.getByRole('switch', { name: 'Where you are' }).click();
  await own.getByRole('heading', { name: 'This link no longer opens' }).waitFor();
}, 180_000);

/** Links a name on a social network, and takes it back. */
async function linkName(own: Page): Promise<void> {
  const handles = own.getByRole('region', { name: 'Your names on social networks' });
  await handles.getByLabel('Network').selectOption({ label: 'X' });
  await handles.getByLabel('Your name there').fill('@Nia_Rides');
  await handles.getByRole('button', { name: 'This is me' }).click();
  await handles.getByText('@nia_rides').waitFor();
  expect(await accessibilityFaults(own)).toEqual([]);
  await handles.getByRole('button', { name: 'Not mine any more: @nia_rides' }).click();
  await expect.poll(() => handles.getByText('@nia_rides').count()).toBe(0);
}

/** The address that a colleague is shown, once. */
async function linkFrom(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Her own space' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nia Reyes’s own space' });
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await dialog.getByText('It works until').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const url = (await dialog.locator('code').textContent()) ?? '';
  expect(url).toMatch(/\/own#os_/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return url;
}

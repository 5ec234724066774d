import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { home, type Loyalty, openShop, ready } from './shop.ts';

/* Whom the script for sites knows, in a real browser. */
const shop = openShop();

declare const loyalty: Loyalty;
declare const navigator: object;
declare const document: object;

describe('permission', () => {
  it('that nobody gave makes no identifier, and tells only which page it is', async () => {
    shop.write(home);
    const page = await shop.visit('?utm_term=quiet+bike');
    await page.getByText('Hills').waitFor();
    expect(await shop.context.cookies()).toEqual([]);
    const [moment] = shop.product.asked;
    expect(moment).not.toHaveProperty('anonymousId');
    expect(moment?.context.page).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) });
  });

  it('that the page has from its visitor makes one that stays, until she takes it back', async () => {
    shop.write(home, 'data-permit="yes"');
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    const cookie = await shop.ownCookie();
    expect(cookie).toMatchObject({ sameSite: 'Lax', path: '/', domain: '127.0.0.1' });
    expect(shop.product.asked[0]?.anonymousId).toBe(cookie?.value);
    await page.reload();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[1]?.anonymousId).toBe(cookie?.value);
    await page.evaluate(() => {
      loyalty.permit(false);
      return loyalty.decide('home');
    });
    expect(shop.product.asked[2]).not.toHaveProperty('anonymousId');
    expect(await shop.ownCookie()).toBeUndefined();
  });

  it('is refused by Global Privacy Control, unless she has said yes here', async () => {
    await shop.context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await shop.context.addInitScript(() => {
      (document as unknown as { cookie: string }).cookie = 'ajs_anonymous_id=of-segment;path=/';
    });
    shop.write(home);
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[0]).not.toHaveProperty('anonymousId');
    expect(shop.product.asked[0]?.context.gpc).toBe(true);
    await page.evaluate(() => {
      loyalty.permit(true);
      return loyalty.decide('home');
    });
    expect(shop.product.asked[1]).toMatchObject({ anonymousId: 'of-segment', context: { gpc: true } });
  });

  it('is kept of nobody whose browser keeps nothing', async () => {
    await shop.context.addInitScript(() => Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} }));
    shop.write(home, 'data-permit="yes"');
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[0]).not.toHaveProperty('anonymousId');
  });

  /** A consent dialogue as its standard has it: a stub that queues at first, then one that tells each listener. */
  const dialogue = (first: object | undefined) => `<script>
    window.listeners = [];
    window.tell = (data) => listeners.forEach((listener) => listener(data, true));
    window.__tcfapi = (command, version, callback) => {
      if (command !== 'addEventListener' || version !== 2) throw new Error('asked wrongly');
      listeners.push(callback);
      ${first === undefined ? '' : `setTimeout(() => callback(${JSON.stringify(first)}, true), 30);`}
    };</script>`;
  const tell = (page: Page, data: object) =>
    page.evaluate((said) => (globalThis as unknown as { tell(data: object): void }).tell(said), data);
  const yes = { gdprApplies: true, eventStatus: 'tcloaded', tcString: 'YES', purpose: { consents: { 1: true } } };
  const no = { gdprApplies: true, eventStatus: 'useractioncomplete', tcString: 'NO', purpose: { consents: { 1: false } } };

  it('of a consent dialogue is heard, and its string passed on', async () => {
    shop.write(home, '', dialogue(yes));
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    const id = (await shop.ownCookie())?.value;
    expect(id).toBeDefined();
    expect(shop.product.asked[0]).toMatchObject({ anonymousId: id, context: { consent: { tcString: 'YES' } } });
    // She opens it again, and what she said before still holds; then she says no.
    await tell(page, { ...no, eventStatus: 'cmpuishown', tcString: 'OPEN' });
    await page.evaluate(() => loyalty.decide('home'));
    expect(shop.product.asked[1]).toMatchObject({ anonymousId: id, context: { consent: { tcString: 'YES' } } });
    await tell(page, no);
    await page.evaluate(() => loyalty.decide('home'));
    expect(shop.product.asked[2]).not.toHaveProperty('anonymousId');
    expect(shop.product.asked[2]?.context.consent).toEqual({ tcString: 'NO' });
    expect(await shop.ownCookie()).toBeUndefined();
  });

  it('of a dialogue that nobody has answered yet is none', async () => {
    shop.write(
      home,
      '',
      `${dialogue({ ...yes, eventStatus: 'cmpuishown' })}<script>document.cookie = '__eventn_id=of-jitsu;path=/'</script>`,
    );
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[0]).not.toHaveProperty('anonymousId');
    await tell(page, { ...yes, eventStatus: 'useractioncomplete' });
    await page.evaluate(() => loyalty.decide('home'));
    expect(shop.product.asked[1]?.anonymousId).toBe('of-jitsu');
  });

  it('of a dialogue that never speaks is not waited for', async () => {
    shop.writeAsPrinted(home, '', dialogue(undefined));
    const page = await shop.visit();
    await ready(page);
    await page.waitForTimeout(600);
    expect(shop.product.asked).toEqual([]);
    expect(await page.locator('[data-loyalty-place]').innerText()).toBe('What the page holds');
  });

  it('of a dialogue for elsewhere is what it was without', async () => {
    shop.write(home, '', dialogue({ gdprApplies: false }));
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[0]).not.toHaveProperty('anonymousId');
    expect(await shop.ownCookie()).toBeUndefined();
  });
});

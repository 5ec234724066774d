import { describe, expect, it } from 'vitest';
import { home, type Loyalty, openShop, ready } from './shop.ts';
import { choice } from './watched-product.ts';

/* The script for sites in a real browser, on pages of a shop at an origin of its own. */
const shop = openShop();

declare const loyalty: Loyalty;
declare const document: { querySelector(selector: string): { innerHTML: string } };

const patience = '<script>window.loyalty = [(loyalty) => { window.ready = true; }]</script>';

describe('a place of a page', () => {
  it('is filled with what was chosen, as elements of text, link and picture', async () => {
    shop.write(home);
    const page = await shop.visit();
    const place = page.locator('[data-loyalty-place=home]');
    await page.getByText('Hills').waitFor();
    expect(await place.locator('[data-loyalty=text]').innerText()).toBe(
      'It climbs what the city has on one charge.\n\nWe rode it.\n\n<b>Twice.</b>',
    );
    expect(await place.getByRole('link', { name: 'See how' }).getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/next$/);
    expect(await place.getByRole('img', { name: 'A hill' }).getAttribute('src')).toMatch(/\/hill\.jpg$/);
    expect(await place.getByRole('img').evaluate((image) => [image.clientWidth, image.clientHeight])).toEqual([40, 30]);
    expect(await place.innerText()).not.toContain('What the page holds');
    expect(shop.product.asked.map(({ place, limit, device }) => [place, limit, device])).toEqual([['home', 1, 'web']]);
    // No preflight: a page on a slow line waits once.
    expect(new Set(shop.product.methods)).toEqual(new Set(['POST']));
  });

  it('is as many as it says, each place for itself, for the device in the hand', async () => {
    shop.write(`${home}<main data-loyalty-place="footer" data-loyalty-limit="2"></main>`);
    shop.product.answer = ({ limit = 0 }) => ({ choices: [choice({ title: 'One' }, 1), choice({ title: 'Two' }, 2)].slice(0, limit) });
    const page = await shop.visit('', { width: 400, height: 800 });
    await page.getByText('Two').waitFor();
    await page.locator('[data-loyalty-place=home]').getByText('One').waitFor();
    expect(await page.locator('[data-loyalty-place=footer] [data-loyalty-item]').allInnerTexts()).toEqual(['One', 'Two']);
    expect(shop.product.asked.map(({ place, limit, device }) => [place, limit, device])).toEqual([
      ['home', 1, 'phone'],
      ['footer', 2, 'phone'],
    ]);
  });

  it('takes text as text and links to pages alone', async () => {
    const evil = '<img src=x onerror="window.evil = 1"><script>window.evil = 1</script>';
    shop.write(home);
    shop.product.answer = () => ({
      choices: [
        'javascript:window.evil=1',
        'data:text/html,<script>evil</script>',
        'JaVaScRiPt:window.evil=1',
        'mailto:a@b.example',
        '//ok.example',
      ].map((address, at) =>
        choice(
          {
            ...{ title: evil, text: evil, language: '"><script>', innerHTML: evil },
            action: { address, label: evil },
            picture: { address, alt: evil, width: 1, height: 1, innerHTML: evil, onerror: 'window.evil = 1' },
          },
          at,
        ),
      ),
    });
    const page = await shop.visit();
    await page.getByText('onerror').first().waitFor();
    expect(await page.locator('[data-loyalty=title]').allInnerTexts()).toEqual(Array.from({ length: 5 }, () => evil));
    expect(await page.locator('[data-loyalty-place] a').evaluateAll((links) => links.map((link) => String(link)))).toEqual([
      'http://ok.example/',
    ]);
    expect(await page.locator('[data-loyalty-place] img').count()).toBe(1);
    expect(await page.locator('[data-loyalty-place] script').count()).toBe(0);
    expect(await page.evaluate(() => 'evil' in globalThis)).toBe(false);
  });

  it("is filled in the page's own markup where it has a template", async () => {
    shop.write(
      `<div data-loyalty-place="home">Before<template><section class="card"><h2 data-loyalty="title"></h2><em data-loyalty="text"></em><a data-loyalty="action" class="button"></a></section></template></div>`,
    );
    shop.product.answer = () => ({
      choices: [choice({ title: 'One', text: 'First' }, 1), choice({ title: 'Two', action: { address: '/two', label: 'Go' } }, 2)],
    });
    const page = await shop.visit();
    await page.getByRole('heading', { name: 'One' }).waitFor();
    expect(await page.locator('[data-loyalty-place]').innerHTML()).toMatch(
      /^<div data-loyalty-decision="made-up-1" data-loyalty-item="1" lang=""><section class="card"><h2 data-loyalty="title">One<\/h2><em data-loyalty="text">First<\/em><\/section><\/div><div data-loyalty-decision="made-up-1" data-loyalty-item="2" lang=""><section class="card"><h2 data-loyalty="title">Two<\/h2><a data-loyalty="action" class="button" href="[^"]+\/two">Go<\/a><\/section><\/div>$/,
    );
  });

  it('that comes later is filled when the page says so, once', async () => {
    shop.write('');
    const page = await shop.visit();
    await ready(page);
    await page.evaluate((text) => {
      document.querySelector('h1').innerHTML = text;
      loyalty.fill();
      loyalty.fill();
    }, home);
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked).toHaveLength(1);
  });
});

describe('a page stays as it is', () => {
  it.each<[string, { answer?: object | string | number; afterMs?: number }]>([
    ['when the answer is late', { afterMs: 900 }],
    ['when there is nothing to choose', { answer: { choices: [] } }],
    ['when the product refuses', { answer: 503 }],
    ['when the answer is no JSON', { answer: '<html>' }],
    ['when the answer is of another shape', { answer: { choices: [{ rendition: null }] } }],
    ['when the answer says nothing', { answer: 'null' }],
  ])('%s', async (_, { answer, afterMs = 0 }) => {
    shop.writeAsPrinted(home);
    if (answer !== undefined) shop.product.answer = () => answer;
    shop.product.afterMs = afterMs;
    const page = await shop.visit();
    await expect.poll(() => shop.product.asked.length).toBe(1);
    await page.waitForTimeout(afterMs + 400);
    expect(await page.locator('[data-loyalty-place]').innerText()).toBe('What the page holds');
    expect(shop.product.heard).toEqual([]);
  });

  it('when the product is not there at all, and decide says so in time', async () => {
    shop.writeAsPrinted(home);
    const page = await shop.visit();
    await ready(page);
    shop.product.isAway = true;
    const waited = await page.evaluate(async () => {
      const startedAt = performance.now();
      const answer = await loyalty.decide('home');
      return { answer, ms: performance.now() - startedAt };
    });
    expect(waited.answer).toBeUndefined();
    expect(waited.ms).toBeLessThan(2_000);
  });

  it('for as long as it says, where its line is slow', async () => {
    shop.writeAsPrinted(home, 'data-timeout="10000"');
    shop.product.afterMs = 700;
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    const answers = await page.evaluate(async () => [await loyalty.decide('home', { timeout: 100 }), await loyalty.decide('home')]);
    expect(answers.map((answer) => answer?.choices.length)).toEqual([undefined, 1]);
  });

  it('when its script is there twice, or its own calls come first', async () => {
    shop.write(home, '', `${patience}<script async src="${shop.product.url}/v1/site.js" data-key="${shop.product.writeKey}"></script>`);
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(await page.evaluate(() => (globalThis as { ready?: boolean }).ready)).toBe(true);
    expect(shop.product.asked).toHaveLength(1);
  });
});

describe('what became of a choice', () => {
  /** Of the only choice of the first decision, as the product took it. */
  const toldOf = (outcome: string) => {
    const [first] = shop.product.answered;
    return { decision: first?.decision, item: first?.choices[0]?.item, outcome, status: 200 };
  };

  it('is told once it was half visible for a second, and not before', async () => {
    shop.write(`<div style="height:2000px"></div>${home}<div style="height:2000px"></div>`);
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    await page.waitForTimeout(1_300);
    const scroll = (top: number) =>
      page.evaluate((y) => (globalThis as unknown as { scrollTo(x: number, y: number): void }).scrollTo(0, y), top);
    await scroll(1_800);
    await page.waitForTimeout(300);
    await scroll(0);
    await page.waitForTimeout(1_300);
    expect(shop.product.heard).toEqual([]);
    await scroll(1_800);
    await expect.poll(() => shop.product.heard, { timeout: 5_000 }).toEqual([toldOf('seen')]);
    await scroll(0);
    await scroll(1_800);
    await page.waitForTimeout(1_300);
    expect(shop.product.heard).toHaveLength(1);
  });

  it('is told when its action is followed, though the page goes away, and learned from', async () => {
    shop.write(home);
    shop.files.set('/next', '<!doctype html><title>Next</title><p>Next</p>');
    const page = await shop.visit();
    await page.getByRole('link', { name: 'See how' }).click();
    await page.getByText('Next').waitFor();
    await expect.poll(() => shop.product.heard.filter(({ outcome }) => outcome === 'used')).toEqual([toldOf('used')]);
  });

  it('is told of what a server has rendered', async () => {
    const body = { writeKey: shop.product.writeKey, anonymousId: 'on-the-server', channel: 'web', place: 'home', limit: 1 };
    const { administrator } = shop.product;
    const asked = await administrator.request<{ decision: string; choices: { item: number }[] }>('POST', '/v1/moments/decide', body);
    const [chosen] = asked.choices;
    shop.write(
      `<div data-loyalty-decision="${asked.decision}" data-loyalty-item="${chosen?.item}"><p>Hills</p><a href="#how">See how</a></div>`,
    );
    const page = await shop.visit();
    await ready(page);
    await page.evaluate(() => loyalty.fill());
    await page.getByRole('link', { name: 'See how' }).click();
    await expect.poll(() => shop.product.heard.map(({ outcome }) => outcome).sort(), { timeout: 10_000 }).toEqual(['seen', 'used']);
    for (const one of shop.product.heard) expect(one).toMatchObject({ decision: asked.decision, item: chosen?.item, status: 200 });
    expect(shop.product.asked).toEqual([]);
  });

  it('is told by the page itself, where it shows choices in its own way', async () => {
    shop.write('');
    const page = await shop.visit();
    await ready(page);
    await page.evaluate(async () => {
      const answer = await loyalty.decide('basket', { limit: 1 });
      if (answer?.choices[0] !== undefined) loyalty.report(answer.decision, answer.choices[0].item, 'helped');
    });
    await expect.poll(() => shop.product.heard).toEqual([toldOf('helped')]);
  });
});

describe('an event', () => {
  it('rides along with the first moment of a page, for somebody who may be known', async () => {
    shop.write(`${home}<div data-loyalty-place="footer"></div>`, 'data-page-view data-permit="yes"');
    const page = await shop.visit('?utm_source=letter');
    await page.getByText('Hills').first().waitFor();
    await expect.poll(() => shop.product.asked.length).toBe(2);
    const [first, second] = shop.product.asked;
    expect(first?.event).toMatchObject({ type: 'page', anonymousId: first?.anonymousId, context: { page: { title: 'Bikes' } } });
    expect(first?.event?.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.context.page.url).toMatch(/utm_source=letter$/);
    expect(second?.event).toBeUndefined();
    await page.evaluate(() => loyalty.decide('basket', { event: { type: 'track', event: 'Product Added', properties: { sku: 'LB-1' } } }));
    expect(shop.product.asked[2]?.event).toMatchObject({ type: 'track', event: 'Product Added', properties: { sku: 'LB-1' } });
  });

  it('is not told of somebody who may not be known', async () => {
    shop.write(home, 'data-page-view');
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked.map(({ event, anonymousId }) => [event, anonymousId])).toEqual([[undefined, undefined]]);
  });
});

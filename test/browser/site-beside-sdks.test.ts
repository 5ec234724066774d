import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { home, type Loyalty, openShop } from './shop.ts';

/* The script for sites beside SDKs as they come from their packages, which send to the same product. */
const shop = openShop();

declare const loyalty: Loyalty;

const entry = `
import { AnalyticsBrowser } from '@segment/analytics-next';
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
import { jitsuAnalytics } from '@jitsu/js';
window.sdks = { AnalyticsBrowser, RudderAnalytics, jitsuAnalytics };
`;

describe('beside another SDK', () => {
  let sdks = '';
  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: entry, resolveDir: join(import.meta.dirname, '..', '..') },
      ...{ bundle: true, write: false, format: 'iife', minify: true, logLevel: 'silent' },
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    sdks = bundle.outputFiles[0]?.text ?? '';
  }, 60_000);

  it.each([
    [
      'Segment',
      'window.sdk = sdks.AnalyticsBrowser.load({ writeKey: KEY, cdnURL: URL }); sdk.page()',
      'sdk.user().then((user) => user.anonymousId())',
    ],
    [
      'RudderStack',
      `window.sdk = new sdks.RudderAnalytics(); sdk.load(KEY, URL, { configUrl: URL, logLevel: 'NONE' }); sdk.page()`,
      'new Promise((done) => sdk.ready(() => done(sdk.getAnonymousId())))',
    ],
    [
      'Jitsu',
      `window.sdk = sdks.jitsuAnalytics({ host: URL, writeKey: KEY + ':S', cookieDomain: location.hostname }); window.sent = sdk.page()`,
      'sent.then(() => /__eventn_id=([^;]+)/.exec(document.cookie)[1])',
    ],
  ])('of %s a moment goes under the identifier of its events', async (_, call, id) => {
    shop.files.set('/sdks.js', sdks);
    const settings = `const [KEY, URL] = ${JSON.stringify([shop.product.writeKey, shop.product.url])};`;
    shop.write(home, 'data-permit="yes"', `<script src="/sdks.js"></script><script>{${settings}${call}}</script>`);
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    const own = await page.evaluate<string>(id);
    await page.evaluate(() => loyalty.decide('home'));
    expect(shop.product.asked.at(-1)?.anonymousId).toBe(own);
    expect(await shop.ownCookie()).toBeUndefined();
    // Her page view and the decision are known of one person.
    const { administrator } = shop.product;
    const find = () => administrator.request<{ id: string; stats: { events: number } }>('GET', `/v1/customers/by/anonymous_id/${own}`);
    await expect
      .poll(
        () =>
          find().then(
            ({ stats }) => stats.events,
            () => 0,
          ),
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0);
    const { id: person } = await find();
    await page.evaluate(() => loyalty.decide('home'));
    const { decisions } = await administrator.request<{ decisions: { decision: string }[] }>('GET', `/v1/customers/${person}/decisions`);
    expect(decisions.map(({ decision }) => decision)).toContain(shop.product.answered.at(-1)?.decision);
  });

  /** What PostHog's browser library leaves: all of it beside the cookies, and some of it in one. */
  const posthog = (cookie: object, kept?: object) => `<script>
    document.cookie = 'ph_phc_KEY_posthog=' + encodeURIComponent('${JSON.stringify(cookie)}') + ';path=/';
    ${kept === undefined ? '' : `localStorage.setItem('ph_phc_KEY_posthog', '${JSON.stringify(kept)}');`}</script>`;

  it.each<[string, object, object | undefined, string | undefined]>([
    [
      'an unknown visitor',
      { distinct_id: 'a1', $user_state: 'anonymous' },
      { distinct_id: 'a1', $device_id: 'd1', $user_state: 'anonymous', $initial_person_info: { u: '100%' } },
      'a1',
    ],
    [
      'a known user',
      { distinct_id: 'maya@example.test' },
      { distinct_id: 'maya@example.test', $device_id: 'd1', $user_state: 'identified' },
      'd1',
    ],
    ['an unknown visitor, in its cookie alone', { distinct_id: 'a1', $user_state: 'anonymous' }, undefined, 'a1'],
    ['a known user, in its cookie alone', { distinct_id: 'maya@example.test', $user_state: 'identified' }, undefined, undefined],
  ])('of PostHog: %s', async (_, cookie, kept, id) => {
    shop.write(home, '', posthog(cookie, kept));
    const page = await shop.visit();
    await page.getByText('Hills').waitFor();
    expect(shop.product.asked[0]?.anonymousId).toBe(id);
  });
});

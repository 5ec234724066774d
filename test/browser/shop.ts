import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from '../../lab/browser.ts';
import { startWatchedProduct, type WatchedProduct } from './watched-product.ts';

// One transparent pixel.
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Calls of a page's own program, after the script has come. */
export interface Loyalty {
  decide(place: string, options?: object): Promise<{ decision: string; choices: { item: number }[] } | undefined>;
  render(element: unknown, answer: unknown): void;
  report(decision: string, item: number, outcome: string): void;
  permit(answer: boolean): void;
  fill(): void;
}

/** A place with what it holds without us. */
export const home = '<div data-loyalty-place="home">What the page holds</div>';

/** A shop's site at an origin of its own, in a browser with everybody's rules, beside a product, for the tests of a file; a new visitor for each test. */
export function openShop() {
  const complaints: string[] = [];
  const files = new Map<string, string>();
  let browser: Browser;
  let server: Server;
  let address = '';
  const shop = {} as {
    product: WatchedProduct;
    /** The visitor's browser: her cookies. */
    context: BrowserContext;
    files: Map<string, string>;
    write: typeof write;
    writeAsPrinted: typeof writeAsPrinted;
    visit: typeof visit;
    ownCookie(): Promise<{ value: string; sameSite: string; path: string; domain: string } | undefined>;
  };

  /** As the console prints it, with patience: a busy machine is not what most tests are about. */
  function write(body: string, attributes = '', before = ''): void {
    writeAsPrinted(body, `data-timeout="10000" ${attributes}`, before);
  }

  /** A page of the shop with the script, as the console prints it. */
  function writeAsPrinted(body: string, attributes = '', before = ''): void {
    const script = `<script async crossorigin src="${shop.product.url}/v1/site.js" data-key="${shop.product.writeKey}" ${attributes}></script>`;
    files.set('/', `<!doctype html><title>Bikes</title>${before}${script}<h1>Bikes</h1>${body}`);
  }

  async function visit(query = '', viewport = { width: 1000, height: 700 }): Promise<Page> {
    const page = await shop.context.newPage();
    await page.setViewportSize(viewport);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}/${query}`);
    return page;
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://shop');
      const file = files.get(pathname);
      if (pathname.endsWith('.jpg')) response.setHeader('content-type', 'image/gif').end(picture);
      else if (file === undefined) response.writeHead(204).end();
      else response.setHeader('content-type', `text/${pathname.endsWith('.js') ? 'javascript' : 'html'}; charset=utf-8`).end(file);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    [browser, shop.product] = await Promise.all([launchBrowser({ asVisitors: true }), startWatchedProduct()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await shop.product?.close();
    server?.closeAllConnections();
    await new Promise((done) => server?.close(done));
  });

  beforeEach(async () => {
    const context = await browser.newContext();
    const ownCookie = async () => (await context.cookies()).find(({ name }) => name === 'loyalty_id');
    Object.assign(shop, { context, files, write, writeAsPrinted, visit, ownCookie });
  });

  afterEach(async () => {
    await shop.context.close();
    shop.product.forget();
    expect(complaints.splice(0)).toEqual([]);
  });

  return shop;
}

/** Waits until the page's own program may call. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => typeof (globalThis as { loyalty?: Loyalty }).loyalty?.decide === 'function');
}

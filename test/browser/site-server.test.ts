import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openShop } from './shop.ts';

/* The page of the documentation that a shop renders on its own server, run as it stands there. */
const shop = openShop();
const root = resolve(import.meta.dirname, '..', '..');

it('is rendered with the choice in it, and seen and used are told all the same', async () => {
  const { token } = await shop.product.administrator.request<{ token: string }>('POST', '/v1/tokens', {
    name: 'Shop',
    role: 'admin',
    days: 1,
  });
  const address = await startDocumentedServer(token);
  const html = await (await fetch(address)).text();
  expect(html).toContain('<h2>Hills</h2><p>It climbs what the city has on one charge.\n\nWe rode it.\n\n&#60;b&#62;Twice.&#60;/b&#62;</p>');
  const page = await shop.context.newPage();
  await page.goto(address);
  await page.getByRole('link', { name: 'See how' }).click();
  await expect.poll(() => shop.product.heard.map(({ outcome, status }) => `${outcome} ${status}`)).toContain('used 200');
  shop.product.isAway = true;
  expect(await (await fetch(address)).text()).toContain('What visitors see until there is something better.');
});

/** Starts the server of the page about sites, pointed at the product of this test. */
async function startDocumentedServer(token: string): Promise<string> {
  const documented = /## Render on your server[\s\S]*?```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs', 'site.md'), 'utf8'))?.[1];
  const port = await freePort();
  const text = (documented ?? '')
    .replace('https://loyalty.example.com', shop.product.url)
    .replace('wk_…', shop.product.writeKey)
    .replace('listen(3000)', `listen(${port}, '127.0.0.1')`)
    // A busy machine is not what this is about.
    .replace('withinMs: 150', 'withinMs: 5000');
  const folder = mkdtempSync(join(root, '.loyalty', 'documented-'));
  const file = join(folder, 'server.mjs');
  writeFileSync(file, text);
  const child: ChildProcess = spawn(process.execPath, ['--conditions', 'loyalty-source', '--import', 'tsx', file], {
    cwd: root,
    env: { ...process.env, LOYALTY_TOKEN: token, TSX_DISABLE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${port}/`;
  await expect
    .poll(
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  return address;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

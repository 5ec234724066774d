import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startProduct } from '../../lab/product.ts';

// What a hurried person types; nothing of it may start something else than was meant, or answer with a stack trace.

const root = resolve(import.meta.dirname, '..', '..');
const entry = join(root, 'bin', 'loyalty.mjs');

function loyalty(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [entry, ...args], (_, out, error) => done({ code: child.exitCode ?? -1, out, error }));
  });
}

it.each([
  [['start', '-p', '4680'], 'no option -p'],
  [['start', '4680'], 'to do with 4680'],
  [['start', '--prot=1'], 'no option --prot'],
  [['import', 'one.csv', 'two.csv', '--source', 'Shop'], 'to do with two.csv'],
  [['value'], 'Missing required positional argument: WHAT'],
  [['value', 'backtest', '--cut', '2025-06-30'], 'Missing required argument: --input'],
])(
  'refuses %j in words',
  async (args, words) => {
    const { code, error } = await loyalty(...args);
    expect(error.toLowerCase()).toContain(words.toLowerCase());
    expect(error).not.toMatch(/\n {4}at /);
    expect(code).toBe(2);
  },
  60_000,
);

it('explains a command either way', async () => {
  const [{ out: asked }, { out: helped }] = [await loyalty('import', '--help'), await loyalty('help', 'import')];
  expect(asked).toContain('--mapping');
  expect(helped).toBe(asked);
}, 60_000);

it('reaches a product behind a proxy by its own door, and one that was stopped by starting it', async () => {
  const folder = mkdtempSync(join(root, '.loyalty', 'proxied-'));
  const product = await startProduct({ dataDir: folder, environment: { LOYALTY_PUBLIC_URL: 'https://crm.example.invalid' } });
  try {
    expect(product.address).toBe('https://crm.example.invalid');
    const { out, error } = await loyalty('check', '--data', folder);
    expect(error).toBe('');
    expect(out).toMatch(/^ok\s+postgres/);
    await product.stop();
    // Stopped, it is started for the command, with a folder as a person in it would name it.
    const recipe = await loyalty('import', '--recipe', 'none-such', '--data', relative(process.cwd(), folder));
    expect(recipe.out).toContain('There is no recipe called none-such');
    expect(recipe.code).toBe(1);
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

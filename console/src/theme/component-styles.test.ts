import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles');

/** What the console takes from Mantine. */
function usedComponents(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
  const lists = files.flatMap((path) => [
    ...readFileSync(join(source, path), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
  ]);
  return [...new Set(lists.flatMap(([, names = '']) => names.split(',').map((name) => name.trim())))];
}

it('loads the styles of every component that is used and has some of its own', () => {
  const loaded = readFileSync(join(import.meta.dirname, 'component-styles.ts'), 'utf8');
  const missing = usedComponents().filter(
    (name) => existsSync(join(styles, `${name}.layer.css`)) && !loaded.includes(`/${name}.layer.css`),
  );
  expect(missing).toEqual([]);
});

import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildSite } from '../../scripts/build-site.mjs';
import { everyFile, read } from './repository.ts';

/** What a page pays for it on the wire, once: less than a small picture. */
const bytesMax = 2_048;

it(`keeps the script for sites within ${bytesMax} bytes as browsers get it`, async () => {
  expect(gzipSync(await buildSite(), { level: 9 }).length).toBeLessThanOrEqual(bytesMax);
});

it('lets the script for sites make no markup and run no text', () => {
  const programs = everyFile().filter((path) => /^site\/src\/.*\.ts$/.test(path));
  const unsafe = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|document\.write|eval|Function)\b|setHTML/;
  expect(programs.length).toBeGreaterThan(0);
  expect(programs.filter((path) => unsafe.test(read(path)))).toEqual([]);
});

// Bundles what pages of a firm's own site load: one small script without any dependency.
import { root } from './project.mjs';

// Every browser since the autumn of 2020: newer syntax would keep some visitors' pages from being asked for, older would make it larger.
const browsers = 'es2021';

/** The script as browsers get it. @throws the bundler's own failure */
export async function buildSite() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['site/src/site.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: browsers,
    legalComments: 'none',
    tsconfigRaw: '{}',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

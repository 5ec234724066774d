import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What we ask of the page's own globals, which are not ours here. */
interface InPage {
  readonly document: {
    getAnimations(): { readonly playState: string; readonly effect: { getComputedTiming(): { readonly iterations: number } } | null }[];
  };
}

/** What axe finds wrong with the page as it stands, once nothing fades or slides any more: letters that are still coming have too little contrast. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    (globalThis as unknown as InPage).document
      .getAnimations()
      // What goes on for ever, such as a light that breathes, is left out.
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

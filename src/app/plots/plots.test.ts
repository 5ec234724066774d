import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, linesOf, roundTicks } from './axis.ts';
import { pngOfScene } from './png-of-scene.ts';
import { svgOfScene } from './svg-of-scene.ts';

it('draws axes from nothing to over the largest value, in steps that are equal', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 6 }), (max, count) => {
      const ticks = roundTicks(max, count);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
      expect(ticks.length).toBeLessThanOrEqual(count + 2);
      expect(ticks.every((tick, at) => Math.abs(tick - at * (ticks[1] as number)) <= 1e-9 * max)).toBe(true);
    }),
  );
});

it('keeps labels apart and within the plot, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 4 }), (places) => {
      const placed = apart(places, 16, 200);
      const rising = [...placed].sort((left, right) => left - right);
      expect(rising.every((place, at) => at === 0 || place - (rising[at - 1] as number) >= 16)).toBe(true);
      expect(Math.max(...placed)).toBeLessThanOrEqual(200);
    }),
  );
});

it('breaks a text between its words and loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.integer({ min: 60, max: 600 }), (words, width) => {
      expect(linesOf(words.join(' '), width, 12).join(' ')).toBe(words.join(' '));
    }),
  );
});

it('writes text as text that no name can break out of, and paints the same', async () => {
  const text = { kind: 'text', x: 10, y: 20, text: '</text><script>&"', size: 12, colour: '#191a1c' } as const;
  const scene = { width: 40, height: 30, title: 'a < b', description: '"c"', marks: [text] };
  expect(svgOfScene(scene)).toContain('&lt;/text&gt;&lt;script&gt;&amp;&quot;</text>');
  expect(svgOfScene(scene)).not.toContain('<script>');
  const png = await pngOfScene(scene);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([80, 60]);
});

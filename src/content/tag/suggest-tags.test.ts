import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleItem } from '../../../test/content-samples.ts';
import type { ContentBody } from '../item/content-item.ts';
import { defaultTagStandard } from './default-tag-standard.ts';
import { isInStandard } from './find-entry.ts';
import { suggestTags } from './suggest-tags.ts';
import type { TagStandard } from './tag-standard.ts';

const standard: TagStandard = {
  ...defaultTagStandard,
  products: [
    { key: 'LK-2210-B', name: 'Harrier Compact 7', numbers: ['710 4410'], nicknames: ['V7', 'the seven'] },
    { key: 'LK-2214-B', name: 'Harrier Compact 7 Long Range', numbers: ['710 4418'], nicknames: ['long seven'] },
  ],
};
const article = (title: string, keyFact: string, body: string) =>
  ({ ...sampleItem('article'), title, keyFact, fields: { body } }) as ContentBody;
const about = (item: ContentBody, kind: string) =>
  suggestTags(item, standard)
    .filter((tag) => tag.kind === kind)
    .map(({ value }) => value);

describe('suggested tags', () => {
  it('know a product by its name, its numbers and what people call it, in any writing', () => {
    expect(about(article('The SEVEN uphill', 'It climbs well.', 'x'), 'product')).toEqual(['LK-2210-B']);
    expect(about(article('Uphill', 'It climbs well.', 'Catalogue number 710-4418.'), 'product')).toEqual(['LK-2214-B']);
    expect(about(article('Uphill', 'lk 2210 b climbs well.', 'x'), 'product')).toEqual(['LK-2210-B']);
    expect(about(article('Uphill', 'Seventy of them.', 'Seven hills.'), 'product')).toEqual([]);
  });

  it('do not take a longer name for a shorter one, but for both where both are named', () => {
    expect(about(article('Uphill', 'The Harrier Compact 7 Long Range climbs.', 'x'), 'product')).toEqual(['LK-2214-B']);
    const both = article('Uphill', 'The Harrier Compact 7 Long Range climbs.', 'The Harrier Compact 7 climbs less.');
    expect(about(both, 'product')).toEqual(['LK-2214-B', 'LK-2210-B']);
  });

  it('know what is asked, in which stage, by words in any language of the standard, without accents and endings', () => {
    const hills = article('Quantas subidas aguenta', 'A autonomia chega para duas subidas.', 'x');
    expect(about(hills, 'question')).toEqual(['what-can-it-do']);
    expect(about(hills, 'stage')).toContain('explore');
    expect(about(sampleItem('review'), 'question')).toContain('what-do-others-say');
    expect(about(sampleItem('event'), 'question')).toContain('can-i-try');
    expect(about(article('Um dois', 'Nada em particular aqui.', 'x'), 'question')).toEqual([]);
  });

  it('are of the standard, each once, a few of each kind, the same every time, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.lorem({ maxCount: 60 }), (title, body) => {
        const item = article(title, body.slice(0, 140), `${body} range battery price child V7`);
        const tags = suggestTags(item, standard);
        expect(tags).toEqual(suggestTags(item, standard));
        expect(tags.every(({ kind, value }) => isInStandard(standard, kind, value))).toBe(true);
        expect(new Set(tags.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(tags.length);
        expect(tags.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('come at once from a standard of thousands of products', () => {
    const products = Array.from({ length: 5_000 }, (_, at) => ({
      ...{ key: `SKU-${at}`, name: `Model ${at} touring`, numbers: [`77 ${at}`], nicknames: [`number ${at}`] },
    }));
    const large = { ...standard, products };
    const item = article('Model 4711 touring', 'Number 12 is lighter.', `${'Words about nothing much. '.repeat(200)}`);
    suggestTags(item, large);
    const startedAt = performance.now();
    const tags = suggestTags(item, large);
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(tags.filter(({ kind }) => kind === 'product').map(({ value }) => value)).toEqual(['SKU-4711', 'SKU-12']);
  });
});

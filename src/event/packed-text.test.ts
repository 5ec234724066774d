import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPacked, packText, unpackText } from './packed-text.ts';

it('gives back every JSON text, long or short', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 200 }), fc.nat(20), (values, repeats) => {
      const text = JSON.stringify(Array.from({ length: repeats }, () => values));
      expect(unpackText(packText(text))).toBe(text);
      expect(unpackText(packText(Buffer.from(text)))).toBe(text);
    }),
  );
});

it('joins texts that were packed, long and short, into one that is read as they are', () => {
  const texts = ['{"short":1}\n', `${JSON.stringify('long'.repeat(2_000))}\n`, '{"short":"é"}\n'];
  expect(unpackText(joinPacked(texts.map((text) => packText(text))))).toBe(texts.join(''));
});

it('keeps a batch of alike events in a tenth of its bytes', () => {
  const event = { type: 'page', anonymousId: 'a-1', properties: { path: '/bikes' }, context: { library: { name: 'x' } } };
  const text = JSON.stringify({ batch: Array.from({ length: 50 }, (_, index) => ({ ...event, messageId: `m-${index}` })) });
  expect(packText(text).length).toBeLessThan(text.length / 10);
});

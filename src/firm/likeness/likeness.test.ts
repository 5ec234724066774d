import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, firmComparisons } from './compare-firms.ts';
import { keysOfFirm } from './firm-keys.ts';
import { type FirmRecord, normaliseFirm } from './firm-record.ts';
import { countKeys, learnLikeness } from './learn-likeness.ts';
import { explainFirms, scoreFirms, startingLikeness } from './likeness-model.ts';

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const anyFirm = fc
  .record({
    name: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    town: fc.constantFrom('', 'Lisboa', 'Porto'),
    postcode: fc.constantFrom('', '1000', '2000'),
    country: fc.constantFrom('', 'PT', 'ES'),
    phone: fc.constantFrom('', '+351 210 000 001', '+351 210 000 099'),
    domains: fc.subarray(['miramar.pt', 'miramar.com', 'alfa.pt']),
    numbers: fc.subarray(['vat:PT501964843', 'vat:PT501964844', 'duns:123456789'], { maxLength: 1 }),
  })
  .map(normaliseFirm);
const few = fc.array(anyFirm, { minLength: 2, maxLength: 12 });

function chanceOf(one: string, other: string, more: Partial<Parameters<typeof normaliseFirm>[0]> = {}): number {
  const records = [one, other].map((name) => normaliseFirm({ name, ...more })) as [FirmRecord, FirmRecord];
  const others = Array.from({ length: 200 }, (_, at) =>
    normaliseFirm({ name: `Hotel ${['Azul', 'Norte', 'Sol', 'Rio'][at % 4]} ${at}`, town: 'Porto' }),
  );
  return scoreFirms(startingLikeness(200), ...records, countKeys([...records, ...others])).chance;
}

describe('names of firms', () => {
  it('are compared without legal form, accents, capitals, order and articles', () => {
    expect(normaliseFirm({ name: 'Hotéis do Miramar, S.A.' })).toMatchObject({ words: ['hoteis', 'miramar'], form: 'public' });
    expect(normaliseFirm({ name: 'MIRAMAR HOTEIS Unipessoal, Lda.' })).toMatchObject({ words: ['miramar', 'hoteis'], form: 'limited' });
    expect(normaliseFirm({ name: 'Bäckerei Groß GmbH & Co. KG' })).toMatchObject({ words: ['backerei', 'gross'], form: 'partnership' });
    expect(normaliseFirm({ name: 'A.B.C. Trading Sp. z o.o.' })).toMatchObject({ words: ['abc', 'trading'], form: 'limited' });
    expect(normaliseFirm({ name: 'AB Volvo' })).toMatchObject({ words: ['volvo'], form: 'limited' });
    expect(normaliseFirm({ name: 'Limited' })).toMatchObject({ words: ['limited'], form: '' });
  });

  it('share a key when they differ by one letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(11), fc.constantFrom('', 'q'), (name, place, letter) => {
        const at = place % name.length;
        const slipped = name.slice(0, at) + letter + name.slice(at + (letter === '' ? 1 : fc.sample(fc.nat(1), 1)[0]!));
        if (slipped.length < 4) return;
        const [one, other] = [name, slipped].map((text) =>
          keysOfFirm(normaliseFirm({ name: `${text} x9x` })).filter((key) => !key.includes('x9x')),
        );
        expect(one!.some((key) => other!.includes(key))).toBe(true);
      }),
    );
  });

  it('tell that one firm stands in several lists', () => {
    const place = { town: 'Lisboa', country: 'PT', domains: ['miramar.pt'] };
    for (const other of ['Hotéis Miramar SA', 'MIRAMAR HOTEL', 'Hotel Mirramar', 'Miramar'])
      expect(chanceOf('Hotel Miramar, Lda.', other, place), other).toBeGreaterThan(0.5);
    expect(chanceOf('Hotel Miramar', 'Hotel Azul', { town: 'Lisboa' })).toBeLessThan(0.05);
    expect(chanceOf('Associação Nacional de Farmácias', 'ANF', { town: 'Lisboa', domains: ['anf.pt'] })).toBeGreaterThan(0.5);
  });
});

describe('how sure it is that two are one firm', () => {
  it('is the same whichever comes first, and adds up', () => {
    fc.assert(
      fc.property(few, ([one, other, ...rest]) => {
        const known = countKeys([one!, other!, ...rest]);
        const model = startingLikeness(rest.length + 2);
        const score = scoreFirms(model, one!, other!, known);
        expect(scoreFirms(model, other!, one!, known).bits).toBeCloseTo(score.bits, 9);
        expect(explainFirms(model, score).reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(score.bits, 9);
        score.levels.forEach((level, at) => {
          expect(level).toBeLessThanOrEqual(firmComparisons[at]!.levels.length);
        });
      }),
    );
  });

  it('is the less, the more firms have the words that both have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 0, max: 400 }), (count, more) => {
        const [one, other] = [normaliseFirm({ name: 'Miramar Hotel' }), normaliseFirm({ name: 'Miramar Hotel SA' })];
        const bits = (of: number) => scoreFirms(startingLikeness(1_000), one, other, { firms: 1_000, of: () => of }).bits;
        expect(bits(count + more)).toBeLessThanOrEqual(bits(count) + 1e-9);
      }),
    );
  });

  it('falls where a register has two numbers for them', () => {
    const [one, same, different] = ['vat:PT501964843', 'vat:PT501964843', 'vat:PT507222333'].map((number) =>
      normaliseFirm({ name: 'Miramar Hotel', numbers: [number] }),
    ) as [FirmRecord, FirmRecord, FirmRecord];
    const known = countKeys([one, same, different]);
    const bits = (other: FirmRecord) => scoreFirms(startingLikeness(100), one, other, known).bits;
    expect(bits(different)).toBeLessThan(bits({ ...same, numbers: [] }));
    expect(bits(same)).toBeGreaterThan(bits({ ...same, numbers: [] }));
  });
});

describe('learning from all firms', () => {
  const firms = Array.from({ length: 500 }, (_, at) => {
    const name = `${'bcdfghjklm'[at % 10]}a${'npqrstvwxz'[Math.floor(at / 10) % 10]}o${'bdfgk'[Math.floor(at / 100)]}u Foods`;
    return normaliseFirm({ name, town: ['Lisboa', 'Porto', 'Braga', 'Faro'][at % 4]!, phone: `21${1_000_000 + 7_919 * at}` });
  });

  it('says the same when it is asked again, and knows of pairs of two firms that they are two', () => {
    const twice = firms.slice(0, 100).map((firm) => ({ ...firm, phone: '' }));
    const [one, other] = [learnLikeness([...firms, ...twice]), learnLikeness([...firms, ...twice])];
    expect(one.weights).toEqual(other.weights);
    const found = one.pairs.filter(
      (pair) => explainFirms({ version: 1, weights: one.weights }, pair).reduce((sum, { bits }) => sum + bits, 0) > 0,
    );
    expect(found.length).toBeGreaterThan(90);
    expect(found.filter(({ a, b }) => b - a === 500).length / found.length).toBeGreaterThan(0.9);
  });

  it('keeps to what is assumed while there are few', () => {
    expect(learnLikeness(firms.slice(0, 50)).weights).toEqual(startingLikeness(50).weights);
    expect(learnLikeness([]).pairs).toEqual([]);
  });
});

it('agreement is told of nothing where nothing is said', () => {
  const nothing = normaliseFirm({ name: '' });
  expect(agreementOf(nothing, nothing, { firms: 0, of: () => 0 }).levels).toEqual(firmComparisons.map(() => 0));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCardNumber, passesLuhn } from './seal/card-number.ts';
import { isIban } from './seal/iban.ts';
import { mayHoldNumbers } from './seal/scan-body.ts';
import { createSeal, displaySealed } from './seal/seal.ts';
import { sealText } from './seal/seal-text.ts';
import { sealedFieldsDefault } from './seal/sealed-field.ts';
import { referenceOf, sealIdentifier, sealNumbers, sealUnreadable, sealValue } from './seal-numbers.ts';

const seal = createSeal('a secret of this installation', sealedFieldsDefault);
const cards = {
  visa: '4111111111111111',
  mastercard: '5555555555554444',
  mastercardNew: '2223003122003222',
  amex: '378282246310005',
  discover: '6011111111111117',
  diners: '30569309025904',
  jcb: '3530111333300000',
  unionpay: '6205500000000000004',
  visa19: '4000000000000000006',
  maestro: '6759649826438453',
  maestro19: '6799990100000000019',
  mir: '2200000000000004',
  dankort: '5019717010103742',
};

function withCheckDigit(start: string): string {
  for (let digit = 0; digit < 10; digit += 1) if (passesLuhn(start + digit)) return start + digit;
  throw new Error('no check digit');
}

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const cardNumber = fc
  .oneof(
    digits(14).map((rest) => `4${rest}`),
    fc.tuple(fc.integer({ min: 51, max: 55 }), digits(13)).map(([prefix, rest]) => `${prefix}${rest}`),
    fc.tuple(fc.integer({ min: 2221, max: 2720 }), digits(11)).map(([prefix, rest]) => `${prefix}${rest}`),
    fc.tuple(fc.constantFrom(34, 37), digits(12)).map(([prefix, rest]) => `${prefix}${rest}`),
    digits(11).map((rest) => `36${rest}`),
    digits(16).map((rest) => `67${rest}`),
    digits(11).map((rest) => `2202${rest}`),
    digits(11).map((rest) => `6011${rest}`),
    digits(11).map((rest) => `3566${rest}`),
    fc.integer({ min: 13, max: 16 }).chain((length) => digits(length).map((rest) => `62${rest}`)),
  )
  .map(withCheckDigit);

/** A number as people write it. */
const written = cardNumber.chain((number) =>
  fc.constantFrom(' ', '-', '/', '\u200b', '.', '%20', '+', '%2D', '\u00a0', '%2520', '').chain((gap) => {
    const groups = number.length === 15 ? [4, 6, 5] : number.length === 14 ? [4, 6, 4] : [4, 4, 4, 4, 3];
    const parts: string[] = [];
    let at = 0;
    for (const size of groups) {
      if (at < number.length) parts.push(number.slice(at, at + size));
      at += size;
    }
    return fc.constantFrom(parts.join(gap), [...number].join(gap === '' ? '' : gap)).map((text) => ({ number, text }));
  }),
);

/** All digits of a text in a row, however they are escaped: where a number could still be read. */
function digitsOf(text: string): string {
  let plain = text;
  for (let round = 0; round < 4; round += 1)
    plain = plain.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain.replaceAll(/sealed:[0-9a-f]{16}:/g, ' sealed ').replace(/[^0-9a-z]/gi, '');
}

describe('card numbers', () => {
  test.each(Object.entries(cards))('%s is one', (_, number) => {
    expect(isCardNumber(number)).toBe(true);
  });

  test.each([
    ['a time in milliseconds', '1795319352383'],
    ['a time in microseconds', '1795319352383000'],
    ['an EAN-13', '4006381333931'],
    ['an IMEI', '490154203237518'],
    ['an IMEI of the common kind', '356938035643809'],
    ['a wrong check digit', '4111111111111112'],
    ['a phone number', '491701234567890'],
  ])('%s is none', (_, number) => {
    expect(isCardNumber(number)).toBe(false);
  });

  test('IBANs are told by length and check digits', () => {
    expect(isIban('DE89370400440532013000')).toBe(true);
    expect(isIban('GB29NWBK60161331926819')).toBe(true);
    expect(isIban('DE88370400440532013000')).toBe(false);
    expect(isIban('DE8937040044053201300')).toBe(false);
  });
});

describe('sealing', () => {
  test('a number becomes a reference with its last four digits, always the same one', () => {
    const sealed = JSON.parse(sealNumbers(`{"a":"${cards.visa}","b":4111111111111111,"c":"4111 1111-1111 1111"}`, seal));
    expect(sealed.a).toMatch(/^sealed:[0-9a-f]{16}:1111$/);
    expect(sealed.b).toBe(sealed.a);
    expect(sealed.c).toBe(sealed.a);
    expect(displaySealed(sealed.a)).toBe('••••1111');
    expect(createSeal('another secret', []).reference(cards.visa)).not.toBe(sealed.a);
  });

  test('what holds no number comes back as the same text', () => {
    const text =
      '{ "messageId":"node-next-1795319352383-7b297da8-4ee6-4fd3-87fc-82476e3ec6b7", "timestamp":"2026-11-22T03:49:12.383Z",' +
      '"ean":"4006381333931","imei":"356938035643809","lat":52.520006599999999,"order_id":"4000000000000002","x":[1e400,-0.0,12345678]}';
    expect(sealNumbers(text, seal)).toBe(text);
  });

  test.each([
    'card_number',
    'cardNumber',
    'CardNumber',
    'Card Number',
    'CARD-NUMBER',
    'payment.card_number',
    'account_number',
    'accountNo',
    'iban',
    'IBAN',
    'pan',
    'keyedDigits',
    'digits',
    'ssn',
    'national_id',
    'passportNumber',
  ])('values of %s are sealed whatever they look like', (name) => {
    for (const value of ['12345678', 12345678, '12-345 678', '٤٥٦٧٨٩٠١', 'ab 123456 c']) {
      const text = JSON.stringify({ properties: { deep: [{ [name]: value }] } });
      const sealed = JSON.parse(sealNumbers(text, seal)).properties.deep[0][name];
      expect(sealed).toMatch(/^sealed:[0-9a-f]{16}:[0-9A-Z]{4}$/);
    }
  });

  test('names that only contain a sealed name are left alone', () => {
    const text = JSON.stringify({
      company: 'Span 1234',
      last_digits: '1234',
      panorama: 123456,
      my_card_number_hash: '12345678',
      digital: '123456',
    });
    expect(sealNumbers(text, seal)).toBe(text);
  });

  test('a typed number leads to the reference it is stored under', () => {
    const stored = JSON.parse(sealNumbers('{"account_number":"12-345 678"}', seal)).account_number;
    expect(referenceOf('12345678', seal)).toBe(stored);
    expect(referenceOf('1234 5678', seal)).toBe(stored);
    expect(sealIdentifier('account_number', '12345678', seal)).toBe(stored);
    expect(sealIdentifier('user_id', cards.visa, seal)).toBe(seal.reference(cards.visa));
    expect(sealIdentifier('user_id', '12345678', seal)).toBe('12345678');
    expect(referenceOf('Maya', seal)).toBeUndefined();
    expect(referenceOf(stored, seal)).toBeUndefined();
  });

  test('a short number shows none of its digits, a menu choice stays', () => {
    expect(JSON.parse(sealNumbers('{"digits":"4711"}', seal)).digits).toMatch(/^sealed:[0-9a-f]{16}:$/);
    expect(sealNumbers('{"digits":"2","iban":"unknown","pan":true}', seal)).toBe('{"digits":"2","iban":"unknown","pan":true}');
  });

  test('digits keyed one by one are sealed as one', () => {
    const one = JSON.parse(sealNumbers('{"keyed_digits":[4,7,1,1,0,8,1,5]}', seal)).keyed_digits;
    const other = JSON.parse(sealNumbers('{"keyed_digits":"47110815"}', seal)).keyed_digits;
    expect(one).toEqual([other]);
  });

  test('a value beside its name is sealed, in either order', () => {
    for (const pair of [
      { type: 'card_number', id: '47110815' },
      { id: '47110815', type: 'cardNumber' },
      { value: 47110815, name: 'account_number' },
    ]) {
      const sealed = JSON.stringify(JSON.parse(sealNumbers(JSON.stringify({ externalIds: [pair] }), seal)));
      expect(sealed).not.toContain('47110815');
      expect(sealed).toContain(sealIdentifier('card_number', '47110815', seal));
    }
  });

  test('free text, query strings, JSON in strings and keys are looked into', () => {
    const text = JSON.stringify({
      said: 'my Visa is 4111 1111 1111 1111, thanks',
      glued: 'card4111111111111111exp1227',
      track: '%B4111111111111111^DOE/JANE^2512',
      spoken: 'her account number: 1234 5678 901 please',
      url: 'https://shop.test/pay?iban=DE02120300000000202051&card%5Fnumber=1234567890&x=1',
      nested: 'https://a.test/?to=https%3A%2F%2Fb.test%2F%3Fcard_number%3D1234567890%26x%3D1',
      inner: JSON.stringify({ data: { card_number: '1234567890' } }),
      '4111111111111111': 1,
      transfer: 'to DE89 3704 0044 0532 0130 00 today',
    });
    const sealed = sealNumbers(text, seal);
    expect(JSON.parse(sealed)).toBeTruthy();
    for (const number of ['4111111111111111', '12345678901', '1234567890', '02120300000000202051', '370400440532013000'])
      expect(digitsOf(sealed)).not.toContain(number);
    expect(sealed).toContain('x=1');
    expect(sealed).toContain('x%3D1');
    expect(sealed).toContain(' please');
    expect(sealed).toContain(' today');
  });

  test.each([
    ['slashes', '"4111/1111/1111/1111"'],
    ['letters of no width', '"4111\u200b1111\u200b1111\u200b1111"'],
    ['escaped letters of no width', '"4111\\u200b1111\\ufeff1111\\u20601111"'],
    ['a JSON number with a point', '4111111111111111.0'],
    ['a negative JSON number', '-4111111111111111'],
    ['letters on both sides', '"abc4111111111111111def"'],
    ['a letter before', '"a4111111111111111"'],
  ])('%s do not hide a number', (_, value) => {
    for (const name of ['a', 'messageId', 'anonymousId'])
      expect(sealNumbers(`{"${name}":${value}}`, seal)).toContain(seal.reference(cards.visa));
  });

  test('an identifier with a number among letters is searched for as it is stored', () => {
    const stored = JSON.parse(sealNumbers('{"anonymousId":"a4111111111111111"}', seal)).anonymousId;
    expect(sealIdentifier('anonymous_id', 'a4111111111111111', seal)).toBe(stored);
  });

  test.each([
    ['small letters', 'pay to de89370400440532013000 please'],
    ['a mix of both, in groups', 'gb82 west 1234 5698 7654 32'],
    ['capitals and dashes', 'GB82-WEST-1234-5698-7654-32.'],
    ['after another word of that form', 'no15 de89370400440532013000'],
    ['an escaped space before', 'to%20de89370400440532013000'],
    ['a new line before', 'to\nde89 3704 0044 0532 0130 00'],
    ['spaces of other kinds', 'De89\u00a03704\u200b0044 0532 0130 00'],
  ])('an IBAN in %s is sealed', (_, text) => {
    for (const value of [
      { text },
      { [text]: 1 },
      { inner: JSON.stringify({ text }) },
      [text, JSON.stringify([JSON.stringify({ text })])],
    ]) {
      const sealed = sealNumbers(JSON.stringify(value), seal);
      JSON.parse(sealed);
      expect(digitsOf(sealed)).not.toMatch(/370400440532013|12345698765432/);
      expect(sealed).toMatch(new RegExp(`${seal.reference('DE89370400440532013000')}|${seal.reference('GB82WEST12345698765432')}`));
    }
  });

  test.each(['kontonummer', 'konto_nr', 'KontoNr', 'acct', 'keyed_account', 'account_num', 'bank_acct', 'ibanNumber'])(
    'values of %s are sealed too',
    (name) =>
      expect(sealNumbers(JSON.stringify({ [name]: '00471108' }), seal)).toBe(JSON.stringify({ [name]: seal.reference('00471108') })),
  );

  test('no UUID is taken for an IBAN', () => {
    let sealed = 0;
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (id) => {
        sealed += sealNumbers(`"${id}"`, seal) === `"${id}"` ? 0 : 1;
      }),
      { numRuns: 20_000, seed: 7 },
    );
    expect(sealed).toBe(0);
  });

  test('escaped digits and escaped names do not hide a number', () => {
    const sealed = sealNumbers('{"a":"\\u0034111111111111111","\\u0063ard_number":"12345678","b":"%34111111111111111"}', seal);
    expect(digitsOf(sealed)).not.toMatch(/111111111111|12345678/);
  });

  test('duplicate keys are all sealed', () => {
    const sealed = sealNumbers('{"pan":"1234567812","pan":"x","a":{"iban":"99887766"},"a":1}', seal);
    expect(sealed).not.toContain('1234567812');
    expect(sealed).not.toContain('99887766');
  });

  test('malformed text is sealed too', () => {
    const sealed = sealUnreadable(
      '{"card_number": "12345678", broken: 4111 1111 1111 1111, iban: DE89370400440532013000 "pan":"9876543210',
      seal,
    );
    for (const number of ['12345678', '4111111111111111', '370400440532013000', '9876543210'])
      expect(digitsOf(sealed)).not.toContain(number);
    expect(sealUnreadable('{"broken: x, "account_number": "0815471108154711"}', seal)).not.toContain('0815');
  });

  test('sealing twice is sealing once', () => {
    const once = sealNumbers(`{"card_number":"12345678","note":"${cards.amex} iban: ${'DE89370400440532013000'}"}`, seal);
    expect(sealNumbers(once, seal)).toBe(once);
    expect(sealUnreadable(once, seal)).toBe(once);
  });

  test('integers beyond a double become text, so that two ids stay two', () => {
    expect(JSON.parse(sealNumbers('{"id":12345678901234567890,"n":-9007199254740993,"safe":9007199254740991}', seal))).toEqual({
      id: '12345678901234567890',
      n: '-9007199254740993',
      safe: 9007199254740991,
    });
  });

  test('UUIDs with many digits, lists of sizes and fractions are no cards', () => {
    const text = JSON.stringify({
      a: '41111111-1111-4111-8111-111111111111',
      sizes: '38 40 42 44 46 48 50 52 54 56',
      price: '0.4111111111111111',
      hash: '9f4111111111111111ab03c2',
      place: '40.7411111111111111 -73.9',
    });
    expect(sealNumbers(text, seal)).toBe(text);
  });
});

describe('sealing, whatever comes', () => {
  const around = fc.string({ unit: fc.constantFrom(...'abcx ,.;:/?&="\'(){}[]\\%ü\n'.split('')), maxLength: 12 });

  test('a card number in any spelling and place is nowhere afterwards', () => {
    fc.assert(
      fc.property(
        written,
        around,
        around,
        fc.constantFrom('text', 'key', 'url', 'number', 'inner'),
        ({ number, text }, before, after, place) => {
          const surrounded = `${before.replace(/[%a-z0-9]+$/i, '')} ${text} ${after}`;
          const value: Record<string, unknown> = {
            text: { a: surrounded },
            key: { [surrounded]: 1 },
            url: { url: `https://x.test/?q=${text}&z=1` },
            number: { deep: [[{ n: Number(number) }]] },
            inner: { s: JSON.stringify({ s: JSON.stringify({ n: text }) }) },
          };
          fc.pre(place !== 'number' || Number.isSafeInteger(Number(number)));
          const json = JSON.stringify(value[place]);
          const sealed = sealNumbers(json, seal);
          JSON.parse(sealed);
          expect(digitsOf(sealed)).not.toContain(number);
          expect(sealed).toContain(seal.reference(number));
        },
      ),
      { numRuns: 600 },
    );
  });

  test('the quick look never says no where sealing would change something', () => {
    const fragments = fc.constantFrom(
      '4111 1111',
      '1111 1111',
      '4111',
      '1111',
      '11',
      '%20',
      '%2520',
      '\\u00a0',
      '\\u0020',
      '-',
      '.',
      '"',
      ':',
      ',',
      '{',
      '}',
      '[',
      ']',
      'card',
      '_',
      'Number',
      'card_number',
      'digits',
      'iban',
      'DE89 3704 0044 0532 0130 00',
      'GB29NWBK60161331926819',
      'de89',
      '370400440532013000',
      'De89 3704-0044 0532',
      ' 0130 00',
      'gb82 west ',
      '1234 5698 7654 32',
      'no93 8601',
      ' 1117 947',
      '\\n',
      '\n',
      '378282246310005',
      '４１１１',
      '=',
      '&',
      'pan',
      '123',
      ' ',
      '\\"',
      '%5F',
      '%3D',
      'e5',
      '12345678901234567890',
      '\\u0034',
      'ssn',
      '١٢٣',
      '\\',
      'type',
      'id',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        for (const value of [
          { text },
          { [text]: 'x' },
          { type: text, id: '12345678' },
          { a: JSON.stringify({ text }) },
          { card: { [text]: 12345678 } },
        ]) {
          const json = JSON.stringify(value);
          if (sealText(json, seal) !== json) expect(mayHoldNumbers(Buffer.from(json), seal.machine)).toBe(true);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2000) },
    );
  });

  test('any JSON stays JSON with the same keys and shape, and any text is read without harm', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(JSON.parse(sealNumbers(text, seal))).length).toBeGreaterThan(0);
        expect(sealValue(sealValue(value as never, seal), seal)).toEqual(sealValue(value as never, seal));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => typeof sealUnreadable(text, seal) === 'string'));
  });

  test('a long text is sealed in time that grows with its length', () => {
    const started = performance.now();
    for (const unit of ['4', '4 ', '4111 ', 'a=', 'pan=1', '"', '{"id":1,', '[', '%25', 'DE89 3', 'card number '])
      sealUnreadable(unit.repeat(400_000 / unit.length), seal);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOfText } from './amount-text.ts';

it.each([
  ['45,00', { amount: 45 }],
  ['45,5', { amount: 45.5 }],
  ['EUR 20.50', { amount: 20.5, currency: 'EUR' }],
  ['20.50 usd', { amount: 20.5, currency: 'USD' }],
  ['1.234,50 €', { amount: 1234.5, currency: 'EUR' }],
  ['€1,234.50', { amount: 1234.5, currency: 'EUR' }],
  ['$ 19.99', { amount: 19.99 }],
  ['R$ 1.000,00', { amount: 1000, currency: 'BRL' }],
  ['1 234,5', { amount: 1234.5 }],
  ['1\u00a0234\u00a0567,89 zł', { amount: 1_234_567.89, currency: 'PLN' }],
  ["CHF 1'234.50", { amount: 1234.5, currency: 'CHF' }],
  ['1.234.567', { amount: 1_234_567 }],
  ['0,125', { amount: 0.125 }],
  ['-12,30', { amount: -12.3 }],
  ['EUR -5', { amount: -5, currency: 'EUR' }],
  ['1 234', { amount: 1234 }],
])('reads %s', (text, amount) => expect(amountOfText(text)).toEqual(amount));

it.each(['1,234', '1.234 €', '12.34,56', '1,23,4', '', 'free', '45,', '3x10', '10 EUR EUR', 'EUR 5 €', '1.2.3', '12 34', '--5', '5%'])(
  'leaves %j unread',
  (text) => expect(amountOfText(text)).toBeUndefined(),
);

it('reads what the countries of the world write', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000_00 });
  fc.assert(
    fc.property(cents, fc.constantFrom('de-DE', 'en-US', 'pt-PT', 'pt-BR', 'fr-FR', 'de-CH', 'sv-SE'), (amount, locale) => {
      const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', currencyDisplay: 'code' }).format(amount / 100);
      expect(amountOfText(text)).toEqual({ amount: amount / 100, currency: 'EUR' });
    }),
  );
});

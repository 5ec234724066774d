import { describe, expect, it } from 'vitest';
import { moneyText } from './money.ts';
import { bytesText, countText, latencyText, shareText } from './number.ts';

describe('money', () => {
  it('carries its currency and drops empty decimals', () => {
    expect(moneyText({ amount: 410, currency: 'USD' }, 'en-US')).toBe('$410');
    expect(moneyText({ amount: 1204.5, currency: 'EUR' }, 'en-US')).toBe('€1,204.50');
    expect(moneyText({ amount: 1200, currency: 'JPY' }, 'en-US')).toBe('¥1,200');
  });

  it('tells two dollars apart', () => {
    expect(moneyText({ amount: 10, currency: 'NZD' }, 'en-US')).toBe('NZ$10');
  });

  it('shows what is not a currency as it came', () => {
    expect(moneyText({ amount: 1200, currency: 'points' }, 'en-US')).toBe('1,200 points');
  });
});

describe('measures', () => {
  it('shows no number when idle', () => {
    expect(latencyText(null, 'en')).toBe('—');
    expect(latencyText(undefined, 'en')).toBe('—');
    expect(bytesText(null, 'en')).toBe('—');
  });

  it('chooses digits by size', () => {
    expect(latencyText(0.42, 'en')).toBe('0.4 ms');
    expect(latencyText(12.4, 'en')).toBe('12 ms');
    expect(latencyText(1320, 'en')).toBe('1.3 s');
    expect(bytesText(640_000, 'en')).toBe('640 kB');
    expect(bytesText(1_240_000_000, 'en')).toBe('1.2 GB');
    expect(bytesText(999_999, 'en')).toBe('1 MB');
    expect(countText(1234567, 'en')).toBe('1,234,567');
    expect(shareText(0.034, 'en')).toBe('3.4%');
    expect(shareText(0.62, 'en')).toBe('62%');
    expect([0, 0.0004, 0.0006].map((share) => shareText(share, 'en'))).toEqual(['0%', '<0.1%', '0.1%']);
  });
});

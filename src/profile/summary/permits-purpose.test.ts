import { describe, expect, test } from 'vitest';
import { saleOrSharing } from './permission-signals.ts';
import { permitsPurpose } from './permits-purpose.ts';
import type { Statement } from './summary.ts';

const said = (time: number, name: string, value: boolean): Statement => [time, 1, `m${time}`, 'consent', [name], [value]];
const permits = (purpose: string, ...permissions: Statement[]) => permitsPurpose({ permissions }, purpose);

describe('a purpose', () => {
  test('is permitted by a yes, not by silence nor by a yes to something else', () => {
    expect(permits('advertising')).toBe(false);
    expect(permits('advertising', said(1, 'advertising', true))).toBe(true);
    expect(permits('advertising', said(1, 'analytics', true))).toBe(false);
    expect(permits('advertising', said(1, 'advertising', false))).toBe(false);
  });

  test('is the same in any case, the newer word counts, and at one moment the no', () => {
    expect(permits('advertising', said(1, 'Advertising', true))).toBe(true);
    expect(permits('advertising', said(1, 'Advertising', true), said(2, 'advertising', false))).toBe(false);
    expect(permits('advertising', said(1, 'Advertising', false), said(2, 'advertising', true))).toBe(true);
    expect(permits('advertising', said(1, 'Advertising', true), said(1, 'advertising', false))).toBe(false);
    expect(permits('advertising', said(1, 'advertising', false), said(1, 'Advertising', true))).toBe(false);
  });

  test('is not permitted to anybody outside by a person who objects to sale or sharing', () => {
    expect(permits('advertising', said(2, 'advertising', true), said(1, saleOrSharing, false))).toBe(false);
    expect(permits('advertising', said(2, 'advertising', true), said(1, saleOrSharing, true))).toBe(true);
  });
});

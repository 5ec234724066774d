import { describe, expect, it } from 'vitest';
import { isHereNow } from './here-now.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`);
const visit = { last: '2026-11-22T14:07:00Z' };

describe('isHereNow', () => {
  it('holds for five minutes after the newest moment of a visit, though the visit goes on for longer', () => {
    expect(isHereNow(visit, at('14:07'))).toBe(true);
    expect(isHereNow(visit, at('14:11'))).toBe(true);
    expect(isHereNow(visit, at('14:12'))).toBe(false);
    expect(isHereNow(visit, at('14:32'))).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { hashPassword, problemsOfPassword, verifyPassword } from './password.ts';

const person = { email: 'maya.okafor@larkfield.example', name: 'Maya Okafor' };
const messages = (password: string) => problemsOfPassword(password, person).map(({ message }) => message);

describe('a password', () => {
  test('is long, varied and not the person; every reason is named', () => {
    expect(messages('green battery hill')).toEqual([]);
    expect(messages('aaaa')).toHaveLength(2);
    expect(messages('aaaaaaaaaaaaaaaa')).toEqual([expect.stringContaining('different')]);
    expect(messages('Maya.Okafor@larkfield.example')).toEqual([expect.stringContaining('own name')]);
    expect(messages('maya.okaformaya.okafor')).toEqual([expect.stringContaining('own name')]);
    expect(messages('x1y2z3'.repeat(100))).toEqual([expect.stringContaining('at most')]);
    expect(messages('пароль из четырёх слов')).toEqual([]);
  });

  test('is kept as argon2id and found again; the work is the same without an account', async () => {
    const hash = await hashPassword('green battery hill');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('green battery hill')).not.toBe(hash);
    expect(await verifyPassword(hash, 'green battery hill')).toBe(true);
    expect(await verifyPassword(hash, 'Green battery hill')).toBe(false);
    expect(await verifyPassword(null, 'a password that nobody has')).toBe(false);
    const timeOf = async (hashed: string | null): Promise<number> => {
      const began = performance.now();
      for (let at = 0; at < 5; at += 1) await verifyPassword(hashed, 'wrong');
      return performance.now() - began;
    };
    const [known, unknown] = [await timeOf(hash), await timeOf(null)];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  test('a rush of sign-ins is turned away rather than let take every core', async () => {
    const hash = await hashPassword('green battery hill');
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => verifyPassword(hash, 'green battery hill')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: 'access.busy' });
    expect(await verifyPassword(hash, 'green battery hill')).toBe(true);
  });
});

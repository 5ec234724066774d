import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../../foundation/index.ts';
import { type Asked, judgeMessage, type Receiver } from './judge-message.ts';
import { type MessageReason, type MessageWay, messageWays } from './message.ts';

const now = Date.parse('2026-05-04T10:00:00Z');
const asked = (given: Partial<Asked> = {}): Asked => ({
  ...{ ways: ['email'], purpose: 'marketing', isPromotion: true, isAnswer: false, identifierId: 1, body: { text: 'x' } },
  ...given,
});
const addresses = [
  { identifierId: 1, namespace: 'email', value: 'may@okafor.test', isShared: false, hasBounced: false, last: 1 },
  { identifierId: 2, namespace: 'phone', value: '+351911', isShared: false, hasBounced: false, last: 1 },
];
const receiver = (refusals: Partial<Record<MessageWay, readonly MessageReason[]>> = {}, given: Partial<Receiver> = {}): Receiver => ({
  ...{ addresses, areLinked: () => true, hasPostalAddress: false, isIn: () => true, isInAudience: () => true },
  ask: (_, way) => ({ refusals: refusals[way] ?? [], saidBy: undefined }),
  ...given,
});
const quiet = { code: 'quiet_hours', words: 'it is night where she is', until: now + 9 * hourMs };
const no = { code: 'consent.refused', words: 'she said no' };

test('the first channel on which everything speaks for it is taken', () => {
  expect(judgeMessage(asked({ ways: ['push', 'sms', 'email'] }), receiver(), now)).toMatchObject({ state: 'go', way: 'sms' });
  expect(judgeMessage(asked({ ways: ['sms', 'email'] }), receiver({ sms: [quiet] }), now)).toMatchObject({ state: 'go', way: 'email' });
});

test('every channel before the one that is taken says why not', () => {
  const night = { ...quiet, words: `text message: ${quiet.words}`, way: 'sms', state: 'held' };
  const push = { code: 'address.none', words: 'app notification: no device of hers is known', way: 'push', state: 'refused' };
  const verdict = judgeMessage(asked({ ways: ['push', 'sms', 'email'] }), receiver({ sms: [quiet] }), now);
  expect(verdict).toMatchObject({ state: 'go', way: 'email', passedOver: [push, night] });
  const held = judgeMessage(asked({ ways: ['push', 'sms'] }), receiver({ sms: [quiet] }), now);
  expect(held).toMatchObject({ state: 'held', way: 'sms', passedOver: [push] });
});

test('what time alone ends is held until then, and no longer than it is of use', () => {
  expect(judgeMessage(asked(), receiver({ email: [quiet] }), now)).toEqual({
    ...{ state: 'held', way: 'email', reasons: [quiet], dueAt: quiet.until },
  });
  const until = now + hourMs;
  expect(judgeMessage(asked({ until }), receiver({ email: [quiet] }), now)).toMatchObject({ state: 'held', dueAt: until });
  expect(judgeMessage(asked({ until }), receiver(), until)).toMatchObject({ state: 'dropped', reasons: [{ code: 'message.too_late' }] });
});

test('her word refuses it for good, with the reason of each channel', () => {
  expect(judgeMessage(asked({ ways: ['sms', 'push'] }), receiver({ sms: [no, quiet] }), now)).toEqual({
    ...{ state: 'refused', way: 'sms' },
    reasons: [
      { ...no, words: 'text message: she said no' },
      { code: 'address.none', words: 'app notification: no device of hers is known' },
    ],
  });
});

test('an open problem holds a message without a moment: it is looked at again', () => {
  const problem = { code: 'problem.open', words: 'a complaint of hers is open' };
  const verdict = judgeMessage(asked(), receiver({ email: [problem] }), now);
  expect(verdict.state).toBe('held');
  expect('dueAt' in verdict && verdict.dueAt).toBeGreaterThan(now);
});

test('who has left the group, or the audience, that it was meant for does not get it', () => {
  const left = { state: 'dropped', reasons: [{ code: 'audience.left' }] };
  expect(judgeMessage(asked({ groupId: 3 }), receiver({}, { isIn: () => false }), now)).toMatchObject(left);
  expect(judgeMessage(asked({ audienceId: 3 }), receiver({}, { isInAudience: () => false }), now)).toMatchObject(left);
});

test('nothing goes on a channel that the gate refuses, whatever the order, the addresses and the reasons', () => {
  const reason = fc.constantFrom<MessageReason>(
    quiet,
    no,
    { code: 'problem.open', words: 'open' },
    { code: 'cap.all', words: 'enough', until: now + 5 },
  );
  const refusals = fc.dictionary(fc.constantFrom(...messageWays), fc.array(reason, { maxLength: 3 }));
  const ways = fc.uniqueArray(fc.constantFrom(...messageWays), { minLength: 1 });
  fc.assert(
    fc.property(refusals, ways, fc.boolean(), (given, order, hasPostalAddress) => {
      const verdict = judgeMessage(asked({ ways: order as [MessageWay] }), receiver(given, { hasPostalAddress }), now);
      if (verdict.state === 'go') expect(given[verdict.way] ?? []).toEqual([]);
      else expect(verdict.reasons.length).toBeGreaterThan(0);
      if (verdict.state === 'held') expect(verdict.dueAt).toBeGreaterThan(now);
    }),
  );
});

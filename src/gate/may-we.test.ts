import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentPurposesSetting, permissionsOf, reachingChannels, relationshipsWanted } from '../consent/index.ts';
import { dayMs, hourMs, type IdentifierId, minuteMs, type SourceId } from '../foundation/index.ts';
import { emptySummary, type Fragment, localTimeIn, type Summary } from '../profile/index.ts';
import type { Act } from './act.ts';
import { attentionOf } from './attention.ts';
import { type Contact, contactStates } from './contact.ts';
import { type GateRules, gateRulesSetting } from './gate-rules.ts';
import { mayWe } from './may-we.ts';
import { type Standing, standingOf } from './standing.ts';

const rules = gateRulesSetting.default;
const consent = consentPurposesSetting.default;
/** A Monday at noon, UTC. */
const now = Date.UTC(2026, 10, 23, 12);
const promotion: Act = { purpose: 'marketing', channel: 'email', isOutbound: true, isPromotion: true };
const service: Act = { purpose: 'service', channel: 'email', isOutbound: true, isPromotion: false };

const sent = (daysAgo: number, changes: Partial<Contact> = {}): Contact => ({
  identifierId: 1,
  channel: 'email',
  purpose: 'marketing',
  isPromotion: true,
  isAnswer: false,
  at: now - daysAgo * dayMs,
  message: `m${daysAgo}`,
  state: 'sent',
  ...changes,
});
function standing(summary: Partial<Summary> = {}, changes: Partial<Parameters<typeof standingOf>[0]> = {}): Standing {
  const said: Summary['permissions'] = [[now - 30 * dayMs, 1, 'yes', 'preference', ['email_marketing', 'marketing'], [true, true]]];
  const identifier: Fragment['identifier'] = {
    id: 1 as IdentifierId,
    namespace: 'user_id',
    value: 'ana',
    firstSeen: 0,
    sourceId: 1 as SourceId,
    shared: false,
  };
  const fragment = { identifier, summary: { ...emptySummary(), permissions: said, ...summary } };
  return standingOf({ fragments: [fragment], contacts: [], zone: 'Europe/Lisbon', country: 'PT', ...changes }, consent, rules, now);
}
const codes = (act: Act, of: Standing = standing(), by: GateRules = rules, at = now) =>
  mayWe(act, of, by, at).refusals.map(({ code }) => code);
const chose = (relationship: string): Partial<Summary> => ({
  permissions: [
    [now - 30 * dayMs, 1, 'yes', 'preference', ['marketing'], [true]],
    [now - dayMs, 1, 'chose', 'preference', ['relationship'], [relationship]],
  ],
});

describe('the gate', () => {
  it('lets through what is permitted, and gives every reason where it is not', () => {
    expect(mayWe(promotion, standing(), rules, now)).toEqual({ allowed: true, refusals: [] });
    const refused = mayWe(promotion, standing({ permissions: [] }, { contacts: [sent(0.5), sent(1), sent(2)] }), rules, now);
    expect(refused.refusals.map(({ code }) => code)).toEqual(['consent.unknown', 'attention.spent', 'cap.all', 'cap.channel']);
    for (const { words } of refused.refusals) expect(words).toMatch(/^[A-Z].+\.$/);
  });

  it('keeps offers from a person who wants to be left alone, and lets service messages go', () => {
    const left = standing(chose('leaveMeBe'));
    expect(codes(promotion, left)).toEqual(['relationship.leave_me_be']);
    expect(codes({ ...promotion, channel: 'web', isOutbound: false }, left)).toEqual(['relationship.leave_me_be']);
    expect(codes(service, left)).toEqual([]);
    expect(codes({ purpose: 'advice', channel: 'email', isOutbound: true, isPromotion: false }, left)).toEqual([
      'relationship.leave_me_be',
    ]);
    expect(codes({ purpose: 'advice', channel: 'web', isOutbound: false, isPromotion: false }, left)).toEqual([]);
    expect(codes(promotion, standing(chose('keepMePosted')))).toEqual([]);
  });

  it('reads the relationship from clear signs where she chose none, and what she chose wins', () => {
    const spam = { names: [['Email Marked as Spam', 1, (now - dayMs) / 1000]] } as Partial<Summary>;
    expect(standing(spam).relationship).toMatchObject({ relationship: 'justBasics', isStated: false });
    expect(codes(promotion, standing(spam))).toEqual(['relationship.just_basics']);
    expect(standing({ ...spam, ...chose('workWithMe') }).relationship).toMatchObject({ relationship: 'workWithMe', isStated: true });
    expect(standing().relationship).toBeUndefined();
  });

  it('holds a third promotion where two a week are her budget, and lets an answer to her question go at once', () => {
    const two = { ...rules, attention: { ...rules.attention, perWeek: 2 }, caps: { all: {}, channels: {} } };
    const spent = standing({}, { contacts: [sent(3), sent(1, { channel: 'sms' })] });
    expect(mayWe(promotion, spent, two, now).refusals).toEqual([
      { code: 'attention.spent', words: 'Her attention for this week is spent: 2 of 2.', until: now + 4 * dayMs },
    ]);
    expect(codes({ ...service, isAnswer: true }, spent, two)).toEqual([]);
    expect(codes({ ...service, isAnswer: true, channel: 'sms' }, spent, two, now + 12 * hourMs)).toEqual([]);
    expect(codes(service, spent, two)).toEqual([]);
  });

  it('waits for the morning where she is, over the change of clocks too', () => {
    const at = (iso: string, zone: string) => {
      const [refusal] = mayWe(promotion, standing({}, { zone }), rules, Date.parse(iso)).refusals;
      return refusal === undefined ? undefined : [refusal.code, new Date(refusal.until ?? 0).toISOString()];
    };
    expect(at('2026-11-23T12:00:00Z', 'Europe/Lisbon')).toBeUndefined();
    expect(at('2026-11-23T22:30:00Z', 'Europe/Lisbon')).toEqual(['quiet_hours', '2026-11-24T08:00:00.000Z']);
    expect(at('2026-11-23T12:00:00Z', 'Asia/Tokyo')).toEqual(['quiet_hours', '2026-11-23T23:00:00.000Z']);
    expect(at('2026-10-24T22:30:00Z', 'Europe/Lisbon')).toEqual(['quiet_hours', '2026-10-25T08:00:00.000Z']);
    expect(at('2026-11-23T12:00:00Z', 'America/Los_Angeles')).toEqual(['quiet_hours', '2026-11-23T16:00:00.000Z']);
    expect(codes(service, standing(), rules, Date.parse('2026-11-23T23:00:00Z'))).toEqual([]);
    expect(codes({ ...service, channel: 'sms' }, standing(), rules, Date.parse('2026-11-23T23:00:00Z'))).toEqual(['quiet_hours']);
  });

  it('keeps holidays by country, to the morning after the last of them', () => {
    const holidays = { ...rules, holidays: [{ country: 'PT', days: ['2026-11-23', '11-24'] }] };
    expect(mayWe(promotion, standing(), holidays, now).refusals).toEqual([
      { code: 'holiday', words: 'It is a holiday where she lives.', until: Date.UTC(2026, 10, 25, 8) },
    ]);
    expect(codes(promotion, standing({}, { country: 'ES' }), holidays)).toEqual([]);
    expect(codes(service, standing(), holidays)).toEqual([]);
  });

  it('offers nothing while a problem is open, nor what nobody has', () => {
    const broken = { names: [['Complaint Received', 1, (now - dayMs) / 1000]] } as Partial<Summary>;
    expect(mayWe(promotion, standing(broken), rules, now).refusals).toMatchObject([{ code: 'problem.open', until: now + 13 * dayMs }]);
    expect(codes(service, standing(broken))).toEqual([]);
    const mended: Summary['names'] = [...(broken.names ?? []), ['Complaint Resolved', 1, now / 1000]];
    expect(codes(promotion, standing({ names: mended }))).toEqual([]);
    const stockOf = (product: string) => (product === 'b1' ? 0 : product === 'b2' ? 3 : undefined);
    expect(['b1', 'b2', 'b3'].map((product) => codes({ ...promotion, product }, standing({}, { stockOf })))).toEqual([
      ['stock.none'],
      [],
      [],
    ]);
  });
});

describe('attention', () => {
  const budget = (...contacts: Contact[]) => attentionOf(contacts, rules.attention, now).budget;

  it('shrinks with what she ignores, comes back with what she uses, and time forgets', () => {
    expect(budget()).toBe(3);
    expect(budget(sent(20), sent(15), sent(10))).toBe(1);
    expect(budget(sent(20, { state: 'ignored' }), sent(15, { state: 'ignored' }), sent(10, { state: 'used' }))).toBe(3);
    expect(budget(...[30, 25, 20, 15, 10].map((days) => sent(days)))).toBe(1);
    expect(budget(...[90, 85, 80, 75, 70].map((days) => sent(days)))).toBe(3);
    expect(
      attentionOf([sent(1, { isAnswer: true }), sent(2, { purpose: 'service' }), sent(3, { state: 'failed' })], rules.attention, now),
    ).toEqual({
      budget: 3,
      spent: 0,
      left: 3,
    });
  });

  it('is free again when it says so, and not before', () => {
    const contact = fc.record({ days: fc.double({ min: 0, max: 60, noNaN: true }), state: fc.constantFrom(...contactStates) });
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 12 }), (given) => {
        const contacts = given.map(({ days, state }) => sent(days, { state }));
        const { left, freeAt, budget: most, spent } = attentionOf(contacts, rules.attention, now);
        expect(left).toBe(Math.max(0, most - spent));
        // Whatever is ignored in the meantime may shrink it further; nothing makes it free sooner.
        if (freeAt !== undefined) {
          expect(freeAt).toBeGreaterThan(now);
          expect(spent).toBeGreaterThanOrEqual(most);
        }
      }),
    );
  });
});

describe('whatever is asked', () => {
  it('never sends an offer to who has not said yes, refused, or wants to be left alone', () => {
    const summaries = fc.record({
      marketing: fc.constantFrom(true, false, undefined),
      contact: fc.constantFrom(false, undefined),
      relationship: fc.constantFrom(...relationshipsWanted, undefined),
    });
    fc.assert(
      fc.property(summaries, fc.constantFrom(...reachingChannels), fc.integer({ min: 0, max: 47 }), (said, channel, hours) => {
        const permissions: Summary['permissions'] = Object.entries(said)
          .filter(([, value]) => value !== undefined)
          .map(([name, value], at) => [now - at * minuteMs, 1, `m${at}`, 'preference', [name], [value ?? null]]);
        const of = standing({ permissions });
        const at = now + hours * hourMs;
        const answer = mayWe({ ...promotion, channel }, of, rules, at);
        const fine =
          said.marketing === true && said.contact !== false && !['leaveMeBe', 'justBasics', 'helpMe'].includes(said.relationship ?? '');
        if (!fine) expect(answer.allowed).toBe(false);
        const hour = Number(localTimeIn('Europe/Lisbon', at)?.slice(11, 13));
        if ((hour >= 21 || hour < 8) && channel !== 'post') expect(answer.allowed).toBe(false);
        // The reason names its moment, and at that moment the clock is no reason any more.
        const quiet = answer.refusals.find(({ code }) => code === 'quiet_hours');
        if (quiet?.until !== undefined) {
          const later = mayWe({ ...promotion, channel }, of, rules, quiet.until);
          expect(later.refusals.map(({ code }) => code)).not.toContain('quiet_hours');
        }
        expect(permissionsOf([{ identifier: { id: 1 }, summary: { permissions } }], {}, consent, now).of('service', 'web').allowed).toBe(
          true,
        );
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayMs, type JsonValue } from '../foundation/index.ts';
import { type ConsentRules, consentPurposesSetting } from './consent-rules.ts';
import { messageChannels } from './message-channel.ts';
import { saleOrSharing } from './permission-scope.ts';
import type { PermissionSignal, SaidStatement } from './permission-statement.ts';
import { permissionsOf } from './permissions.ts';
import { type Purpose, purposes } from './purpose.ts';

const rules = consentPurposesSetting.default;
const now = 1_000 * dayMs;
const said = (day: number, name: string, value: JsonValue, signal: PermissionSignal = 'preference'): SaidStatement => [
  day * dayMs,
  1,
  `m${day}`,
  signal,
  [name],
  [value],
];
const trait = (day: number, name: string, value: JsonValue): { trait: SaidStatement } => ({
  trait: [day * dayMs, 1, `t${day}`, 's', [name], [value]],
});
type Given = SaidStatement | { trait: SaidStatement };
const fragment = (id: number, ...given: Given[]) => ({
  identifier: { id },
  summary: {
    permissions: given.filter((one): one is SaidStatement => Array.isArray(one)),
    traits: given.flatMap((one) => ('trait' in one ? [one.trait] : [])),
  },
});
const of = (...given: Given[]) => permissionsOf([fragment(1, ...given)], {}, rules, now);
const permits = (name: string, ...given: Given[]) => of(...given).permits(name);

describe('a name that needs a yes', () => {
  test('is permitted by a yes, not by silence nor by a yes to something else', () => {
    expect(permits('advertising')).toBe(false);
    expect(permits('advertising', said(1, 'photo', true), said(900, 'advertising', true))).toBe(true);
    expect(permits('advertising', said(900, 'analytics', true))).toBe(false);
    expect(permits('advertising', said(900, 'advertising', false))).toBe(false);
    expect(permits('photo', said(1, 'photo', true))).toBe(true);
  });

  test('is the same in any case, the newer word counts, and at one moment the no', () => {
    expect(permits('advertising', said(900, 'Advertising', true))).toBe(true);
    expect(permits('advertising', said(900, 'Advertising', true), said(901, 'advertising', false))).toBe(false);
    expect(permits('advertising', said(900, 'Advertising', false), said(901, 'advertising', true))).toBe(true);
    expect(permits('advertising', said(900, 'Advertising', true), said(900, 'advertising', false))).toBe(false);
    expect(permits('advertising', said(900, 'advertising', false), said(900, 'Advertising', true))).toBe(false);
  });

  test('is not permitted to anybody outside by a person who objects to sale or sharing', () => {
    expect(permits('analytics', said(902, 'analytics', true), said(901, saleOrSharing, false, 'gpc'))).toBe(false);
    expect(permits('analytics', said(902, 'analytics', true), said(901, saleOrSharing, true))).toBe(true);
  });

  test('is refused with the channel that it names, and with marketing', () => {
    const yes = said(900, 'email_marketing', true);
    expect(permits('email_marketing', yes)).toBe(true);
    expect(permits('email_marketing', yes, said(901, 'email', false, 'unsubscribe'))).toBe(false);
    expect(permits('email_marketing', yes, said(901, 'marketing', false))).toBe(false);
    expect(permits('email_marketing', yes, said(901, 'contact', false))).toBe(false);
    expect(permits('email_marketing', yes, said(901, 'sms', false))).toBe(true);
    expect(permits('newsletter', yes)).toBe(true);
    expect(permits('sms_marketing', said(900, 'marketing', true))).toBe(false);
  });
});

describe('a purpose', () => {
  it('needs a yes where the rules say so, and none for what she asked for', () => {
    expect(of().of('service')).toEqual({ allowed: true, code: 'allowed.service' });
    expect(of().of('advice')).toEqual({ allowed: true, code: 'allowed.relationship' });
    for (const purpose of ['marketing', 'analysis', 'advertising', 'location', 'searches', 'social'] as const) {
      expect(of().of(purpose)).toEqual({ allowed: false, code: 'consent.unknown' });
      expect(of(said(900, purpose, true)).of(purpose)).toMatchObject({ allowed: true, code: 'allowed.said', said: { identifierId: 1 } });
      expect(of(said(900, purpose, false)).of(purpose)).toMatchObject({ allowed: false, code: 'consent.refused' });
    }
    expect(of(said(900, 'personalization', false)).of('advice')).toMatchObject({ allowed: false, code: 'consent.refused' });
  });

  it('has its grounds by country, and the strictest where nobody knows hers', () => {
    const byCountry: ConsentRules = {
      ...rules,
      purposes: {
        ...rules.purposes,
        marketing: { ground: 'agreement', regions: [{ countries: ['US'], ground: 'relationship' }] },
        advice: { ground: 'relationship', regions: [{ countries: ['DE'], ground: 'agreement' }] },
      },
    };
    const allowed = (purpose: Purpose, country?: string) => permissionsOf([fragment(1)], { country }, byCountry, now).of(purpose).allowed;
    expect([allowed('marketing', 'US'), allowed('marketing', 'us'), allowed('marketing', 'PT'), allowed('marketing')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([allowed('advice', 'DE'), allowed('advice', 'PT'), allowed('advice')]).toEqual([false, true, false]);
  });

  it('runs out when the yes says so, or the rules do', () => {
    expect(of(said(600, 'location', true)).of('location').code).toBe('consent.expired');
    expect(of(said(990, 'location', true)).of('location').code).toBe('allowed.said');
    expect(of(said(990, 'location', (995 * dayMs) / 1000)).of('location')).toMatchObject({
      code: 'consent.expired',
      said: { until: 995 * dayMs },
    });
    expect(of(said(990, 'location', (1_005 * dayMs) / 1000)).of('location').code).toBe('allowed.said');
  });

  it('is refused by what a browser says of sale, and what was agreed to about cookies', () => {
    expect(of(said(900, 'advertising', true), said(901, saleOrSharing, false, 'gpc')).of('advertising').code).toBe('consent.gpc');
    expect(of(said(901, 'advice', false, 'tcf')).of('advice').code).toBe('consent.tcf');
    expect(of(said(901, saleOrSharing, false, 'gpc'), said(900, 'marketing', true)).of('marketing').allowed).toBe(true);
  });

  it('is allowed or refused by channel', () => {
    const yes = of(said(900, 'marketing', true));
    expect(['email', 'web', 'sms', 'phone'].map((channel) => yes.of('marketing', channel).allowed)).toEqual([true, true, false, false]);
    const left = of(said(900, 'marketing', true), said(901, 'email', false, 'unsubscribe'));
    expect(left.of('marketing', 'email')).toMatchObject({ allowed: false, code: 'channel.refused' });
    expect([left.of('marketing', 'push').allowed, left.of('marketing', 'web').allowed, left.of('service', 'email').allowed]).toEqual([
      true,
      true,
      true,
    ]);
    const stopped = of(said(901, 'sms', false, 'unsubscribe'));
    expect(stopped.of('service', 'sms').code).toBe('channel.refused');
    const alone = of(said(900, 'email_marketing', true), said(901, 'contact', false));
    expect(alone.of('service', 'email').code).toBe('contact.refused');
    expect(alone.of('service', 'web').allowed).toBe(true);
    expect(of(said(900, 'marketing', false), said(901, 'sms', true)).of('marketing', 'sms').allowed).toBe(true);
    expect(of(said(900, 'email', false), said(901, 'marketing', true)).of('marketing', 'email').allowed).toBe(false);
  });

  it('stays refused against a yes that is only repeated', () => {
    const no = said(900, 'marketing', false, 'unsubscribe');
    expect(of(no, trait(950, 'marketing_consent', true)).of('marketing').allowed).toBe(false);
    expect(of(no, said(950, 'marketing', true, 'consent')).of('marketing').allowed).toBe(false);
    expect(of(no, said(950, 'marketing', true)).of('marketing').allowed).toBe(true);
    expect(of(said(900, 'marketing', false, 'consent'), said(950, 'marketing', true, 'consent')).of('marketing').allowed).toBe(true);
    expect(of(said(900, 'advertising', false), said(950, 'advertising', true, 'tcf')).of('advertising').allowed).toBe(true);
  });
});

describe('a search', () => {
  it('that was kept may be used until she takes it back or it runs out, though nobody may ask for more', () => {
    expect(of().of('searches').code).toBe('consent.unknown');
    expect(of().mayUse(1, 'searches')).toEqual({ allowed: true, code: 'allowed.kept' });
    expect(of(said(900, 'searches', false)).mayUse(1, 'searches').allowed).toBe(false);
    expect(of(said(600, 'searches', true)).mayUse(1, 'searches').code).toBe('consent.expired');
  });
});

describe('several identifiers', () => {
  it('keep their yes to themselves and share a newer no', () => {
    const two = permissionsOf([fragment(1, said(900, 'analysis', true)), fragment(2)], {}, rules, now);
    expect(two.of('analysis')).toMatchObject({ allowed: true, said: { identifierId: 1 } });
    expect([two.mayUse(1, 'analysis').allowed, two.mayUse(2, 'analysis').allowed]).toEqual([true, false]);
    const refused = permissionsOf([fragment(1, said(900, 'analysis', true)), fragment(2, said(901, 'analytics', false))], {}, rules, now);
    expect([refused.of('analysis').allowed, refused.mayUse(1, 'analysis').allowed]).toEqual([false, false]);
    const older = permissionsOf([fragment(1, said(900, 'analysis', true)), fragment(2, said(899, 'analytics', false))], {}, rules, now);
    expect([older.of('analysis').allowed, older.mayUse(1, 'analysis').allowed, older.mayUse(2, 'analysis').allowed]).toEqual([
      true,
      true,
      false,
    ]);
    const back = permissionsOf(
      [fragment(1, said(900, 'analysis', true)), fragment(2, said(905, 'analysis', false, 'consent'), said(910, 'analysis', true))],
      {},
      rules,
      now,
    );
    expect(back.mayUse(1, 'analysis').allowed).toBe(true);
  });

  it('never say yes where one of them said no last, whatever else was said', () => {
    const names = ['marketing', 'email', 'email_marketing', 'analytics', 'advertising', 'personalization', 'location'];
    const word = fc.record({
      id: fc.integer({ min: 1, max: 3 }),
      day: fc.integer({ min: 700, max: 900 }),
      name: fc.constantFrom(...names),
      yes: fc.boolean(),
      signal: fc.constantFrom<PermissionSignal>('consent', 'preference', 'unsubscribe', 'tcf'),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom(...names), fc.integer({ min: 1, max: 3 }), (words, last, id) => {
        const fragments = [1, 2, 3].map((one) =>
          fragment(
            one,
            ...words.filter((each) => each.id === one).map((each) => said(each.day, each.name, each.yes, each.signal)),
            ...(one === id ? [said(950, last, false)] : []),
          ),
        );
        const permissions = permissionsOf(fragments, {}, rules, now);
        expect(permissions.permits(last)).toBe(false);
        for (const one of [1, 2, 3]) expect(permissions.permits(last, one)).toBe(false);
        // What is allowed for a thing that needs a yes has one, of an identifier that is hers.
        for (const purpose of purposes) {
          for (const channel of [undefined, 'web', ...messageChannels]) {
            const answer = permissions.of(purpose, channel);
            if (answer.code === 'allowed.said') expect(answer.said).toMatchObject({ granted: true });
            if (!answer.allowed && answer.code !== 'consent.unknown' && answer.code !== 'consent.expired')
              expect(answer.said?.granted).toBe(false);
          }
        }
      }),
    );
  });
});

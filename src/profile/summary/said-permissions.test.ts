import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentPurposesSetting, messageChannels, permissionsOf, refusedChannels, saidPermissions } from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject, JsonValue, SourceId } from '../../foundation/index.ts';
import { foldEvent } from './fold-event.ts';
import { emptySummary, type Summary } from './summary.ts';

const day = 86_400_000;
const said = (given: Record<string, JsonValue>): Record<string, boolean> =>
  Object.fromEntries(
    saidPermissions({ permissions: [], traits: [[1, 1, 'm', 's', Object.keys(given), Object.values(given)]] }).map(
      ({ purpose, granted }) => [purpose, granted],
    ),
  );
const permitsPurpose = (summary: Summary, purpose: string): boolean =>
  permissionsOf([{ identifier: { id: 1 }, summary }], {}, consentPurposesSetting.default, 10 * day).permits(purpose);

function summaryOf(...events: (Partial<CustomerEvent> & { day?: number })[]): Summary {
  return events.reduce((all: Summary, { day: at = 1, ...event }, number) => {
    const base = { messageId: `m${number}`, kind: 'track', sourceId: 1 as SourceId, name: '', channel: 'web', properties: {} } as const;
    const whole: CustomerEvent = {
      ...{ ...base, time: at * day, receivedAt: at * day, traits: {}, context: {}, integrations: {} },
      ...event,
    };
    return foldEvent(all, whole, { searches: { categories: [], keepWhenUnsaid: false } });
  }, emptySummary());
}
const traits = (given: JsonObject, at = 1, sourceId = 1) => ({
  kind: 'identify' as const,
  traits: given,
  day: at,
  sourceId: sourceId as SourceId,
});
const refusedIn = (...events: Parameters<typeof summaryOf>) => [...refusedChannels(summaryOf(...events)).keys()];
const all = [...messageChannels];

describe('what traits say of permission', () => {
  it.each<[Record<string, JsonValue>, Record<string, boolean>]>([
    [{ unsubscribed: true }, { marketing: false }],
    [{ unsubscribed_at: '2026-01-05' }, { marketing: false }],
    [{ email_opt_in: false }, { email: false }],
    [{ emailOptIn: 'Yes' }, { email: true }],
    [{ email_opt_out: 1 }, { email: false }],
    [{ smsoptout: true }, { sms: false }],
    [{ marketing_consent: false }, { marketing: false }],
    [{ do_not_contact: true }, { contact: false }],
    [{ doNotEmail: 'true' }, { email: false }],
    [{ gdpr_consent: 'withdrawn' }, { gdpr: false }],
    [{ GDPRConsent: 'granted' }, { gdpr: true }],
    [{ email_subscribed: false }, { email: false }],
    [{ newsletter: 'no' }, { newsletter: false }],
    [{ newsletter: 'não' }, { newsletter: false }],
    [{ 'E-mail newsletter': 'sim' }, { newsletter: true }],
    [{ permissions: { email: false, sms: 'granted' } }, { email: false, sms: true }],
    [{ consent: { categoryPreferences: { marketing: false } } }, { marketing: false }],
    [{ subscriptions: { email: { marketing: { consent: 'UNSUBSCRIBED' } } } }, { email_marketing: false }],
    [{ accepts_marketing: false }, { marketing: false }],
    [{ aceita_marketing: 'Não' }, { marketing: false }],
    [{ einwilligung_email: 'widerrufen' }, { email: false }],
    [{ consentement_sms: 'refusé' }, { sms: false }],
    [{ push_enabled: false }, { push: false }],
    [{ whatsapp_opt_in: 'denied' }, { whatsapp: false }],
    [{ email_status: 'unsubscribed' }, { email: false }],
    [{ marketing_emails: 'off' }, { email_marketing: false }],
    [{ do_not_sell: true }, { sale_or_sharing: false }],
    [{ do_not_contact: ['email', 'SMS'] }, { email: false, sms: false }],
    [{ consent_withdrawn: true }, { contact: false }],
    [{ photo_consent: false }, { photo: false }],
  ])('%j is %j', (given, expected) => {
    expect(said(given)).toEqual(expected);
  });

  it.each<[Record<string, JsonValue>]>([
    [{ newsletter_name: 'Weekly' }],
    [{ newsletter: 'Weekly' }],
    [{ unsubscribed: false }],
    [{ do_not_contact: 'no' }],
    [{ unsubscribe_reason: 'no' }],
    [{ consent_version: '1' }],
    [{ consent_date: '2026-01-05' }],
    [{ email: false }],
    [{ email: 'no@example.org' }],
    [{ phone: '0' }],
    [{ notifications: 0 }],
    [{ email_subscriptions: 0 }],
    [{ emails: 1 }],
    [{ subscribed: true }],
    [{ subscription: 'no' }],
    [{ plan_unsubscribed: true }],
    [{ payment_declined: true }],
    [{ accepts_terms: false }],
    [{ email_verified: false }],
    [{ double_opt_in: false }],
    [{ preferred_channel: 'email' }],
    [{ preferences: { color: 'off', size: 1 } }],
    [{ contacted: false }],
    [{ address: { post_office: 'no' } }],
    [{ call_status: 'declined' }],
  ])('%j is no permission', (given) => {
    expect(said(given)).toEqual({});
  });

  it('is heard however the name is written and the no is said, and only a clear no refuses', () => {
    const parts = fc.tuple(
      fc.constantFrom(
        ['email', 'opt', 'in'],
        ['email', 'subscribed'],
        ['marketing', 'consent'],
        ['accepts', 'newsletter'],
        ['email', 'allowed'],
      ),
      fc.constantFrom('_', '-', ' ', '.', 'camel', 'UPPER'),
      fc.constantFrom<JsonValue>(false, 0, 'no', 'No ', 'FALSE', 'não', 'nein', 'withdrawn', 'Denied', 'revogado', 'opted-out'),
    );
    fc.assert(
      fc.property(parts, fc.string({ maxLength: 12 }), ([words, style, no], other) => {
        const name =
          style === 'camel'
            ? words.map((word, at) => (at === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`)).join('')
            : style === 'UPPER'
              ? words.join('_').toUpperCase()
              : words.join(style);
        expect(refusedIn(traits({ [name]: no }))).toContain('email');
        expect(refusedIn(traits({ [name]: true }))).toEqual([]);
        expect(refusedIn(traits({ [`${name}_text`]: no, [other === '' ? 'x' : `note ${other}`]: no }))).toEqual([]);
      }),
    );
  });
});

describe('channels that were refused', () => {
  it('are those named, or all where none is', () => {
    expect(refusedIn(traits({ email_opt_in: false }))).toEqual(['email']);
    expect(refusedIn(traits({ marketing_consent: false }))).toEqual(all);
    expect(refusedIn(traits({ photo_consent: false, do_not_call: true, do_not_sell: true }))).toEqual([]);
    const category = { context: { consent: { categoryPreferences: { marketing: false, analytics: false } } } };
    expect(refusedIn({ name: 'Consent Preference Updated', ...category })).toEqual(all);
    expect(refusedIn({ context: { consent: { categoryPreferences: { email: 'denied' } } } })).toEqual(['email']);
    expect(refusedIn({ context: { consent: { categoryPreferences: { advertising: false, functional: false } } } })).toEqual([]);
  });

  it.each<[string, JsonObject, readonly string[]]>([
    ['Unsubscribed', {}, ['email']],
    ['Unsubscribed', { channel: 'sms' }, ['sms']],
    ['Email Unsubscribed', {}, ['email']],
    ['newsletter_unsubscribed', {}, ['email']],
    ['SMS Opted Out', {}, ['sms']],
    ['User Unsubscribed', {}, all],
    ['Consent Withdrawn', {}, all],
    ['Email Preferences Updated', { email: false, sms: true }, ['email']],
    ['Plan Unsubscribed', {}, []],
    ['Email Subscribed', {}, []],
    ['Newsletter Viewed', { newsletter: false }, []],
  ])('%s %j: %j', (name, properties, expected) => {
    expect(refusedIn({ name, properties })).toEqual(expected);
  });

  it('come back by a newer yes of their own, not by traits that repeat an older one, and never against a wish to be left alone', () => {
    expect(refusedIn(traits({ email_opt_in: false }), traits({ email_opt_in: true }, 2))).toEqual([]);
    expect(refusedIn({ name: 'Email Unsubscribed' }, traits({ email_opt_in: true }, 2))).toEqual(['email']);
    expect(refusedIn({ name: 'Email Unsubscribed' }, { name: 'Email Subscribed', day: 2 })).toEqual([]);
    expect(refusedIn(traits({ unsubscribed: true }), traits({ unsubscribed: false }, 2))).toEqual([]);
    expect(refusedIn(traits({ marketing_consent: false }), traits({ sms_opt_in: true }, 2))).toEqual(all.filter((one) => one !== 'sms'));
    expect(refusedIn(traits({ marketing_consent: false, email_opt_in: true }))).toEqual(all);
    expect(refusedIn(traits({ marketing_consent: false }), traits({ email_transactional_consent: true }, 2))).toEqual(all);
    expect(refusedIn(traits({ do_not_contact: true }), traits({ email_opt_in: true }, 2))).toEqual(all);
    expect(refusedIn(traits({ email_opt_in: true }, 1, 1), traits({ email_opt_in: false }, 1, 2))).toEqual(['email']);
  });

  it('are shown where permissions are, and hold for purposes that need one', () => {
    const summary = summaryOf(traits({ marketing_consent: true, email_opt_in: 'no' }));
    expect(saidPermissions(summary)).toMatchObject([
      { purpose: 'email', granted: false, signal: 'trait', messageId: 'm0' },
      { purpose: 'marketing', granted: true, signal: 'trait' },
    ]);
    expect([permitsPurpose(summary, 'Marketing'), permitsPurpose(summary, 'email'), permitsPurpose(summary, 'sms')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(permitsPurpose(summaryOf(traits({ marketing_consent: true, do_not_contact: true })), 'marketing')).toBe(false);
    expect(permitsPurpose(summaryOf(traits({ analytics_consent: true, do_not_sell: true })), 'analytics')).toBe(false);
  });
});

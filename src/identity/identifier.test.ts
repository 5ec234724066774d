import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { SourceId } from '../foundation/index.ts';
import { identifiersOf, isNamedByProperties, normaliseIdentifier } from './identifier.ts';
import { defaultIdentityRules as rules } from './identity-rules.ts';

function eventOf(fields: Partial<CustomerEvent>): CustomerEvent {
  return {
    messageId: 'm1',
    kind: 'track',
    name: 'Seen',
    sourceId: 1 as SourceId,
    channel: 'web',
    time: 0,
    receivedAt: 0,
    properties: {},
    traits: {},
    context: {},
    integrations: {},
    ...fields,
  };
}

const names = (fields: Partial<CustomerEvent>, country?: string): string[] =>
  identifiersOf(eventOf(fields), rules, () => country).map(({ namespace, value }) => `${namespace} ${value}`);

describe('what names somebody in an event', () => {
  it('is at a kiosk who shows a card there, and not the device that everybody uses', () => {
    const kiosk = { channel: 'kiosk', anonymousId: 'kiosk-1', context: { device: { id: 'd1' } } } as const;
    expect(names(kiosk)).toEqual(['anonymous_id kiosk-1']);
    expect(names({ ...kiosk, context: { ...kiosk.context, traits: { email: 'a@x.test' } } })).toEqual(['email a@x.test']);
    expect(names({ ...kiosk, channel: 'web' })).toEqual(['anonymous_id kiosk-1', 'device_id d1']);
  });

  it('is the e-mail address that a click names, unless she is signed in as somebody', () => {
    const click = { name: 'Email Link Clicked', anonymousId: 'x', properties: { email: 'Maya@X.test' } };
    expect(names(click)).toEqual(['email maya@x.test', 'anonymous_id x']);
    expect(names({ ...click, name: 'email_link_clicked' })).toEqual(['email maya@x.test', 'anonymous_id x']);
    expect(names({ ...click, userId: 'u2' })).toEqual(['user_id u2', 'anonymous_id x']);
    expect(names({ ...click, name: 'Invite Sent' })).toEqual(['anonymous_id x']);
  });

  it('is a code on paper, in print, where it is entered and on the order, and no coupon', () => {
    expect(names({ name: 'Brochure Sent', userId: 'u', properties: { brochure_code: 'b7f' } })).toEqual(['user_id u', 'brochure_code B7F']);
    expect(names({ name: 'Code Entered', anonymousId: 'x', properties: { code: ' B7F ' } })).toEqual([
      'anonymous_id x',
      'brochure_code B7F',
    ]);
    const order = { name: 'Order Completed', anonymousId: 'till', properties: { brochure_code: 'B7F', coupon: 'TEN', code: 'TEN' } };
    expect(names(order)).toEqual(['anonymous_id till', 'brochure_code B7F']);
    expect(names({ name: 'Code Entered', userId: 'u', properties: { campaign_code: 'S26' } })).toEqual(['user_id u', 'campaign_code S26']);
    expect(names({ name: 'Coupon Entered', userId: 'u', properties: { code: 'TEN', coupon: 'TEN' } })).toEqual(['user_id u']);
    expect(names({ name: 'Code Entered', userId: 'u', properties: JSON.parse('{"__proto__":{"code":"B7F"}}') })).toEqual(['user_id u']);
  });
});

describe('who is stated beside a phone alone', () => {
  const phone = '+351912345678';
  const stated = { name: 'Ana Silva', birthday: '1961-03-07', phone };
  const namespaces = (traits: object, more: Partial<CustomerEvent> = {}): string[] =>
    names({ kind: 'identify', name: '', traits: traits as CustomerEvent['traits'], ...more }).map((name) => name.split(' ')[0] as string);

  it('is named by what is stated, whoever else has the phone', () => {
    expect(namespaces(stated)).toEqual(['person_key', 'phone']);
    expect(namespaces({ name: 'Ana Silva', phone, address: 'Rua das Flores 12, Porto' })).toEqual(['person_key', 'phone']);
    expect(namespaces({ name: 'Ana Silva', phone, address: { street: 'Rua das Flores 12' } })).toEqual(['person_key', 'phone']);
    expect(namespaces(stated, { anonymousId: 'x' })).toEqual(['person_key', 'phone', 'anonymous_id']);
    expect(names({ context: { traits: stated } })[0]).toBe(names({ kind: 'identify', traits: stated })[0]);
    const again = { firstName: 'ANA', last_name: 'Silva', dob: '1961-03-07', phone: '00351 912 345 678' };
    expect(names({ kind: 'identify', traits: again })).toEqual(names({ kind: 'identify', traits: stated }));
    for (const other of [{ name: 'Rui Silva' }, { birthday: '1989-11-23' }, { phone: '+351912345679' }])
      expect(names({ kind: 'identify', traits: { ...stated, ...other } })[0]).not.toBe(names({ kind: 'identify', traits: stated })[0]);
  });

  it('is the phone where less is stated, and whoever something else names', () => {
    for (const traits of [
      { phone },
      { name: 'Ana', birthday: '1961-03-07', phone },
      { name: 'Ana Silva', phone, address: { city: 'Porto' } },
    ])
      expect(namespaces(traits)).toEqual(['phone']);
    expect(namespaces({ ...stated, email: 'ana@silva.test' })).toEqual(['email', 'phone']);
    expect(namespaces(stated, { userId: 'u' })).toEqual(['user_id', 'phone']);
    expect(namespaces({ ...stated, phone: undefined }, { anonymousId: 'x' })).toEqual(['anonymous_id']);
    const externalIds = [{ type: 'crm_id', id: '7', collection: 'users', encoding: 'none' }];
    expect(namespaces(stated, { context: { externalIds } })).toEqual(['phone', 'crm_id']);
  });
});

describe('an event that names somebody by a property alone', () => {
  it('is known by its name and a value that can be an identifier', () => {
    expect(isNamedByProperties(rules, 'Brochure Sent', { brochure_code: 'B7F' })).toBe(true);
    expect(isNamedByProperties(rules, 'Brochure Sent', { brochure_code: 'null' })).toBe(false);
    expect(isNamedByProperties(rules, 'Invite Sent', { email: 'a.friend@b.test' })).toBe(false);
  });
});

describe('a phone number', () => {
  const phone = (text: string, country?: string) => normaliseIdentifier(rules, 'phone', text, () => country)?.value;

  it('is the same with its country and without it, where the country is known', () => {
    expect(phone('912 345 678', 'PT')).toBe('+351912345678');
    expect(phone('00351 912-345-678', 'PT')).toBe('+351912345678');
    expect(phone('+351912345678')).toBe('+351912345678');
    expect(phone('020 7946 0958', 'GB')).toBe('+442079460958');
    expect(phone('+44 (0)20 7946 0958')).toBe('+442079460958');
    for (const zeros of ['0000000', '000 000 00', '+0000000', '0000000000']) expect(phone(zeros), zeros).toBeUndefined();
    expect(phone('(415) 555-2671', 'US')).toBe('+14155552671');
  });

  it('stays as it is where no country is known or its plan does not allow it', () => {
    expect(phone('912 345 678')).toBe('912345678');
    expect(phone('912 345 678', 'ZZ')).toBe('912345678');
    expect(phone('12345', 'PT')).toBe('12345');
    expect(phone('1234')).toBeUndefined();
    for (const nobodys of ['000000000', '999 999 999', '+1111111111']) expect(phone(nobodys, 'PT'), nobodys).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { JsonObject, JsonValue, SourceId } from '../foundation/index.ts';
import { delicateSignalsSetting } from './delicate-rules.ts';
import { type DelicatePurpose, delicateIn, isDelicateField, ownWordOn, withoutDelicate } from './delicate-signals.ts';

const rules = delicateSignalsSetting.default;
const both: ReadonlySet<DelicatePurpose> = new Set(['location', 'social']);
const event = (changes: Partial<CustomerEvent>): CustomerEvent => ({
  ...{
    messageId: 'm',
    kind: 'track',
    sourceId: 1 as SourceId,
    name: 'Viewed',
    channel: 'web',
    properties: {},
    time: 1_000,
    receivedAt: 1_000,
  },
  ...{ traits: {}, integrations: {}, context: {} },
  ...changes,
});
const found = (changes: Partial<CustomerEvent>) => delicateIn(event(changes), rules).map(({ purpose, isWhole }) => [purpose, isWhole]);

describe('what is delicate', () => {
  it('is told by the name of an event, or of a field', () => {
    expect(found({})).toEqual([]);
    for (const name of ['Beacon Entered', 'beacon_seen', 'Geofence Exited', 'location updated'])
      expect(found({ name })).toEqual([['location', true]]);
    expect(found({ name: 'Social Account Linked' })).toEqual([['social', true]]);
    expect(found({ name: 'Beacon Entered', properties: { latitude: 1 } })).toEqual([['location', true]]);
    for (const name of ['Location Permission Granted', 'Store Visited', 'Beacons of Light Bought', 'Location Preference Updated'])
      expect(found({ name })).toEqual([]);
    expect(found({ context: { location: { country: 'PT', latitude: 38.7 } } })).toEqual([['location', false]]);
    expect(found({ properties: { store: { geo: { lat: 1, lng: 2 } } } })).toEqual([['location', false]]);
    expect(found({ kind: 'identify', traits: { address: { city: 'Porto' }, twitter_handle: '@ana' } })).toEqual([['social', false]]);
    expect(found({ context: { consent: { categoryPreferences: { location: true, latitude: true } } } })).toEqual([]);
  });

  it('is a link to a social network where another identifier stands beside it', () => {
    const externalIds = [{ type: 'instagram_id', id: 'ana', collection: 'users', encoding: 'none' }];
    expect(found({ context: { externalIds }, userId: 'u1' })).toEqual([['social', false]]);
    expect(found({ context: { externalIds } })).toEqual([]);
    const cleaned = withoutDelicate(event({ context: { externalIds }, userId: 'u1' }), both, rules);
    expect(cleaned.context).toEqual({ externalIds: [] });
    expect([isDelicateField('instagram_id', both, rules), isDelicateField('email', both, rules)]).toEqual([true, false]);
  });

  it('is allowed by what the event itself says, until that runs out', () => {
    const word = (consent: JsonObject) => ownWordOn(event({ context: { consent } }), 'location');
    expect(word({ categoryPreferences: { location: true } })).toBe(true);
    expect(word({ categoryPreferences: { geolocation: true, beacons: false } })).toBe(false);
    expect(word({ categoryPreferences: { location: true }, expiresAt: '1970-01-01T00:00:00Z' })).toBe(false);
    expect(word({ categoryPreferences: { marketing: true } })).toBeUndefined();
    expect(ownWordOn(event({}), 'location')).toBeUndefined();
  });

  it('is out of the event as a whole when it is taken out, and nothing else is', () => {
    const names = [...rules.location.fields, ...rules.social.fields];
    const value = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 2 },
        fc.string(),
        fc.integer(),
        fc.dictionary(fc.constantFrom('a', 'store', 'geo', ...names), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    const part = fc.dictionary(fc.constantFrom('a', 'b', 'address', ...names), value, { maxKeys: 5 });
    fc.assert(
      fc.property(part, part, part, (properties, traits, context) => {
        const given = event({ properties, traits, context } as Partial<CustomerEvent>);
        const before = JSON.stringify(given);
        const cleaned = withoutDelicate(given, both, rules);
        expect(JSON.stringify(given)).toBe(before);
        expect(delicateIn(cleaned, rules)).toEqual([]);
        if (delicateIn(given, rules).length === 0) expect(cleaned).toBe(given);
        for (const name of Object.keys(properties)) expect(name in cleaned.properties).toBe(!names.includes(name));
      }),
    );
  });
});

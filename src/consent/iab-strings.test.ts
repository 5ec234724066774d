import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import { dayMs, type JsonObject, type SourceId } from '../foundation/index.ts';
import { readGppString } from './gpp-string.ts';
import { permissionStatementsOf } from './permission-signals.ts';
import { readTcfString } from './tcf-string.ts';

const now = Date.UTC(2026, 10, 23, 12);
const today = Date.UTC(2026, 10, 23);

type Field = readonly [value: number, bits: number];
/** Bits as base64url text, filled up with zeros to a whole byte. */
function packed(fields: readonly Field[]): string {
  const bits = fields.map(([value, count]) => value.toString(2).padStart(count, '0')).join('');
  const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  return Buffer.from(bytes).toString('base64url');
}
const flags = (numbers: readonly number[], count: number): Field[] =>
  Array.from({ length: count }, (_, at): Field => [numbers.includes(at + 1) ? 1 : 0, 1]);

interface Made {
  version?: number;
  created?: number;
  lastUpdated?: number;
  policyVersion?: number;
  isServiceSpecific?: boolean;
  purposes?: readonly number[];
  legitimateInterests?: readonly number[];
  specialFeatures?: readonly number[];
}
function tcfString(made: Made = {}): string {
  const { version = 2, created = today, lastUpdated = created, policyVersion = 5, isServiceSpecific = true } = made;
  const core = packed([
    [version, 6],
    [created / 100, 36],
    [lastUpdated / 100, 36],
    [10, 12],
    [1, 12],
    [1, 6],
    ['P'.charCodeAt(0) - 65, 6],
    ['T'.charCodeAt(0) - 65, 6],
    [200, 12],
    [policyVersion, 6],
    [isServiceSpecific ? 1 : 0, 1],
    [0, 1],
    ...flags(made.specialFeatures ?? [], 12),
    ...flags(made.purposes ?? [], 24),
    ...flags(made.legitimateInterests ?? [], 24),
    [0, 1],
    ['P'.charCodeAt(0) - 65, 6],
    ['T'.charCodeAt(0) - 65, 6],
    [0, 16],
    [0, 1],
    [0, 16],
    [0, 1],
    [0, 12],
  ]);
  // The segment of disclosed vendors.
  return `${core}.${packed([
    [1, 3],
    [0, 16],
    [0, 1],
  ])}`;
}
const event = (context: JsonObject, changes: Partial<CustomerEvent> = {}): CustomerEvent => ({
  ...{ messageId: 'm', kind: 'page', sourceId: 1 as SourceId, name: '', channel: 'web', properties: {}, time: now, receivedAt: now },
  ...{ traits: {}, integrations: {}, context },
  ...changes,
});
/** What an event says, by name. */
const said = (context: JsonObject, changes: Partial<CustomerEvent> = {}, meaning = {}) =>
  Object.fromEntries(
    permissionStatementsOf(event(context, changes), now, meaning).flatMap(([, , , , names, values]) =>
      names.map((name, at) => [name, values[at]]),
    ),
  );

describe('a TC string', () => {
  it('is read as it was written', () => {
    const numbers = (count: number) =>
      fc.uniqueArray(fc.integer({ min: 1, max: count })).map((list) => list.sort((left, right) => left - right));
    const made = fc.record({
      created: fc.integer({ min: 18_300, max: 20_700 }).map((day) => day * dayMs),
      purposes: numbers(24),
      legitimateInterests: numbers(24),
      specialFeatures: numbers(12),
      policyVersion: fc.integer({ min: 2, max: 63 }),
    });
    fc.assert(
      fc.property(made, (given) => {
        const read = readTcfString(tcfString(given), now);
        expect(read).toEqual({
          created: given.created,
          lastUpdated: given.created,
          policyVersion: given.policyVersion,
          language: 'PT',
          purposes: new Set(given.purposes),
          legitimateInterests: new Set(given.legitimateInterests),
          specialFeatures: new Set(given.specialFeatures),
        });
      }),
    );
  });

  it('reads those that others made', () => {
    const read = readTcfString('CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA', now);
    expect(read).toMatchObject({ created: Date.UTC(2022, 3, 20, 22), language: 'EN', purposes: new Set() });
  });

  it('says nothing when it is of the past, of the future, for everybody, cut off or broken', () => {
    expect(readTcfString(tcfString({ purposes: [1] }), now)).toBeDefined();
    for (const broken of [
      tcfString({ version: 1 }),
      tcfString({ isServiceSpecific: false }),
      tcfString({ created: today + 3 * dayMs }),
      tcfString({ created: today, lastUpdated: today - dayMs }),
      tcfString({ created: 0 }),
      tcfString().slice(0, 30),
      `${tcfString()}.`,
      tcfString().replace('C', '%'),
      '',
      'COtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA',
    ])
      expect(readTcfString(broken, now)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => readTcfString(text, now) === undefined || text.startsWith('C')));
  });

  it('is heard by purpose, in the consent object, beside it or in a GPP string', () => {
    const all = tcfString({ purposes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], specialFeatures: [1] });
    const yes = { advice: true, analysis: true, advertising: true, location: true };
    expect(said({ consent: { tcString: all } })).toEqual(yes);
    expect(said({ consent: { tcf: { tcString: all } } })).toEqual(yes);
    expect(said({ IABTCF_TCString: all, IABTCF_gdprApplies: 1 })).toEqual(yes);
    expect(said({ consent: { gppString: `DBABMA~${all.split('.')[0]}` } })).toEqual(yes);
    expect(said({}, { kind: 'track', properties: { tcfString: all } }, { tellsPermissions: true })).toEqual(yes);
    expect(said({}, { kind: 'track', properties: { tcfString: all } })).toEqual({});
    expect(said({ consent: { tcString: all, gdprApplies: false } })).toEqual({});
    expect(said({ consent: { tcString: 'CPX' } })).toEqual({});
  });

  it('is a no where a purpose that only consent allows is missing, and silent where measuring is told of as an interest', () => {
    expect(said({ consent: { tcString: tcfString({ purposes: [1, 2, 7] }) } })).toEqual({
      advice: false,
      analysis: false,
      advertising: false,
      location: false,
    });
    expect(said({ consent: { tcString: tcfString({ purposes: [1, 5, 6], legitimateInterests: [2, 3, 4, 8, 9] }) } })).toEqual({
      advice: true,
      advertising: false,
      location: false,
    });
  });

  it('was said when it was last changed: a yes from the beginning of that day, a no to its end', () => {
    const made = tcfString({ created: today - 40 * dayMs, purposes: [1, 8, 9] });
    const statements = permissionStatementsOf(event({ consent: { tcString: made } }), now, {});
    expect(statements.map(([time, , , signal, names]) => [time, signal, names])).toEqual([
      [today - 40 * dayMs, 'tcf', ['analysis']],
      [today - 39 * dayMs - 1, 'tcf', ['advertising', 'advice', 'location']],
    ]);
    const fresh = permissionStatementsOf(event({ consent: { tcString: tcfString() } }), now, {});
    expect(fresh.map(([time]) => time)).toEqual([now]);
  });
});

describe('a GPP string', () => {
  it('names its sections, and says whether she objects to sale', () => {
    const tcf = 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA';
    expect(readGppString(`DBABMA~${tcf}`)).toEqual({ tcf });
    expect(readGppString(`DBACNYA~${tcf}~1YNN`)).toEqual({ tcf, objectsToSale: false });
    expect(readGppString(`DBACNYA~${tcf}~1YYN`)).toEqual({ tcf, objectsToSale: true });
    const national = (sale: number, sharing: number) =>
      packed([
        [1, 6],
        [0, 12],
        [sale, 2],
        [sharing, 2],
        [0, 2],
        [0, 24],
      ]);
    expect(readGppString(`DBABLA~${national(2, 2)}`)).toEqual({ objectsToSale: false });
    expect(readGppString(`DBABLA~${national(2, 1)}`)).toEqual({ objectsToSale: true });
    expect(readGppString(`DBABLA~${national(0, 0)}`)).toEqual({});
    expect(
      readGppString(
        `DBABLA~${national(2, 2)}.${packed([
          [1, 2],
          [1, 1],
        ])}`,
      ),
    ).toEqual({ objectsToSale: true });
    for (const broken of ['', 'DBAB', `DBABMA~${tcf}~extra`, 'EBABMA~x', 'nonsense', 'D_____________~x'])
      expect(readGppString(broken)).toBeUndefined();
    expect(said({ consent: { gppString: 'DBACNYA~x~1YYN' } })).toEqual({ sale_or_sharing: false });
    expect(said({ us_privacy: '1YYN' })).toEqual({ sale_or_sharing: false });
  });

  it('gives way to what the browser says on the same event', () => {
    expect(said({ consent: { gppString: 'DBACNYA~x~1YNN' }, gpc: true })).toEqual({ sale_or_sharing: false });
  });
});

describe('an agreement to something delicate', () => {
  it('is heard where it was asked for, with its end', () => {
    const track = (name: string, properties: JsonObject, meaning: object) => said({}, { kind: 'track', name, properties }, meaning);
    expect(track('Location Preference Updated', { location: true, expires_at: '2027-01-01' }, { tellsPermissions: true })).toEqual({
      location: Date.UTC(2027, 0, 1) / 1000,
    });
    expect(track('Preferences Updated', { location: 'no', color: 'off', size: 1 }, { tellsPermissions: true })).toEqual({
      location: false,
    });
    const consent = { categoryPreferences: { location: true, marketing: false }, expiresAt: now };
    expect(said({ consent })).toEqual({ location: now / 1000, marketing: false });
  });
});

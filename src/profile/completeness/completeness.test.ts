import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, type IdentifierId, type JsonObject, type PersonId, type SourceId } from '../../foundation/index.ts';
import { foldEvent } from '../summary/fold-event.ts';
import { emptySummary } from '../summary/summary.ts';
import { customerView } from '../view/customer-view.ts';
import { traitPreferenceSetting } from '../view/trait-preference.ts';
import { completenessOf, type FieldState, traitOfAnswer } from './completeness.ts';
import { type CompletenessRules, completenessSetting } from './completeness-setting.ts';

const now = Date.UTC(2026, 10, 22, 14);
interface Said {
  readonly traits: JsonObject;
  readonly daysAgo: number;
  readonly method?: 'observed' | 'stated';
  readonly source?: number;
}

/** The meter of somebody of whom this was said, `later` days from now; `reach` is how she can be reached. */
function meterOf(said: readonly Said[], { rules = completenessSetting.default, later = 0, reach = false } = {}) {
  const summary = emptySummary();
  said.forEach(({ traits, daysAgo, method = 'stated', source = 1 }, at) => {
    const time = now - daysAgo * dayMs;
    const event: CustomerEvent = {
      ...{ messageId: `m${at}`, kind: 'track', name: 'Question Answered', channel: 'store', receivedAt: time, time },
      ...{ properties: {}, traits: {}, context: { method, traits }, integrations: {}, sourceId: source as SourceId },
    };
    foldEvent(summary, event, { searches: { categories: [], keepWhenUnsaid: false } });
  });
  const identifier = { id: 1 as IdentifierId, namespace: 'email', value: 'maya@okafor.test', firstSeen: now, sourceId: 1 as SourceId };
  const at = now + later * dayMs;
  const view = customerView(1 as PersonId, [{ identifier: { ...identifier, shared: false }, summary }], {
    ...{ now: at, preference: traitPreferenceSetting.default, settlements: [], isHidden: () => false },
    sourceOf: (id) => ({ id, name: `source ${id}` }),
  });
  return completenessOf(view, rules, reach ? { value: ['email'], time: new Date(at).toISOString() } : undefined, at);
}
const stateOf = (fields: readonly FieldState[], key: string) => fields.find(({ field }) => field.key === key)?.state;

describe('the meter of what is known', () => {
  it('tells what is missing and what is old, what adds most first, and rises with an answer', () => {
    const said: Said[] = [
      { traits: { firstName: 'Maya', language: 'pt-PT', city: 'Lisbon' }, daysAgo: 10 },
      { traits: { preferred_channel: 'sms' }, daysAgo: 800 },
      { traits: { matters: 'quiet rides' }, daysAgo: 20 },
    ];
    const before = meterOf(said, { reach: true });
    expect(before.gaps.map(({ field: { key }, state }) => [key, state])).toEqual([
      ['preference', 'missing'],
      ['preferredChannel', 'stale'],
    ]);
    expect(before.share).toBeCloseTo(9 / 12);
    const after = meterOf([...said, { traits: { preference: 'window seats' }, daysAgo: 0 }], { reach: true });
    expect(after.share).toBeCloseTo(11 / 12);
    expect(after.fields.find(({ field }) => field.key === 'preference')?.known?.value).toBe('window seats');
  });

  it('takes no guess for what she said, and no address for a name', () => {
    const { fields } = meterOf([
      { traits: { email: 'maya@okafor.test', timezone: 'Europe/Lisbon', preferredChannel: 'email' }, daysAgo: 1, method: 'observed' },
    ]);
    expect(['name', 'place', 'preferredChannel'].map((key) => stateOf(fields, key))).toEqual(['missing', 'missing', 'missing']);
  });

  it('counts an answer also beside an older address, and beside a source that is believed first', () => {
    const old: Said = { traits: { address: { city: 'Porto', country: 'PT' } }, daysAgo: 2_000, source: 2 };
    expect(stateOf(meterOf([old]).fields, 'place')).toBe('stale');
    expect(stateOf(meterOf([old, { traits: { city: 'Faro' }, daysAgo: 0 }]).fields, 'place')).toBe('known');
  });
});

const values: Record<string, JsonObject> = {
  name: { preferredName: 'May' },
  preferredChannel: { contact_preference: 'sms' },
  language: { language: 'pt' },
  place: { city: 'Faro' },
  matters: { matters: ['care'] },
  preference: { interests: ['hills'] },
};
const said = fc.array(
  fc.record({
    traits: fc.constantFrom(...Object.values(values), { address: { city: 'Braga' } }, { locale: 'en-GB' }, { preference: '' }),
    daysAgo: fc.integer({ min: 0, max: 3_000 }),
    method: fc.constantFrom('stated' as const, 'observed' as const),
    source: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 12 },
);

describe('whatever was said of her', () => {
  it('the meter lies between nothing and all, and is full where nothing is missing or old', () => {
    fc.assert(
      fc.property(said, fc.boolean(), (all, reach) => {
        const { share, fields, gaps } = meterOf(all, { reach });
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(share === 1).toBe(gaps.length === 0);
        expect(fields.filter(({ state }) => state !== 'known')).toHaveLength(gaps.length);
      }),
    );
  });

  it('an answer closes its gap and raises the meter, and harms no other field', () => {
    fc.assert(
      fc.property(said, (all) => {
        const before = meterOf(all);
        for (const { field } of before.gaps) {
          const traits = traitOfAnswer(field, 'pt');
          if (traits === undefined) continue;
          const after = meterOf([...all, { traits, daysAgo: 0, source: 9 }]);
          expect(stateOf(after.fields, field.key)).toBe('known');
          expect(after.share).toBeGreaterThan(before.share);
          for (const one of before.fields) if (one.state === 'known') expect(stateOf(after.fields, one.field.key)).toBe('known');
        }
      }),
    );
  });

  it('time alone never raises it, and the order of the fields plays no part', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 0, max: 4_000 }), (all, later) => {
        const today = meterOf(all).share;
        expect(meterOf(all, { later }).share).toBeLessThanOrEqual(today);
        const { fields, ...rest } = completenessSetting.default;
        const turned: CompletenessRules = { ...rest, fields: [...fields].reverse() };
        expect(meterOf(all, { rules: turned }).share).toBeCloseTo(today);
      }),
    );
  });
});

describe('the setting', () => {
  it('wants each field once, and the traits of a field that is read from traits', () => {
    const [first, , third] = completenessSetting.default.fields;
    const { traits: _, ...without } = third as { traits?: unknown };
    const problems = completenessSetting.problemsOf({ purpose: 'advice', fields: [first, first, without] });
    expect(problems.map(({ at }) => at)).toEqual(['fields[1].key', 'fields[2].traits']);
  });
});

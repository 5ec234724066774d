import { describe, expect, it } from 'vitest';
import { world } from '../../test/portraits.ts';
import { consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { tagStandardSetting } from '../content/index.ts';
import { type IdentifierId, type PersonId, type SourceId, systemClock } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { emptySummary, traitPreferenceSetting } from '../profile/index.ts';
import { wordsSetting } from '../settings/index.ts';
import { optionsOf } from './choice/with-variants.ts';
import { DecisionMaker, type DecisionRequest } from './decision-maker.ts';
import { decisionLimitsSetting } from './decision-settings.ts';
import type { DecisionJournal } from './log/decision-journal.ts';
import type { KnownPerson } from './person/known-person.ts';
import type { PersonStore } from './person/person-store.ts';

const tags = new Map();
const items = optionsOf(
  ['hills', 'rain', 'trail'].map((key, at) => ({
    ...{ id: at + 1, key, kind: 'article', version: 1, title: key, keyFact: key, purpose: 'service', isPromotion: false },
    ...{ language: 'en', devices: ['web'], variants: ['own'], address: `/${key}`, tags },
  })),
);
const identifier = { id: 1 as IdentifierId, namespace: 'user_id', value: 'eva', firstSeen: 0, sourceId: 1 as SourceId, shared: false };
const eva: KnownPerson = {
  ...{ id: 1 as PersonId, fragments: [{ identifier, summary: { ...emptySummary(), count: 1 } }], settlements: [], exceptions: [] },
  ...{ overrides: [], contacts: [], refusedSignals: new Map(), workedOut: {} },
};

/** Decides about somebody who is in memory, out of three pieces of content, within `answerMs`. */
function makerOf(answerMs: number): DecisionMaker {
  return new DecisionMaker({
    people: { named: async () => eva, numbered: async () => eva } as unknown as PersonStore,
    journal: { add: () => Buffer.alloc(0) } as unknown as DecisionJournal,
    options: () => items,
    beliefs: { of: () => undefined, all: () => new Map(), edition: () => 0, close: async () => {} },
    ...{ world: async () => world, groups: () => new Map(), audienceOf: () => undefined, stockOf: () => undefined },
    ...{ gateLog: { note: () => {} }, foldContext: () => ({}) as never, clock: systemClock, random: () => 0.5 },
    policy: {
      ...{ rules: () => [], limits: () => ({ ...decisionLimitsSetting.default, answerMs }), versions: () => ({}) },
      ...{ consent: () => consentPurposesSetting.default, delicate: () => delicateSignalsSetting.default },
      ...{ gate: () => gateRulesSetting.default, preference: () => traitPreferenceSetting.default },
      ...{ standard: () => tagStandardSetting.default, words: () => wordsSetting.default },
    },
  });
}

const request: DecisionRequest = {
  who: { namespace: 'user_id', value: 'eva' },
  moment: { channel: 'web', place: 'home', device: 'web', limit: 1, isOutbound: false },
  ...{ isExplained: true, sourceId: 1, askedBy: 'test' },
};

describe('more decisions than can be made in time', () => {
  it('are all answered: those that have waited too long by the kind default, without a reason that nobody has', async () => {
    const maker = makerOf(20);
    const made = await Promise.all(Array.from({ length: 2_000 }, () => maker.decide(request)));
    const late = made.filter(({ record }) => record.defaultBecause === 'server.busy');
    expect(late.length).toBeGreaterThan(0);
    for (const { record } of made) expect(record.choices).toHaveLength(1);
    for (const { record } of late) expect([record.personId, record.signals, record.known]).toEqual([0, [], []]);
  });

  it('leave the loop to others in between', async () => {
    const maker = makerOf(60_000);
    let turns = 0;
    const count = (): void => {
      turns += 1;
      setImmediate(count).unref();
    };
    setImmediate(count);
    const made = await Promise.all(Array.from({ length: 2_000 }, () => maker.decide(request)));
    expect(made.filter(({ record }) => record.defaultBecause !== undefined)).toEqual([]);
    expect(turns).toBeGreaterThan(3);
  });

  it('are decided as ever when few ask at once, however slow the machine', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => makerOf(60_000).decide(request)));
    expect(made.filter(({ record }) => record.defaultBecause !== undefined)).toEqual([]);
  });
});

import { consentPurposesSetting } from '../../src/consent/index.ts';
import { tagStandardSetting } from '../../src/content/index.ts';
import {
  allowPerson,
  type ContentOption,
  decideMoment,
  explorationRule,
  type KnownPerson,
  type Moment,
  type MomentRule,
  optionsOf,
  readStandard,
} from '../../src/decision/index.ts';
import type { IdentifierId, PersonId, SourceId } from '../../src/foundation/index.ts';
import { gateRulesSetting } from '../../src/gate/index.ts';
import { emptySummary, foldEvent, traitPreferenceSetting } from '../../src/profile/index.ts';
import { wordsSetting } from '../../src/settings/index.ts';
import { valueCostsSetting } from '../../src/value/index.ts';
import { optionsFor, rulesFor } from './decide-catalogue.ts';
import { historyOf, products, topics } from './decide-people.ts';
import { randomNumbers } from './made-up-names.ts';

const histories = 1_000;
const foldContext = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };

/**
 * The choice alone, with people in memory: gate, rules, ranking, reasons and what would change it; of people who are looked at for the first time also
 * what is worked out of them once. Microseconds.
 */
export function decideInProcess(
  audiences: number,
  decisions: number,
  isFirstLook: boolean,
  percentile: (values: Float64Array, share: number) => number,
): { p50: number; p99: number } {
  const now = Date.now();
  const standard = {
    ...tagStandardSetting.default,
    topics: topics.map((key) => ({ key, name: key, words: [key] })),
    products: products.map((key) => ({ key, name: key, numbers: [], nicknames: [] })),
  };
  const items: ContentOption[] = optionsOf(
    optionsFor(50).map(({ body, tags }, at) => ({
      ...{ id: at + 1, key: body.key, kind: body.kind, version: 1, title: body.title, keyFact: body.keyFact, purpose: body.purpose },
      ...{ isPromotion: body.isPromotion, language: body.language, devices: ['web', 'phone'], variants: ['own'] },
      ...(body.product === undefined ? {} : { product: body.product }),
      ...(body.action === undefined ? {} : { address: body.action.address }),
      tags: new Map(tags.map(({ kind, value }) => [kind, [value]])),
    })),
  );
  const rules = rulesFor(Array.from({ length: audiences }, (_, at) => at + 1)) as unknown as MomentRule[];
  const standardWords = readStandard(standard);
  const summaries = Array.from({ length: histories }, (_, number) =>
    historyOf(number, now).reduce((summary, event) => foldEvent(summary, event, foldContext), emptySummary()),
  );
  const random = randomNumbers(7);
  const moment: Moment = { channel: 'web', place: 'home', device: 'web', language: 'en', limit: 3, isOutbound: false };
  const gate = { consent: consentPurposesSetting.default, gate: gateRulesSetting.default, preference: traitPreferenceSetting.default };
  const took = new Float64Array(decisions);
  const identifier = { id: 1 as IdentifierId, namespace: 'user_id', value: 'u', firstSeen: 0, sourceId: 1 as SourceId, shared: false };
  const known = summaries.map(
    (summary): KnownPerson => ({
      ...{ id: 1 as PersonId, fragments: [{ identifier, summary }], settlements: [], exceptions: [], overrides: [], contacts: [] },
      ...{ refusedSignals: new Map(), workedOut: {} },
    }),
  );
  const decide = (number: number): void => {
    const one = known[number % histories] as KnownPerson;
    const person = isFirstLook ? { ...one, workedOut: {} } : one;
    const atGate = allowPerson(person, moment, { ...gate, stockOf: () => undefined, now });
    decideMoment({
      person: atGate,
      context: {
        ...{ moment, now, ...standardWords, items, openProblem: undefined, relationship: undefined },
        ...{
          world: { model: undefined, costs: valueCostsSetting.default, tenths: undefined },
          without: new Set(),
          ignoredTopics: new Map(),
        },
        ...{ groupOf: () => undefined, isInAudience: () => undefined },
      },
      policy: { rules, readsMax: 2, exploration: explorationRule, beliefOf: () => undefined, worthOf: () => 1, isPredicting: true },
      ...{ overrides: [], words: wordsSetting.default, draw: random(), isExplained: true },
    });
  };
  for (let warm = 0; warm < 5_000; warm += 1) decide(warm);
  for (let at = 0; at < decisions; at += 1) {
    const began = performance.now();
    decide(at);
    took[at] = (performance.now() - began) * 1_000;
  }
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

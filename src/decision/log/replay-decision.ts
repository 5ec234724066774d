import { type Portrait, portraitOf, type RuleWords, type World } from '../../audience/index.ts';
import type { ConsentRules } from '../../consent/index.ts';
import type { TagStandard } from '../../content/index.ts';
import type { IdentifierId, SourceId } from '../../foundation/index.ts';
import { decodeSummary, emptySummary, type Fragment, type TraitPreference } from '../../profile/index.ts';
import type { Choosable } from '../choice/choosable.ts';
import { type AllowedPerson, decideMoment, type MomentDecision } from '../choice/decide-moment.ts';
import type { GroupStanding } from '../choice/moment-facts.ts';
import type { ContentOption } from '../choice/with-variants.ts';
import { explorationRule } from '../learning/choose-option.ts';
import type { ResponseBelief } from '../learning/response-belief.ts';
import { readStandard } from '../moment/standard-words.ts';
import type { MomentRule } from '../rule/moment-rule.ts';
import type { DecisionRecord } from './decision-record.ts';

/** Everything that can be changed, as it was when the decision was made. */
export interface PolicyThen {
  readonly rules: readonly MomentRule[];
  readonly readsMax: number;
  readonly evenPercent: number;
  readonly worthByKind: Readonly<Record<string, number>>;
  readonly standard: TagStandard;
  readonly preference: TraitPreference;
  readonly consent: ConsentRules;
  readonly options: readonly ContentOption[];
  readonly beliefOf: (key: string) => ResponseBelief | undefined;
  readonly world: World;
  readonly words: RuleWords;
  readonly isInAudience: (audience: number, portrait: Portrait) => boolean | undefined;
  readonly groupOf: (group: number, portrait: Portrait) => GroupStanding | undefined;
}

/**
 * Makes a logged decision again, without some of the signals: the same summaries, answers of the gate, rules, content, beliefs and draw, so that nothing but
 * what was taken away can change it. Pure.
 */
export function replayDecision(record: DecisionRecord, without: readonly string[], then: PolicyThen): MomentDecision {
  return decideMoment({
    person: personOf(record, then),
    context: {
      ...{ moment: record.moment, now: record.at, world: then.world, without: new Set([...record.without, ...without]) },
      ...readStandard(then.standard),
      items: then.options,
      ...{ openProblem: record.openProblem, relationship: record.relationship, ignoredTopics: new Map(record.ignoredTopics) },
      isInAudience: then.isInAudience,
      groupOf: (id, portrait) => {
        const standing = then.groupOf(id, portrait);
        const pinned = record.exceptions.findLast((one) => one.group === id);
        if (standing === undefined || pinned === undefined) return standing;
        return { name: standing.name, holds: pinned.stance === 'always', note: `${pinned.by}: ${pinned.note}` };
      },
    },
    policy: {
      ...{
        rules: then.rules,
        readsMax: then.readsMax,
        exploration: { ...explorationRule, evenShare: then.evenPercent / 100 },
        beliefOf: then.beliefOf,
      },
      worthOf: ({ kind }) => then.worthByKind[kind] ?? 1,
      isPredicting: record.defaultBecause === undefined,
    },
    ...{ overrides: record.overrides, words: then.words, draw: record.draw, isExplained: true },
  });
}

function personOf({ known, gate, at, settlements }: DecisionRecord, { preference, consent }: PolicyThen): AllowedPerson {
  const fragments = known.map(
    ({ id, namespace, body }): Fragment => ({
      identifier: { id: id as IdentifierId, namespace, value: '', firstSeen: 0, sourceId: 0 as SourceId, shared: false },
      summary: decodeSummary(body) ?? emptySummary(),
    }),
  );
  const bySet = new Map<string, Portrait>();
  return {
    portraitFor: (purpose) => {
      const ids = gate.usable[purpose] ?? [];
      const key = ids.join(' ');
      let portrait = bySet.get(key);
      if (portrait === undefined) {
        portrait = portraitOf(
          fragments.filter(({ identifier }) => ids.includes(identifier.id)),
          settlements.filter(({ identifierId }) => ids.includes(identifierId)),
          { preference, consent, now: at },
        );
        bySet.set(key, portrait);
      }
      return portrait;
    },
    refusalsOf: (item: Choosable) => gate.refusals[item.gateKey] ?? [],
  };
}

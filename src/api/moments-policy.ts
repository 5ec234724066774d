import { type Static, Type } from '@sinclair/typebox';
import {
  answerChance,
  type Decisions,
  decisionLimitsSetting,
  featureNames,
  logOddsOf,
  type MomentRule,
  momentRuleSchema,
  momentRulesSetting,
  momentTreeInWords,
  type PolicyValue,
} from '../decision/index.ts';
import { formatPersonId, InvalidInput, type JsonValue, NotFound, type PersonId } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { BusinessWords, Settings, SettingVersion } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { briefOf } from './groups-context.ts';
import type { PeopleDependencies } from './people.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { learnedContent, momentRuleOutcome, momentRules, policyValues, scoreboard } from './shapes/moments.ts';

export interface MomentsPolicyDependencies {
  readonly postgres: Postgres;
  readonly decisions: Decisions;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly words: () => BusinessWords;
}

const reason = Type.String({ minLength: 3, maxLength: 1000, description: 'why, for whoever comes after you' });
const version = Type.Optional(smallRowNumber({ minimum: 0, description: 'the version you were looking at; the newest when absent' }));
const ruleParams = Type.Object({ key: Type.String({ maxLength: 80 }) });
const ruleBody = Type.Object({ rule: momentRuleSchema, reason, version }, { additionalProperties: false });
const changeBody = Type.Object({ reason, version }, { additionalProperties: false });
const orderBody = Type.Object(
  {
    keys: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 1_000, description: 'every rule, in the order wanted' }),
    reason,
    version,
  },
  { additionalProperties: false },
);
const placeQuery = Type.Object({ place: Type.String({ minLength: 1, maxLength: 80 }) });

const scoreDays = 90;
const overridesShown = 50;
const historyPage = 50;
const normal95 = 1.959964;

/** The rules that decisions obey, what was learned, how it is met, and what another policy would have brought. */
export function momentsPolicyRoutes(app: ApiServer, people: PeopleDependencies, dependencies: MomentsPolicyDependencies): void {
  const { decisions, settings } = dependencies;
  const tags = ['Moments'];

  app.get('/v1/moments/scoreboard', {
    config: { permission: 'moments.read' },
    schema: { tags, summary: 'How what the product, rules and colleagues chose was met', response: { 200: scoreboard } },
    handler: async (request) => {
      const [rows, overrides] = await Promise.all([decisions.scoreboard(), decisions.overrides(overridesShown)]);
      const brief = await briefOf(people, [...new Set(overrides.map(({ person_id }) => person_id as PersonId))], request.caller);
      const places = [...new Set(rows.map(({ place }) => place))];
      return {
        days: scoreDays,
        answerMinutes: settings.read(decisionLimitsSetting).answerMinutes,
        places: places.map((place) => ({
          place,
          by: rows
            .filter((row) => row.place === place)
            .map(({ chosen_by, shown, answered }) => ({ chosenBy: chosen_by, ...metView(shown, answered) })),
        })),
        overrides: overrides.map((row) => ({
          ...{
            id: row.id,
            customer: formatPersonId(row.person_id as PersonId),
            name: brief(row.person_id as PersonId).name,
            place: row.place,
            item: row.item,
            title: decisions.names.title(row.item) ?? row.item,
            insteadOf: row.instead_of,
            insteadOfTitle: row.instead_of === null ? null : (decisions.names.title(row.instead_of) ?? row.instead_of),
          },
          ...{
            decision: row.decision,
            by: row.made_by,
            at: new Date(row.made_at).toISOString(),
            reason: row.reason,
            ended: row.ended_at !== null,
          },
        })),
      };
    },
  });

  app.get('/v1/moments/learned', {
    config: { permission: 'moments.read' },
    schema: { tags, summary: 'What was learned of how content is answered', response: { 200: learnedContent } },
    handler: async () => ({
      edition: decisions.beliefs.edition(),
      ...{ waiting: await decisions.seenAndWaiting(), answerMinutes: settings.read(decisionLimitsSetting).answerMinutes },
      items: learnedItems(decisions),
    }),
  });

  app.get('/v1/moments/values', {
    config: { permission: 'moments.read' },
    schema: {
      ...{ tags, summary: 'What always choosing each piece of content would have brought at a place, before anything is made a rule' },
      ...{ querystring: placeQuery, response: { 200: policyValues } },
    },
    handler: async (request) => {
      const { place } = request.query;
      const { asItIs, options, decisions: count } = await decisions.valuesAt(place);
      return {
        ...{ place, decisions: count, asItIs: estimateView(asItIs) },
        policies: options.map(({ item, byPropensity, normalised, doublyRobust }) => ({
          policy: item,
          ...{ byPropensity: estimateView(byPropensity), normalised: estimateView(normalised), doublyRobust: estimateView(doublyRobust) },
        })),
      };
    },
  });

  app.get('/v1/moments/rules', {
    config: { permission: 'moments.read' },
    schema: { tags, summary: 'The rules of moments, in words and as they are written', response: { 200: momentRules } },
    handler: async () => rulesView(dependencies),
  });

  app.get('/v1/moments/rules/:key/outcome', {
    config: { permission: 'moments.read' },
    schema: {
      ...{ tags, summary: 'Since when a rule stands, how what it chose was met, and its places before and since' },
      ...{ params: ruleParams, response: { 200: momentRuleOutcome } },
    },
    handler: async (request) => {
      const rule = settings.read(momentRulesSetting).rules.find(({ key }) => key === request.params.key);
      if (rule === undefined) throw noSuchRule(request.params.key);
      const made = await versionOfRule(settings, rule);
      const row = await decisions.ruleOutcome(rule, made.changedAt);
      return {
        ...{ since: new Date(made.changedAt).toISOString(), by: made.changedBy, reason: made.reason, days: scoreDays },
        byRule: metView(row.shown_by_rule, row.answered_by_rule),
        sinceThen: metView(row.shown_since, row.answered_since),
        before: metView(row.shown_before, row.answered_before),
      };
    },
  });
  ruleChangeRoutes(app, dependencies);
}

function noSuchRule(key: string): NotFound {
  return new NotFound('decision.no_such_rule', `there is no rule ${key}`);
}

/** The version since which a rule stands as it does now. */
async function versionOfRule(settings: Settings, rule: MomentRule): Promise<SettingVersion> {
  const asNow = JSON.stringify(rule);
  let found: SettingVersion | undefined;
  for (;;) {
    const versions = await settings.history(momentRulesSetting.key, found?.version, historyPage);
    for (const version of versions) {
      const { rules } = version.value as unknown as { rules: readonly MomentRule[] };
      if (found !== undefined && !rules.some((one) => JSON.stringify(one) === asNow)) return found;
      found = version;
    }
    if (found === undefined) throw noSuchRule(rule.key);
    if (versions.length < historyPage) return found;
  }
}

/** Each change is a version of the setting `decision.rules`: it counts from the next decision on, and is undone like any setting. */
function ruleChangeRoutes(app: ApiServer, dependencies: MomentsPolicyDependencies): void {
  const { postgres, settings, audit } = dependencies;
  const tags = ['Moments'];
  type Change = { reason: string; version?: number | undefined };
  const change = async (
    actor: Parameters<Audit['record']>[0]['actor'],
    by: string,
    body: Change,
    edit: (rules: readonly MomentRule[]) => MomentRule[],
  ) => {
    await settings.refresh();
    const state = settings.state(momentRulesSetting.key);
    const rules = edit(settings.read(momentRulesSetting).rules);
    await postgres.transaction(async (sql) => {
      const value = { rules } as unknown as JsonValue;
      await settings.change(sql, { key: state.key, value, version: body.version ?? state.version, reason: body.reason, by });
      await audit.recordIn(sql, { actor, action: 'settings.change', subject: `setting:${state.key}`, reason: body.reason });
    });
    await settings.refresh();
    return rulesView(dependencies);
  };

  app.put('/v1/moments/rules/:key', {
    config: { permission: 'moments.edit' },
    schema: { tags, summary: 'Make a rule of moments, or change it', params: ruleParams, body: ruleBody, response: { 200: momentRules } },
    handler: async (request) => {
      const { rule, ...body } = request.body;
      if (rule.key !== request.params.key)
        throw new InvalidInput('decision.bad_rule', [{ at: 'rule.key', message: 'is another one than that of the address' }]);
      const given = rule as unknown as MomentRule;
      return change(request.caller, request.caller.name, body, (rules) =>
        rules.some(({ key }) => key === given.key) ? rules.map((one) => (one.key === given.key ? given : one)) : [...rules, given],
      );
    },
  });

  app.delete('/v1/moments/rules/:key', {
    config: { permission: 'moments.edit' },
    schema: { tags, summary: 'Put a rule of moments away', params: ruleParams, body: changeBody, response: { 200: momentRules } },
    handler: async (request) => {
      const { key } = request.params;
      if (!settings.read(momentRulesSetting).rules.some((rule) => rule.key === key)) throw noSuchRule(key);
      return change(request.caller, request.caller.name, request.body, (rules) => rules.filter((rule) => rule.key !== key));
    },
  });

  app.post('/v1/moments/rules/order', {
    config: { permission: 'moments.edit' },
    schema: {
      ...{ tags, summary: 'Put the rules of moments in another order: of two that put content first, the earlier goes before' },
      ...{ body: orderBody, response: { 200: momentRules } },
    },
    handler: async (request) => {
      const { keys, ...body } = request.body;
      return change(request.caller, request.caller.name, body, (rules) => {
        const ordered = keys.flatMap((key) => rules.filter((rule) => rule.key === key));
        if (ordered.length === rules.length && new Set(keys).size === rules.length) return ordered;
        throw new InvalidInput('decision.bad_rule', [{ at: 'keys', message: 'name every rule once' }]);
      });
    },
  });

  app.post('/v1/moments/rules/undo', {
    config: { permission: 'moments.edit' },
    schema: { tags, summary: 'Bring the rules before the last change back', body: changeBody, response: { 200: momentRules } },
    handler: async (request) => {
      await settings.refresh();
      const { key, version: newest } = settings.state(momentRulesSetting.key);
      const { reason: why, version: seen } = request.body;
      await postgres.transaction(async (sql) => {
        await settings.undo(sql, { key, version: seen ?? newest, reason: why, by: request.caller.name });
        await audit.recordIn(sql, { actor: request.caller, action: 'settings.undo', subject: `setting:${key}`, reason: why });
      });
      await settings.refresh();
      return rulesView(dependencies);
    },
  });
}

function rulesView({ settings, decisions, words }: MomentsPolicyDependencies): Static<typeof momentRules> {
  return {
    version: settings.state(momentRulesSetting.key).version,
    rules: settings.read(momentRulesSetting).rules.map((rule) => ({
      ...{ key: rule.key, name: rule.name, effect: rule.effect, isOff: rule.isOff === true, rule },
      words: momentTreeInWords(rule.when, words(), () => undefined),
      items: (rule.choose.items ?? []).map((key) => ({ key, title: decisions.names.title(key) })),
    })),
  };
}

function learnedItems(decisions: Decisions): Static<typeof learnedContent>['items'] {
  const known = decisions.beliefs.all();
  const anything = featureNames.map((_, at) => (at === 0 ? 1 : 0));
  return decisions.options().flatMap(({ key, title, kind }) => {
    const belief = known.get(key);
    if (belief === undefined) return [];
    const odds = logOddsOf(belief, anything);
    const at = (deviations: number) => 1 / (1 + Math.exp(-(odds.mean + deviations * odds.deviation)));
    return [
      {
        ...{ key, title, kind, shown: belief.shown, answered: belief.answered },
        ...{ chance: answerChance(odds), low: at(-normal95), high: at(normal95) },
        weights: featureNames.map((feature, place) => {
          const weight = belief.mean[place] as number;
          const half = normal95 * Math.sqrt(Math.max(0, belief.covariance[place * featureNames.length + place] as number));
          return { feature, weight, low: weight - half, high: weight + half };
        }),
      },
    ];
  });
}

/** A share with its interval (Wilson 1927), which is honest also where few were shown. */
function metView(shown: number, answered: number) {
  if (shown === 0) return { shown, answered, share: null, low: null, high: null };
  const share = answered / shown;
  const z2 = normal95 ** 2;
  const middle = (share + z2 / (2 * shown)) / (1 + z2 / shown);
  const half = (normal95 / (1 + z2 / shown)) * Math.sqrt((share * (1 - share)) / shown + z2 / (4 * shown * shown));
  return { shown, answered, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function estimateView(estimate: PolicyValue | undefined) {
  if (estimate === undefined) return { value: null, effectiveDecisions: 0 };
  const { value, interval, effectiveDecisions } = estimate;
  return { value: Number.isNaN(value) ? null : value, ...interval, effectiveDecisions };
}

import { Type } from '@sinclair/typebox';
import { formatPersonId, InvalidInput, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  askForRun,
  countPairs,
  countRecords,
  countWaiting,
  explainScore,
  forecastAcceptance,
  isDisputed,
  judgePair,
  type LikelyPair,
  type LinkageModel,
  type LinkageRules,
  listLikelyPairs,
  listRuns,
  measureByLabels,
  type PersonField,
  pairsOfPerson,
  personFields,
  readModelVersion,
  readNewestVersion,
  readPair,
  readVerdicts,
  reasonsForCare,
  recordOfFragment,
  recordsToLearnFrom,
  type SaidOfPair,
  startingModel,
} from '../linkage/index.ts';
import { notifyPeople } from '../processing/index.ts';
import { type Fragment, readFragments, readInBrief, shownIdentifier, showSealed } from '../profile/index.ts';
import type { Sql } from '../storage/index.ts';
import { decisionContext, type JoinsDependencies } from './joins.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { joinPair, joinPairs, linkStatistics, pairVerdicts } from './shapes/join-pairs.ts';
import { list } from './shapes/shape.ts';

export interface JoinPairsDependencies {
  readonly people: PeopleDependencies;
  readonly joins: JoinsDependencies;
  readonly rules: () => LinkageRules;
}

const pairParams = Type.Object({ id: rowNumber() });
const verdicts = pairVerdicts.map((verdict) => Type.Literal(verdict));
const pairsQuery = Type.Object({
  state: Type.Union(verdicts, { default: 'open' }),
  after: Type.Optional(Type.String({ maxLength: 60, description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
});
const verdictBody = Type.Object(
  {
    verdict: Type.Union(verdicts, {
      description:
        '`join`: one person; `different`: two; `household`: two of one home; `later`: put aside; `open`: takes back what was said',
    }),
    reason: Type.Optional(Type.String({ minLength: 3, maxLength: 1000, description: 'why, for whoever reads it later' })),
  },
  { additionalProperties: false },
);
const usualReason = 'both records were looked at side by side';
const runsShownMax = 10;

/** Which trait a compared field is read from, as rules for hidden fields name it. */
const traitOfField: Readonly<Record<PersonField, string>> = {
  given_name: 'firstName',
  surname: 'lastName',
  birth_date: 'birthday',
  street: 'address',
  street_number: 'address',
  address_line: 'address',
  town: 'address',
  postcode: 'address',
  region: 'address',
  phone: 'phone',
  email: 'email',
  national_number: 'nationalNumber',
};

/** Pairs of records that are likely one person, what a reviewer says of them, and how right the statistics are. */
export function joinPairsRoutes(app: ApiServer, dependencies: JoinPairsDependencies): void {
  const tags = ['Joins'];
  const { postgres, clock } = dependencies.people;

  app.get('/v1/joins/pairs', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Pairs of customers that are likely one person, the one whose decision is worth most first',
      querystring: pairsQuery,
      response: { 200: joinPairs },
    },
    handler: async (request) => {
      const { state, after, limit } = request.query;
      const page = await listLikelyPairs(postgres, state, { after: after === undefined ? undefined : placeOf(after), limit });
      const items = await describePairs(dependencies, page.items, request.caller);
      return {
        items,
        waiting: await countWaiting(postgres),
        ...(page.next === undefined ? {} : { next: `${page.next.worth}:${page.next.id}` }),
      };
    },
  });

  app.get('/v1/joins/pairs/:id', {
    config: { permission: 'identity.decide' },
    schema: { tags, summary: 'Two records side by side, and what their score is made of', params: pairParams, response: { 200: joinPair } },
    handler: async (request) => describeOne(dependencies, await readPair(postgres, request.params.id), request.caller),
  });

  app.post('/v1/joins/pairs/:id/verdict', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Say that two are one person, two, of one household, or for later',
      params: pairParams,
      body: verdictBody,
      response: { 200: joinPair },
    },
    handler: async (request) => {
      const { verdict, reason = usualReason } = request.body;
      const { people } = await readPair(postgres, request.params.id);
      const context = decisionContext(dependencies.joins, request.caller, 'identity.join', people[0], reason);
      const alsoWhenSaid = async (sql: Sql): Promise<void> => {
        // Of one household, or no longer: both pages show it.
        await notifyPeople(sql, new Set(people));
        await dependencies.people.audit.recordIn(sql, {
          ...{ actor: request.caller, action: 'identity.judge', subject: `person:${formatPersonId(people[0])}`, reason },
          details: { pair: request.params.id, verdict, people: people.map(formatPersonId) },
        });
      };
      const pair = await judgePair({ ...context, alsoWhenSaid }, request.params.id, { verdict, by: request.caller.name, reason });
      return describeOne(dependencies, pair, request.caller);
    },
  });

  app.get('/v1/customers/:id/pairs', {
    config: { permission: 'identity.decide' },
    schema: {
      tags,
      summary: 'Who else is likely this customer',
      params: Type.Object({ id: Type.String() }),
      response: { 200: Type.Object({ items: list(joinPair) }) },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const fragments = (await readFragments(postgres, [person])).get(person) ?? [];
      const pairs = await pairsOfPerson(
        postgres,
        fragments.map(({ identifier }) => identifier.id),
      );
      return { items: await describePairs(dependencies, pairs, request.caller) };
    },
  });

  app.get('/v1/joins/statistics', {
    config: { permission: 'identity.decide' },
    schema: { tags, summary: 'How links that are not certain are found, and how right they were', response: { 200: linkStatistics } },
    handler: async () => {
      const [newest, pairs, measured, forecast, runs] = await Promise.all([
        readNewestVersion(postgres),
        countPairs(postgres),
        measureByLabels(postgres),
        forecastAcceptance(postgres),
        listRuns(postgres, runsShownMax),
      ]);
      return {
        ...{ pairs, ...measured, forecast, joinFrom: dependencies.rules().joinFrom },
        model: { version: newest?.version ?? 0, fittedAt: isoTime(newest?.fittedAt) },
        runs: runs.map(({ records, pairsCompared, pairsFound, model: learned, lessons, problem, ...run }) => ({
          ...{ id: run.id, askedBy: run.askedBy, rules: run.rules },
          ...{ askedAt: new Date(run.askedAt).toISOString(), beganAt: isoTime(run.beganAt), endedAt: isoTime(run.endedAt) },
          ...{ records: records ?? null, pairsCompared: pairsCompared ?? null, pairsFound: pairsFound ?? null },
          ...{ model: learned ?? null, lessons: lessons ?? null, problem: problem ?? null },
        })),
      };
    },
  });

  app.post('/v1/joins/statistics/run', {
    config: { permission: 'identity.decide' },
    schema: { tags, summary: 'Compare all records with each other now', response: { 202: Type.Object({ run: Type.Integer() }) } },
    handler: async (request, reply) => {
      const run = await askForRun(postgres, request.caller.name, clock.now());
      return reply.code(202).send({ run });
    },
  });
}

function isoTime(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

/** @throws InvalidInput `linkage.bad_page` */
function placeOf(after: string): { worth: number; id: number } {
  const [worth, id] = after.split(':').map(Number);
  if (worth === undefined || id === undefined || !Number.isFinite(worth) || !Number.isSafeInteger(id))
    throw new InvalidInput('linkage.bad_page', [{ at: 'after', message: 'give the `next` of the page before, or leave it out' }]);
  return { worth, id };
}

type Caller = Parameters<typeof viewContextFor>[1];

async function describeOne(dependencies: JoinPairsDependencies, pair: LikelyPair, caller: Caller) {
  const [described] = await describePairs(dependencies, [pair], caller);
  return described as NonNullable<typeof described>;
}

/** Pairs in the words of the API, and no more of them than the caller may see. */
async function describePairs({ people: dependencies }: JoinPairsDependencies, pairs: readonly LikelyPair[], caller: Caller) {
  const { postgres } = dependencies;
  const context = viewContextFor(dependencies, caller);
  const ids = [...new Set(pairs.flatMap(({ people }) => people))];
  const [fragments, brief, verdicts, models] = await Promise.all([
    readFragments(postgres, ids),
    readInBrief(postgres, ids, context),
    readVerdicts(
      postgres,
      pairs.map(({ id }) => id),
    ),
    modelsOf(
      dependencies,
      pairs.map(({ model }) => model),
    ),
  ]);
  // What was scored before anything was learned was scored again with each record that came, as long as they were few.
  const isLearned = pairs.every(({ model }) => models.has(model));
  const unlearned = startingModel(isLearned ? recordsToLearnFrom : Math.min(await countRecords(postgres), recordsToLearnFrom));
  return pairs.map((pair) => {
    const sides = pair.people.map((person, at) => {
      const own = fragments.get(person) ?? [];
      const fragment = own.find(({ identifier }) => identifier.id === pair.identifiers[at]);
      return { person, own, fragment, record: fragment === undefined ? {} : recordOfFragment(fragment, context.preference) };
    });
    const steps = explainScore(models.get(pair.model) ?? unlearned, pair);
    const [start, ...rest] = steps;
    const startBits = pair.bits - rest.reduce((sum, { bits }) => sum + bits, 0);
    const fields = personFields.flatMap((field, place) => {
      const step = steps[place + 1];
      const values = sides.map(({ record }) => (record[field] === undefined || record[field] === '' ? null : showSealed(record[field])));
      if (step === undefined || values.every((value) => value === null)) return [];
      const isHidden = context.isHidden(traitOfField[field]);
      const shown = (isHidden ? [null, null] : values) as [string | null, string | null];
      return [{ field, values: shown, agreement: step.level, bits: step.bits, ...(isHidden ? { hidden: true } : {}) }];
    });
    const said = verdicts.get(pair.id) ?? [];
    const [left, right] = sides.map((side) => personOfPair(side, brief.get(side.person)?.name, context)) as [PersonOfPair, PersonOfPair];
    return {
      ...{ id: pair.id, state: pair.state, chance: pair.chance, rule: pair.rule, model: pair.model },
      ...{ people: [left, right] as const, fields, foundAt: new Date(pair.foundAt).toISOString() },
      start: { reason: start?.level ?? '', bits: startBits },
      others: { bits: steps.at(-1)?.bits ?? 0 },
      care: left.id === right.id ? [] : reasonsForCare(sides[0]?.own ?? [], sides[1]?.own ?? [], dependencies.identityRules()),
      verdicts: said.map(({ time, ...one }: SaidOfPair) => ({ ...one, time: new Date(time).toISOString() })),
      disputed: isDisputed(said),
      ...(pair.decisionId === undefined ? {} : { decision: pair.decisionId }),
    };
  });
}

type PersonOfPair = ReturnType<typeof personOfPair>;

function personOfPair(
  { person, own, fragment }: { person: PersonId; own: readonly Fragment[]; fragment: Fragment | undefined },
  name: string | undefined,
  context: ReturnType<typeof viewContextFor>,
) {
  const seen = own.filter(({ summary }) => summary.count > 0);
  const sources = [...new Set(seen.flatMap(({ summary }) => summary.sources.map(([id]) => id)))];
  return {
    id: formatPersonId(person),
    name: name ?? null,
    identifier: shownIdentifier(fragment?.identifier ?? { namespace: 'unknown', value: '' }, context.isHidden),
    sources: sources.map((id) => context.sourceOf(id).name),
    lastSeen: seen.length === 0 ? null : new Date(Math.max(...seen.map(({ summary }) => summary.last))).toISOString(),
    events: seen.reduce((sum, { summary }) => sum + summary.count, 0),
  };
}

async function modelsOf({ postgres }: PeopleDependencies, versions: readonly number[]): Promise<Map<number, LinkageModel>> {
  const models = await Promise.all([...new Set(versions)].map((version) => readModelVersion(postgres, version)));
  return new Map(models.flatMap((model) => (model === undefined ? [] : [[model.version, model] as const])));
}

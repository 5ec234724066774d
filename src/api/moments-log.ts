import { type Static, Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import type { ContentDirectory } from '../content/index.ts';
import { actOfGateKey, type DecisionRecord, type Decisions, recordedAnswer } from '../decision/index.ts';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import { decisionListFor, decisionPage, headOf, namesFor } from './decision-list.ts';
import { hideSignals } from './hidden-signals.ts';
import { explainedView, renditionsIn } from './moment-views.ts';
import { type PeopleDependencies, recordReading, timeOf } from './people.ts';
import type { ApiServer } from './server.ts';
import { decisionDetails, decisionList, decisionPlaces, replayed } from './shapes/moments.ts';

export interface MomentsLogDependencies {
  readonly decisions: Decisions;
  readonly content: Pick<ContentDirectory, 'rendition'>;
}

const decisionParams = Type.Object({ decision: Type.String({ maxLength: 300 }) });
const listQuery = Type.Object({
  ...decisionPage,
  place: Type.Optional(Type.String({ maxLength: 80 })),
  defaults: Type.Boolean({ default: false, description: 'true: only kind defaults' }),
});
const replayBody = Type.Object(
  {
    without: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), {
      maxItems: 20,
      description: 'names of signals to take away, as the decision tells them, or whole families (`intent`, `trait`)',
    }),
  },
  { additionalProperties: false },
);
const overrideBody = Type.Object(
  {
    item: Type.String({ minLength: 1, maxLength: 120, description: 'key of the content that helps more' }),
    reason: Type.String({ maxLength: 1000, description: 'what you know that we do not' }),
  },
  { additionalProperties: false },
);

/** The log of decisions: opened, made again without a signal, overruled. */
export function momentsLogRoutes(app: ApiServer, people: PeopleDependencies, { decisions, content }: MomentsLogDependencies): void {
  const tags = ['Moments'];
  const { audit, clock } = people;
  const explained = (record: DecisionRecord) => explainedView(record, renditionsIn(content, record.moment), decisions.names);
  const shownTo = (record: DecisionRecord, caller: Caller) => hideSignals(record, people.hiddenFields(caller.role));

  app.get('/v1/moments', {
    config: { permission: 'moments.read' },
    schema: { tags, summary: 'The newest decisions', querystring: listQuery, response: { 200: decisionList } },
    handler: async (request) => {
      const { place, defaults, limit, before } = request.query;
      const until = timeOf(before, 'before') ?? clock.now() + 1;
      await audit.recordLook({ actor: request.caller, action: 'moments.list', subject: 'moments' });
      const records = await decisions.newest({ place, onlyDefaults: defaults, before: until, limit });
      return decisionListFor(people, request.caller, records, limit);
    },
  });

  app.get('/v1/moments/places', {
    config: { permission: 'moments.read' },
    schema: { tags, summary: 'Where decisions were asked for within a week, and how long they took', response: { 200: decisionPlaces } },
    handler: async () => placesView(await decisions.places()),
  });

  app.get('/v1/moments/:decision', {
    config: { permission: 'moments.read' },
    schema: {
      ...{ tags, summary: 'One decision: signals, what was rejected and why, what the gate said' },
      ...{ params: decisionParams, response: { 200: decisionDetails } },
    },
    handler: async (request) => {
      const record = shownTo(await decisions.read(request.params.decision), request.caller);
      if (record.personId > 0) await recordReading(people, request, record.personId as PersonId, 'decision');
      const outcomes = await decisions.outcomesOf(record.id);
      const nameOf = await namesFor(people, request.caller, [record]);
      return { ...headOf(record, nameOf), ...partsView(record), ...explained(record), outcomes: outcomes.map(outcomeView) };
    },
  });

  app.post('/v1/moments/:decision/replay', {
    config: { permission: 'moments.read' },
    schema: {
      ...{ tags, summary: 'The decision made again as it was, without some of its signals' },
      ...{ params: decisionParams, body: replayBody, response: { 200: replayed } },
    },
    handler: async (request) => {
      const record = await decisions.read(request.params.decision);
      const { without } = request.body;
      const { decision, notes } = await decisions.replay(record, without);
      const again = shownTo({ ...record, ...recordedAnswer(decision) }, request.caller);
      return { without, ...explained(again), notes, changes: again.choices[0]?.key !== record.choices[0]?.key };
    },
  });

  app.post('/v1/moments/:decision/override', {
    config: { permission: 'moments.decide' },
    schema: {
      ...{ tags, summary: 'Choose otherwise for this person and place, with the reason: it is obeyed until it is ended' },
      ...{ params: decisionParams, body: overrideBody, response: { 200: Type.Object({ place: Type.String(), item: Type.String() }) } },
    },
    handler: async (request) => {
      const record = await decisions.read(request.params.decision);
      const { item, reason } = request.body;
      await decisions.override(record, { item, reason, by: request.caller.name });
      const subject = `person:${formatPersonId(record.personId as PersonId)}`;
      await audit.record({
        actor: request.caller,
        action: 'moments.override',
        subject,
        reason,
        details: { place: record.moment.place, item },
      });
      return { place: record.moment.place, item };
    },
  });
}

type OutcomeRow = Awaited<ReturnType<Decisions['outcomesOf']>>[number];

/** What it was asked for, what the gate said, and what it was made of. */
function partsView(record: DecisionRecord) {
  const { settings, content, beliefs, valueModel } = record.versions;
  return {
    ...{ moment: record.moment, without: record.without },
    gate: Object.entries(record.gate.refusals).map(([about, refusals]) => ({
      ...actOfGateKey(about),
      refusals: refusals.map(({ code, words, until }) => ({
        ...{ code, words },
        ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
      })),
    })),
    usable: Object.entries(record.gate.usable).map(([purpose, identifiers]) => ({ purpose, identifiers: identifiers.length })),
    versions: { settings, content: content.length, learned: beliefs, valueModel },
  };
}

function outcomeView({ item, seen_at, settled_at, outcome, value }: OutcomeRow): Static<typeof decisionDetails>['outcomes'][number] {
  return {
    ...{ item, answered: outcome === null ? null : outcome === 1 },
    ...(seen_at === null ? {} : { seen: new Date(seen_at).toISOString() }),
    ...(settled_at === null ? {} : { settled: new Date(settled_at).toISOString() }),
    ...(value === null ? {} : { value }),
  };
}

function placesView({ days, rows }: Awaited<ReturnType<Decisions['places']>>): Static<typeof decisionPlaces> {
  const all = rows.find(({ place }) => place === '');
  const { decisions = 0, defaults = 0, half_us = 0, slow_us = 0 } = all ?? {};
  return {
    ...{ days, decisions, defaults, halfMs: half_us / 1_000, slowMs: slow_us / 1_000 },
    places: rows.filter((row) => row !== all).map((row) => ({ place: row.place, decisions: row.decisions, defaults: row.defaults })),
  };
}

import { Type } from '@sinclair/typebox';
import { isProfitHidden } from '../access/index.ts';
import { Conflict, InvalidInput, type Problem, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  careCountsOf,
  chooseTraits,
  combineAll,
  type Fragment,
  placeOfCustomer,
  purchasesOf,
  readBroughtFriends,
  readFragments,
  readSettlements,
  signalDaysOf,
  type ViewContext,
} from '../profile/index.ts';
import type { BusinessWords } from '../settings/index.ts';
import {
  dayOfText,
  type Fitting,
  keptListings,
  personValue,
  readOpenDrift,
  type ValueCosts,
  type ValueModels,
  withAdvocacy,
} from '../value/index.ts';
import { advocacyView, readAdvocacy } from './advocacy.ts';
import { type PeopleDependencies, recordReading, viewContextFor } from './people.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { list } from './shapes/shape.ts';
import { backTestAnswer, customerValue, fitted, valueModel, valueOverview } from './shapes/value.ts';
import { backTestView, driftView, modelView, valueView } from './value-view.ts';

export interface ValueDependencies {
  readonly models: ValueModels;
  readonly fitting: Fitting;
  readonly words: () => BusinessWords;
  readonly costs: () => { readonly costs: ValueCosts; readonly areAssumed: boolean };
}

const horizonDaysMax = 3_650;
const modelsShownMax = 50;

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const valueQuery = Type.Object({
  horizonDays: Type.Integer({ minimum: 1, maximum: horizonDaysMax, default: 365, description: 'how far ahead' }),
});
const versionParams = Type.Object({ version: smallRowNumber({ minimum: 1 }) });
const useBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' }) },
  { additionalProperties: false },
);
const acceptBody = Type.Object(
  { version: smallRowNumber({ minimum: 1, description: 'the one that the notice speaks of' }), ...useBody.properties },
  { additionalProperties: false },
);
const backTestBody = Type.Object(
  {
    cut: Type.String({ description: 'the last day that the models see, as 2026-03-31' }),
    end: Type.Optional(Type.String({ description: 'the last day that is foretold; the last purchase when absent' })),
  },
  { additionalProperties: false },
);

/** What a relationship is worth, for one person; and the models behind it, with what they foretold and what came. */
export function valueRoutes(app: ApiServer, people: PeopleDependencies, value: ValueDependencies): void {
  const tags = ['Value'];
  const { postgres, audit, clock } = people;
  const { models, fitting, words } = value;

  app.get('/v1/customers/:id/value', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'What the relationship will bring: visits and profit expected, with ranges and reasons',
      params: customerParams,
      querystring: valueQuery,
      response: { 200: customerValue },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const [byPerson, settlements, brought] = await Promise.all([
        readFragments(postgres, [person]),
        readSettlements(postgres, [person]),
        readBroughtFriends(postgres, person),
        recordReading(people, request, person, 'value'),
      ]);
      const model = models.current();
      const { costs, areAssumed } = value.costs();
      const expect = (fragments: readonly Fragment[]) => {
        const whole = combineAll(fragments.map(({ summary }) => summary));
        const facts = { purchases: purchasesOf(whole), care: careCountsOf(whole), signs: signalDaysOf(whole), now: clock.now(), costs };
        return personValue({ ...facts, horizonDays: request.query.horizonDays }, model);
      };
      const fragments = byPerson.get(person) ?? [];
      const own = expect(fragments);
      const advocacy = await readAdvocacy(people, brought, own, { expect, costs });
      const isMarginHidden = isProfitHidden(people.hiddenFields(request.caller.role));
      const shownAdvocacy = await advocacyView(people, request.caller, advocacy, { isMarginHidden, isPartial: brought.isPartial });
      return valueView(person, advocacy === undefined ? own : withAdvocacy(own, advocacy), {
        ...{ words: words(), model, areCostsAssumed: areAssumed, isMarginHidden },
        currencies: currenciesOf(fragments, { ...viewContextFor(people, request.caller), settlements }, people.sources),
        ...(shownAdvocacy === undefined ? {} : { advocacy: shownAdvocacy }),
        isAdvocacyAssumed: areAssumed || costs.advocacySharePercent === undefined,
      });
    },
  });

  app.get('/v1/value', {
    config: { permission: 'value.read' },
    schema: { tags, summary: 'The model in use, what it foretold and what came, and fits under way', response: { 200: valueOverview } },
    handler: async () => {
      const model = models.current();
      const kept = await keptListings(postgres);
      const { runningSince, scoringSince, problem } = fitting.state();
      const drift = await readOpenDrift(postgres);
      return {
        ...(model === undefined ? {} : { model: modelView(model, true, kept) }),
        ...(model?.body.backTest === undefined ? {} : { backTest: backTestView(model.body.backTest, words(), kept) }),
        fitting: {
          ...(runningSince === undefined ? {} : { runningSince: new Date(runningSince).toISOString() }),
          ...(problem === undefined ? {} : { problem: { at: new Date(problem.at).toISOString(), message: problem.message } }),
          ...(scoringSince === undefined ? {} : { scoringSince: new Date(scoringSince).toISOString() }),
          ...(drift === undefined ? {} : { drift: drift.share }),
        },
        ...(drift === undefined ? {} : { drift: driftView(drift, await models.read(drift.base), kept) }),
      };
    },
  });

  app.get('/v1/value/models', {
    config: { permission: 'value.read' },
    schema: { tags, summary: 'Fitted models, newest first', response: { 200: list(valueModel) } },
    handler: async () => {
      const inUse = models.current()?.version;
      const [kept, newest] = await Promise.all([keptListings(postgres), models.list(modelsShownMax)]);
      return newest.map((model) => modelView(model, model.version === inUse, kept));
    },
  });

  app.post('/v1/value/fit', {
    config: { permission: 'value.edit' },
    schema: { tags, summary: 'Fit the models now; answers when it is done', response: { 200: fitted } },
    handler: async (request) => {
      const version = await fitting.fit(request.caller.name);
      await audit.record({ actor: request.caller, action: 'value.fit', subject: `value-model:${version}` });
      return { version };
    },
  });

  app.post('/v1/value/models/:version/use', {
    config: { permission: 'value.edit' },
    schema: { tags, summary: 'Go back to a model, or forward', params: versionParams, body: useBody, response: { 200: valueModel } },
    handler: async (request) => {
      const { version } = request.params;
      const { reason } = request.body;
      await postgres.transaction(async (sql) => {
        await models.use(sql, version, request.caller.name, reason);
        await audit.recordIn(sql, { actor: request.caller, action: 'value.use', subject: `value-model:${version}`, reason });
      });
      await models.refresh();
      const [kept, used] = await Promise.all([keptListings(postgres), models.read(version)]);
      return modelView(used, true, kept);
    },
  });

  app.post('/v1/value/drift/accept', {
    config: { permission: 'value.edit' },
    schema: {
      tags,
      summary: 'Accept what the model in use says, although it is far from what was accepted before; ends the notice',
      body: acceptBody,
      response: { 200: valueModel },
    },
    handler: async (request) => {
      const { version, reason } = request.body;
      await postgres.transaction(async (sql) => {
        const drift = await readOpenDrift(sql);
        if (drift === undefined) throw new Conflict('value.no_drift', 'there is no drift to answer (any more)');
        if (drift.version !== version)
          throw new Conflict('value.newer_drift', `version ${drift.version} has been fitted since; look at what it says first`);
        await models.use(sql, version, request.caller.name, reason);
        const details = { base: drift.base, share: drift.share };
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'value.drift_accepted',
          subject: `value-model:${version}`,
          reason,
          details,
        });
      });
      await models.refresh();
      const [kept, used] = await Promise.all([keptListings(postgres), models.read(version)]);
      return modelView(used, true, kept);
    },
  });

  app.post('/v1/value/backtest', {
    config: { permission: 'value.read' },
    schema: {
      tags,
      summary: 'What the models would have foretold from a day on, and what came; answers when it is done',
      body: backTestBody,
      response: { 200: backTestAnswer },
    },
    handler: async (request) => {
      const { cut, end } = daysOf(request.body);
      const report = await fitting.backTest(cut, end);
      return backTestView(report, words(), await keptListings(postgres));
    },
  });
}

/** Her home currency as her page shows it to this caller, and the one of the source from which most of her events came. */
function currenciesOf(
  fragments: readonly Fragment[],
  context: ViewContext,
  sources: PeopleDependencies['sources'],
): { home: string | undefined; source: string | undefined } {
  const whole = combineAll(fragments.map(({ summary }) => summary));
  const traits = chooseTraits(fragments, context.settlements, context.preference, context.sourceOf);
  const visible = traits.filter(({ name }) => !context.isHidden(name));
  const named = whole.sources
    .map(([id, events]) => ({ currency: sources.byId(id)?.currency, events }))
    .filter(({ currency }) => currency !== undefined);
  named.sort((left, right) => right.events - left.events);
  return { home: placeOfCustomer(visible, context.now, whole.orders).currency, source: named[0]?.currency };
}

function daysOf(body: { cut: string; end?: string }): { cut: number; end: number | undefined } {
  const cut = dayOfText(body.cut);
  const end = body.end === undefined ? undefined : dayOfText(body.end);
  const problems: Problem[] = [];
  if (cut === undefined) problems.push({ at: 'cut', message: `${body.cut} is no day; write it as 2026-03-31` });
  if (body.end !== undefined && end === undefined) problems.push({ at: 'end', message: `${body.end} is no day; write it as 2026-03-31` });
  if (cut !== undefined && end !== undefined && end <= cut) problems.push({ at: 'end', message: 'is not after the cut' });
  if (cut === undefined || problems.length > 0) throw new InvalidInput('value.bad_day', problems);
  return { cut, end };
}

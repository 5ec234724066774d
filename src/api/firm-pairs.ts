import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import {
  countFirmPairs,
  explainFirms,
  type FirmPair,
  firmComparisons,
  firmPairStates,
  formatFirmId,
  joinFirms,
  joinsOfFirm,
  judgeFirmPair,
  likenessModels,
  listedFirms,
  listFirmPairs,
  measureFirmCalibration,
  notifyFirms,
  pairsOfFirm,
  parseFirmId,
  readFirmPair,
  readFirmRow,
  readSaidFirms,
  type SaidFirm,
  undoFirmJoin,
  verdictsOfFirms,
} from '../firm/index.ts';
import { InvalidInput } from '../foundation/index.ts';
import { oneOfTexts } from './content-context.ts';
import { reasonSchema } from './firm-changes.ts';
import { firmContextFor, firmPage, openFirm } from './firm-pages.ts';
import { isoOf, refOf, roleNowView } from './firm-view.ts';
import { firmParams } from './firms.ts';
import type { PeopleDependencies } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { firmLikeness, firmPair, firmPairStatistics, firmPairs } from './shapes/firm-pairs.ts';
import { firmDetails } from './shapes/firms.ts';

const closed = { additionalProperties: false } as const;
const rowParams = Type.Object({ id: rowNumber() });
const pairsQuery = Type.Object({
  state: Type.Union(
    firmPairStates.map((state) => Type.Literal(state)),
    { default: 'open' },
  ),
  after: Type.Optional(Type.String({ maxLength: 60, description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
});
const otherFirm = Type.String({ maxLength: 20, description: 'for example f12' });
const verdictBody = Type.Object(
  {
    verdict: Type.Unsafe<FirmPair['state']>({
      ...oneOfTexts(firmPairStates),
      description:
        '`join`: one firm; `different`: two; `group`: two of one group; `later`: put aside; `open`: takes back what was said, but for a join, which is undone',
    }),
    parent: Type.Optional(Type.String({ maxLength: 20, description: 'of `group`: who stands above, one of the two or a third' })),
    reason: Type.Optional(reasonSchema),
  },
  closed,
);
const joinBody = Type.Object({ firm: otherFirm, reason: reasonSchema }, closed);
const undoBody = Type.Object({ reason: reasonSchema }, closed);
const tags = ['Firms'];
const config = { permission: 'firms.edit' as const };
const usualReason = 'both firms were looked at side by side';

/** Which trait a compared field is read from, as rules for hidden fields name it. */
const traitOfField: Readonly<Record<string, string>> = { place: 'address', postcode: 'address', phone: 'phone' };

/** Firms that are likely one, what a reviewer says of them, and joins of firms, which can be undone. */
export function firmPairsRoutes(app: ApiServer, people: PeopleDependencies): void {
  const { postgres, audit, clock } = people;
  app.get('/v1/firms/pairs', {
    config,
    schema: {
      tags,
      summary: 'Pairs of firms that are likely one, the likeliest first',
      querystring: pairsQuery,
      response: { 200: firmPairs },
    },
    handler: async (request) => {
      const { state, after, limit } = request.query;
      const pairs = await listFirmPairs(postgres, state, { after: after === undefined ? undefined : placeOf(after), limit });
      const last = pairs.at(-1);
      return {
        items: await describePairs(people, request, pairs),
        waiting: await countFirmPairs(postgres),
        ...(pairs.length < limit || last === undefined ? {} : { next: `${last.chance}:${last.id}` }),
      };
    },
  });

  app.get('/v1/firms/pairs/statistics', {
    config,
    schema: { tags, summary: 'How right the chances of pairs of firms were', response: { 200: firmPairStatistics } },
    handler: async () => ({ calibration: await measureFirmCalibration(postgres) }),
  });

  app.get('/v1/firms/pairs/:id', {
    config,
    schema: {
      tags,
      summary: 'Two firms side by side, and what their score is made of',
      params: rowParams,
      response: { 200: firmPair },
    },
    handler: async (request) => describeOne(people, request, await readFirmPair(postgres, request.params.id)),
  });

  app.post('/v1/firms/pairs/:id/verdict', {
    config,
    schema: {
      tags,
      summary: 'Say that two are one firm, two, of one group, or for later',
      params: rowParams,
      body: verdictBody,
      response: { 200: firmPair },
    },
    handler: async (request) => {
      const { verdict, parent, reason = usualReason } = request.body;
      const { caller } = request;
      const above = parent === undefined ? undefined : parseFirmId(parent);
      const pair = await postgres.transaction(async (sql) => {
        const { firms } = await readFirmPair(sql, request.params.id);
        if (above !== undefined) await readFirmRow(sql, above);
        const judged = await judgeFirmPair(
          sql,
          request.params.id,
          { verdict, parent: above, reason },
          { by: caller.name, now: clock.now() },
        );
        await notifyFirms(sql, above === undefined ? firms : [...firms, above]);
        const [subject, other] = firms.map((firm) => formatFirmId(firm)) as [string, string];
        const details = { pair: judged.id, verdict, other, ...(parent === undefined ? {} : { parent }) };
        await audit.recordIn(sql, { actor: caller, action: 'firms.judge', subject: `firm:${subject}`, reason, details });
        return judged;
      });
      return describeOne(people, request, pair);
    },
  });

  app.get('/v1/firms/:id/likeness', {
    config,
    schema: { tags, summary: 'Who else a firm likely is, and what it was joined of', params: firmParams, response: { 200: firmLikeness } },
    handler: async (request) => {
      const { id } = await readFirmRow(postgres, parseFirmId(request.params.id));
      const [pairs, joins] = await Promise.all([pairsOfFirm(postgres, id as ReturnType<typeof parseFirmId>), joinsOfFirm(postgres, id)]);
      return {
        pairs: await describePairs(people, request, pairs),
        joins: joins.map(({ id: join, firms: [one, other], by, time, reason, undone }) => ({
          ...{ id: join, firms: [formatFirmId(one), formatFirmId(other)] as [string, string], by, time: isoOf(time), reason },
          ...(undone === undefined ? {} : { undone: { ...undone, time: isoOf(undone.time) } }),
        })),
      };
    },
  });

  joinRoutes(app, people);
}

/** Joins of firms by hand, and their undoing. */
function joinRoutes(app: ApiServer, people: PeopleDependencies): void {
  const { postgres, audit, clock } = people;
  app.post('/v1/firms/:id/join', {
    config,
    schema: {
      tags,
      summary: 'Say that two firms are one; what is known of either stays, and it can be undone',
      params: firmParams,
      body: joinBody,
      response: { 200: firmDetails },
    },
    handler: async (request) => {
      const { firm: other, reason } = request.body;
      const { caller } = request;
      const pair = [parseFirmId(request.params.id), parseFirmId(other)] as const;
      const { firm } = await postgres.transaction(async (sql) => {
        const joined = await joinFirms(sql, pair, { reason, evidence: {} }, { by: caller.name, now: clock.now() });
        await notifyFirms(sql, pair);
        const subject = `firm:${formatFirmId(pair[0])}`;
        await audit.recordIn(sql, { actor: caller, action: 'firms.join', subject, reason, details: { other } });
        return joined;
      });
      return firmPage(people, await openFirm(people, request, firm, 'firm'));
    },
  });

  app.post('/v1/firms/joins/:id/undo', {
    config,
    schema: {
      tags,
      summary: 'Undo a join of firms: each is again what it was, with what was said of it since',
      params: rowParams,
      body: undoBody,
      response: { 200: firmDetails },
    },
    handler: async (request) => {
      const { reason } = request.body;
      const { caller } = request;
      const { firms } = await postgres.transaction(async (sql) => {
        const undone = await undoFirmJoin(sql, request.params.id, reason, { by: caller.name, now: clock.now() });
        await notifyFirms(sql, undone.firms);
        const [subject, other] = undone.firms.map((firm) => formatFirmId(firm)) as [string, string];
        await audit.recordIn(sql, { actor: caller, action: 'firms.join_undo', subject: `firm:${subject}`, reason, details: { other } });
        return undone;
      });
      return firmPage(people, await openFirm(people, request, firms[0], 'firm'));
    },
  });
}

/** @throws InvalidInput `firm.bad_page` */
function placeOf(after: string): { chance: number; id: number } {
  const [chance, id] = after.split(':').map(Number);
  if (chance === undefined || id === undefined || !Number.isFinite(chance) || !Number.isSafeInteger(id))
    throw new InvalidInput('firm.bad_page', [{ at: 'after', message: 'give the `next` of the page before, or leave it out' }]);
  return { chance, id };
}

async function describeOne(people: PeopleDependencies, request: FastifyRequest, pair: FirmPair): Promise<Static<typeof firmPair>> {
  const [described] = await describePairs(people, request, [pair]);
  return described as NonNullable<typeof described>;
}

/** Pairs in the words of the API, and no more of them than the caller may see. */
async function describePairs(people: PeopleDependencies, { caller }: FastifyRequest, pairs: readonly FirmPair[]) {
  const { postgres } = people;
  const { isHidden, now } = firmContextFor(people, caller);
  const [said, listed, verdicts, modelOf] = await Promise.all([
    readSaidFirms(
      postgres,
      pairs.flatMap(({ records }) => records),
    ),
    listedFirms(
      postgres,
      pairs.flatMap(({ firms }) => firms),
      now,
    ),
    verdictsOfFirms(
      postgres,
      pairs.map(({ id }) => id),
    ),
    likenessModels(
      postgres,
      pairs.map(({ model }) => model),
    ),
  ]);
  const firmOf = (id: number) => {
    const known = listed.find((one) => one.id === id);
    const firm = refOf(known ?? { id, name: formatFirmId(id), form: 'firm' });
    return { firm, roles: (known?.roles ?? []).map(roleNowView), contacts: known?.contacts ?? 0 };
  };
  return pairs.map((pair): Static<typeof firmPair> => {
    const steps = explainFirms(modelOf(pair.model), pair);
    const [start, ...rest] = steps;
    const fields = firmComparisons.flatMap(({ field }, place) => {
      const step = steps[place + 1];
      const sides = pair.records.map((record) => saidIn(said.get(record), field)) as [string | null, string | null];
      if (step === undefined || sides.every((value) => value === null)) return [];
      const values: [string | null, string | null] = isHidden(traitOfField[field] ?? field) ? [null, null] : sides;
      return [{ field, values, agreement: step.level, bits: step.bits }];
    });
    return {
      ...{ id: pair.id, state: pair.state, chance: pair.chance, model: pair.model, foundAt: isoOf(pair.foundAt), fields },
      firms: [firmOf(pair.firms[0]), firmOf(pair.firms[1])],
      // How rare one firm among two records is depends on how many there were then.
      start: { reason: start?.level ?? '', bits: pair.bits - rest.reduce((sum, { bits }) => sum + bits, 0) },
      others: { bits: steps.at(-1)?.bits ?? 0 },
      verdicts: (verdicts.get(pair.id) ?? []).map(({ time, ...one }) => ({ ...one, time: isoOf(time) })),
      ...(pair.joinId === undefined ? {} : { join: pair.joinId }),
    };
  });
}

/** What a record says of a compared field, as it was said; null where it says nothing. */
function saidIn(firm: SaidFirm | undefined, field: string): string | null {
  if (firm === undefined) return null;
  const { said, record } = firm;
  const texts: Readonly<Record<string, string | undefined>> = {
    name: said.name,
    form: record.form,
    place: [said.town, said.country].filter((text) => text !== undefined && text !== '').join(', '),
    postcode: said.postcode,
    domain: record.domains.join(', '),
    phone: said.phone,
    number: record.numbers.join(', '),
  };
  return texts[field] === undefined || texts[field] === '' ? null : (texts[field] as string);
}

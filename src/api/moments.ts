import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type Caller, requirePermission } from '../access/index.ts';
import type { ContentDirectory } from '../content/index.ts';
import { type Decisions, type MadeDecision, outcomes } from '../decision/index.ts';
import type { FindSource, InboxPort, Seal, SourceAtDoor } from '../event/index.ts';
import { type Clock, InvalidInput, type JsonObject, type JsonValue, NotAllowed, newUuid } from '../foundation/index.ts';
import type { IdentityRules } from '../identity/index.ts';
import { writeKeysOf } from './collect-key.ts';
import { allowOtherOrigins } from './collect-origins.ts';
import { sourceOf, unknownKey } from './collect-source.ts';
import { madeView, renditionsIn, siteView } from './moment-views.ts';
import { askedIn, type MomentBody, momentBody } from './read-moment.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { decidedMoment, decidedMoments, outcomeTaken } from './shapes/moments.ts';

export interface MomentsDependencies {
  readonly decisions: Decisions;
  readonly content: Pick<ContentDirectory, 'rendition'>;
  readonly findSource: FindSource;
  /** The source under which events of a token's caller are kept that names none: one of this channel, else any. */
  readonly sourceFor: (channel: string | undefined) => SourceAtDoor | undefined;
  readonly inbox: Pick<InboxPort, 'accept'>;
  readonly isUrgent?: (items: readonly JsonValue[]) => boolean;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | undefined>;
  readonly identityRules: () => IdentityRules;
  readonly seal: () => Seal;
  readonly clock: Clock;
  /** Product, way to receive and message in one answer. */
  readonly jointFor: (made: MadeDecision, body: MomentBody, caller: Caller) => Promise<object | undefined>;
}

const outcomeBody = Type.Object(
  {
    writeKey: Type.Optional(Type.String({ maxLength: 200 })),
    item: Type.Optional(
      Type.Union([rowNumber(), Type.String({ minLength: 1, maxLength: 200 })], {
        description: 'number or key of the choice; the first when absent',
      }),
    ),
    outcome: Type.Union(outcomes.map((outcome) => Type.Literal(outcome))),
    value: Type.Optional(Type.Number({ description: 'what it brought, where that is known' })),
  },
  { additionalProperties: false },
);
const batchBody = Type.Object(
  { writeKey: Type.Optional(Type.String({ maxLength: 200 })), moments: Type.Array(momentBody, { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
);
const decisionParams = Type.Object({ decision: Type.String({ maxLength: 300 }) });

/** Who asks: a page by a source's write key, or a program or person with a permission. */
type Asking = { readonly source: SourceAtDoor; readonly caller?: undefined } | { readonly source?: undefined; readonly caller: Caller };

/** Where moments are decided, and where what came of it is told. Pages of other origins may ask, as they may send. */
export async function momentsRoutes(app: ApiServer, dependencies: MomentsDependencies): Promise<void> {
  const tags = ['Moments'];
  const security = [{ writeKey: [] }, { token: [] }, { session: [] }];
  await app.register(async (scope: ApiServer) => {
    allowOtherOrigins(scope, new Set(['/v1/moments/decide', '/v1/moments/decide-batch', '/v1/moments/:decision/outcome']));
    readPlainText(scope);

    scope.post('/v1/moments/decide', {
      config: { permission: 'collect' },
      schema: {
        ...{
          tags,
          security,
          summary: 'What would help this person here and now, and why',
          body: momentBody,
          response: { 200: decidedMoment },
        },
        description:
          'With a source’s write key only `anonymousId` says who it is, and the answer has no personal words. With the permission `moments.decide` also the reason, the signals, what was rejected and what would change it.',
      },
      handler: async (request) => {
        const asking = await askingOf(request, dependencies, request.body.writeKey);
        return decide(request.body, asking, request, dependencies);
      },
    });

    scope.post('/v1/moments/decide-batch', {
      config: { permission: 'collect' },
      schema: { tags, security, summary: 'Several moments at once', body: batchBody, response: { 200: decidedMoments } },
      handler: async (request) => {
        const asking = await askingOf(request, dependencies, request.body.writeKey);
        return { decisions: await Promise.all(request.body.moments.map((body) => decide(body, asking, request, dependencies))) };
      },
    });

    scope.post('/v1/moments/:decision/outcome', {
      config: { permission: 'collect' },
      schema: {
        ...{ tags, security, summary: 'What became of a choice: seen, used, ignored or of help' },
        ...{ params: decisionParams, body: outcomeBody, response: { 200: outcomeTaken } },
      },
      handler: async (request) => {
        await askingOf(request, dependencies, request.body.writeKey);
        const { item, outcome, value } = request.body;
        await dependencies.decisions.report(request.params.decision, { item, outcome, value });
        return { decision: request.params.decision, outcome };
      },
    });
  });
}

/** `sendBeacon` and requests without a preflight say that JSON is plain text. */
function readPlainText(scope: ApiServer): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) => {
    void parseJson(request, body as string, done);
  });
}

/** @throws NotAllowed `collect.unknown_write_key`, or for a caller without `moments.decide` */
async function askingOf(
  request: FastifyRequest,
  { findSource, callerOf }: MomentsDependencies,
  keyInBody: string | undefined,
): Promise<Asking> {
  const source = await sourceOf([...writeKeysOf(request), keyInBody], findSource);
  if (source !== undefined) {
    if (!source.enabled) throw new NotAllowed('collect.source_disabled', 'this source is switched off');
    return { source };
  }
  const caller = await callerOf(request);
  if (caller === undefined) throw unknownKey();
  requirePermission(caller, 'moments.decide');
  return { caller };
}

async function decide(
  body: MomentBody,
  asking: Asking,
  request: FastifyRequest,
  dependencies: MomentsDependencies,
): Promise<Static<typeof decidedMoment>> {
  const { decisions, inbox, clock, identityRules, seal, content } = dependencies;
  if (asking.source !== undefined && (body.userId ?? body.customer ?? body.identifier) !== undefined)
    throw new InvalidInput('decision.only_anonymous', [
      { at: 'anonymousId', message: 'a write key is public: with it only `anonymousId` says who it is; ask with a token from your server' },
    ]);
  const now = clock.now();
  const heard = request.headers['sec-gpc'] === '1' ? { ...body, context: { ...body.context, gpc: true } } : body;
  const source = asking.source ?? dependencies.sourceFor(body.channel);
  const { wire, ...asked } = askedIn(heard, { source, now, rules: identityRules(), seal: seal() });
  if (body.event !== undefined && wire === undefined)
    throw new InvalidInput('decision.no_source', [
      { at: 'event', message: 'there is no source yet under which events are kept: make one first' },
    ]);
  const deciding = decisions.decide({
    ...asked,
    isExplained: (body.explain ?? true) && asking.caller !== undefined,
    sourceId: asking.source?.id ?? 0,
    askedBy: asking.caller?.name ?? 'write key',
  });
  // The event is kept while the moment is decided; what was answered from it is on disk before the answer.
  const keeping =
    source === undefined || wire === undefined
      ? undefined
      : inbox.accept({ ...entryFor(wire, source, now), urgent: dependencies.isUrgent?.([wire]) === true });
  const [made] = await Promise.all([deciding, keeping]);
  const renditions = renditionsIn(content, made.record.moment);
  if (asking.source !== undefined) return siteView(made, renditions);
  const joint = (body.ask ?? []).length === 0 ? undefined : await dependencies.jointFor(made, body, asking.caller);
  return { ...madeView(made, renditions, decisions.names), ...(joint === undefined ? {} : { joint }) };
}

function entryFor(wire: JsonObject, source: SourceAtDoor, receivedAt: number): Parameters<InboxPort['accept']>[0] {
  return {
    ...{ receiptId: newUuid(), sourceId: source.id, protocol: 'loyalty', receivedAt, meta: { call: 'any' }, wantReceipt: false },
    body: JSON.stringify(wire),
  };
}

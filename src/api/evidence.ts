import { type Static, Type } from '@sinclair/typebox';
import type { HiddenFields } from '../access/index.ts';
import { messageChannels } from '../consent/index.ts';
import { dayMs, formatPersonId, InvalidInput, NotAllowed, type Problem, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  careKinds,
  combineAll,
  type EvidenceQuestion,
  ownedParts,
  ownedThings,
  readEvidence,
  readFragments,
  readInBrief,
  receivingWays,
  type Summary,
  signalKinds,
} from '../profile/index.ts';
import { type PeopleDependencies, recordReading, timelineDependenciesFor, viewContextFor } from './people.ts';
import { pageQuery } from './people-behind.ts';
import type { ApiServer } from './server.ts';
import { evidence } from './shapes/evidence.ts';

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const oneOf = <Text extends string>(texts: readonly Text[], description: string) =>
  Type.Union(
    texts.map((text) => Type.Literal(text)),
    { description },
  );
const evidenceQuery = Type.Object({
  of: oneOf(['taste', 'receiving', 'message', 'purchase', 'care', 'signal', 'owned'], 'what sort of number'),
  attribute: Type.Optional(Type.String({ maxLength: 100, description: 'of a taste' })),
  value: Type.Optional(
    Type.String({ maxLength: 100, description: 'of a taste: the value chosen, yes and no for what a thing has or has not' }),
  ),
  way: Type.Optional(oneOf(receivingWays, 'of receiving')),
  channel: Type.Optional(oneOf(messageChannels, 'of messages')),
  care: Type.Optional(oneOf(careKinds, 'of care; all kinds when absent')),
  signal: Type.Optional(oneOf(signalKinds, 'of signals')),
  thing: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'of what is owned: `number` of a product' })),
  part: Type.Optional(oneOf(ownedParts, 'of what is owned; all parts when absent')),
  withinDays: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 36_500, description: 'of purchases, care and signals: only of the last days' }),
  ),
  ...pageQuery,
});
type Query = Static<typeof evidenceQuery>;

/** What a number on a customer's page was made of: her own events, as many as it counts. */
export function evidenceRoutes(app: ApiServer, people: PeopleDependencies): void {
  app.get('/v1/customers/:id/evidence', {
    config: { permission: 'people.read' },
    schema: {
      tags: ['Value'],
      summary: 'The events that a number on a customer’s page was made of',
      params: customerParams,
      querystring: evidenceQuery,
      response: { 200: evidence },
    },
    handler: async (request) => {
      const { query, caller } = request;
      const person = await currentPerson(people.postgres, parsePersonId(request.params.id));
      const [byPerson, brief] = await Promise.all([
        readFragments(people.postgres, [person]),
        readInBrief(people.postgres, [person], viewContextFor(people, caller)),
        recordReading(people, request, person, `evidence of ${query.of}`),
      ]);
      const fragments = byPerson.get(person) ?? [];
      const whole = combineAll(fragments.map(({ summary }) => summary));
      const now = people.clock.now();
      mayBeSeen(query, people.hiddenFields(caller.role));
      const question = questionOf(query, whole, Math.floor(now / dayMs));
      const zone = brief.get(person)?.place.timezone ?? 'UTC';
      const { entries, isCut } = await readEvidence(question, { fragments, whole, zone, now }, timelineDependenciesFor(people, caller));
      const counted = entries.filter((one) => one.counted);
      const next = query.from + query.limit;
      return {
        customer: formatPersonId(person),
        ...{ count: counted.length, all: entries.length },
        days: new Set(counted.map(({ entry }) => entry.time.slice(0, 10))).size,
        entries: entries.slice(query.from, next),
        ...(next < entries.length ? { next } : {}),
        ...(isCut ? { isCut: true as const } : {}),
      };
    },
  });
}

/** @throws NotAllowed `access.field_hidden` */
function mayBeSeen({ of, attribute }: Query, hidden: HiddenFields): void {
  if (of === 'taste' && attribute !== undefined && hidden.ruleFor(attribute) !== undefined)
    throw new NotAllowed('access.field_hidden', `${attribute} is hidden from your role`);
}

/** @throws InvalidInput `profile.bad_evidence` */
function questionOf(query: Query, whole: Summary, today: number): EvidenceQuestion {
  const { of, attribute, value, way, channel, care, signal, thing, part, withinDays } = query;
  const fromDay = withinDays === undefined ? undefined : today - withinDays + 1;
  const keys = ownedKeys(whole);
  const key = thing === undefined ? undefined : keys[thing - 1];
  if (of === 'purchase') return { of, fromDay, untilDay: today };
  if (of === 'care') return { of, kind: care, fromDay, untilDay: today };
  if (of === 'taste' && attribute !== undefined && value !== undefined) return { of, attribute, value };
  if (of === 'receiving' && way !== undefined) return { of, way };
  if (of === 'message' && channel !== undefined) return { of, channel };
  if (of === 'signal' && signal !== undefined && fromDay !== undefined) return { of, kind: signal, fromDay, untilDay: today };
  if (of === 'owned' && key !== undefined) return { of, key, part };
  throw new InvalidInput('profile.bad_evidence', missingIn(query, keys.length));
}

function missingIn({ of, attribute, value, signal, withinDays }: Query, things: number): Problem[] {
  const missing = (at: string, isMissing: boolean, message: string): Problem[] => (isMissing ? [{ at, message }] : []);
  if (of === 'taste')
    return [...missing('attribute', attribute === undefined, 'say of which'), ...missing('value', value === undefined, 'say of which')];
  if (of === 'signal')
    return [
      ...missing('signal', signal === undefined, 'say of which'),
      ...missing('withinDays', withinDays === undefined, 'say of how many days'),
    ];
  if (of === 'owned') return [{ at: 'thing', message: things === 0 ? 'she owns nothing connected' : `is 1 to ${things}` }];
  return [{ at: of === 'receiving' ? 'way' : 'channel', message: 'say of which' }];
}

/** The keys of what she owns, in an order that does not depend on what it is worth today. */
export function ownedKeys(whole: Summary): string[] {
  return ownedThings(whole)
    .map(({ key }) => key)
    .sort();
}

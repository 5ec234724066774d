import { type Caller, fieldRulesSetting, hiddenFields } from '../src/access/index.ts';
import type { PeopleDependencies } from '../src/api/index.ts';
import type { CustomerEvent } from '../src/event/index.ts';
import { dayMs, hourMs, type JsonObject, type SourceId } from '../src/foundation/index.ts';
import { defaultIdentityRules } from '../src/identity/index.ts';
import { emptySummary, encodeSummary, foldEvent, traitPreferenceSetting } from '../src/profile/index.ts';
import type { TestServer } from './api-server.ts';

/** An event as a test writes it: what it leaves out is a track event of a web shop, at noon so many days ago. */
export type GivenEvent = Partial<CustomerEvent> & { readonly daysAgo: number; readonly properties?: JsonObject };

/** What routes about people need, on a test's own server, with the rules for hidden fields that come with the product. */
export function peopleOf({
  postgres,
  warehouse,
  audit,
  clock,
}: Pick<TestServer, 'audit' | 'clock' | 'postgres' | 'warehouse'>): PeopleDependencies {
  return {
    ...{ postgres, warehouse, clock, audit, sources: { byId: () => undefined } },
    identityRules: () => defaultIdentityRules,
    traitPreference: () => traitPreferenceSetting.default,
    hiddenFields: (role: Caller['role']) => hiddenFields(fieldRulesSetting.default.rules, role),
    recentEvents: async () => [],
    historyBehindSeconds: () => undefined,
  };
}

/** Somebody with these events, in her summary and in history, as they are when they have come in; answers her number, `p12`. */
export async function somebodyWith(server: TestServer, given: readonly GivenEvent[]): Promise<string> {
  const [row] = await server.postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('email', gen_random_uuid() || '@x.test', 0, 1, 1) RETURNING id",
  );
  const id = row?.id as number;
  await server.postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [id]);
  const noon = Math.floor(server.clock.now() / dayMs) * dayMs - 12 * hourMs;
  const events = given.map(({ daysAgo, ...event }, at): CustomerEvent => {
    const time = noon - daysAgo * dayMs;
    return {
      ...{ messageId: `m${at}`, kind: 'track', sourceId: 1 as SourceId, name: '', channel: 'web', properties: {}, time, receivedAt: time },
      ...{ traits: {}, context: { timezone: 'Europe/Lisbon' }, integrations: {}, ...event },
    };
  });
  const summary = events.reduce(
    (all, event) => foldEvent(all, event, { searches: { categories: [], keepWhenUnsaid: false } }),
    emptySummary(),
  );
  await server.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  const lines = events.map(({ kind, name, channel, messageId, sourceId, time, receivedAt, properties, traits, context }) =>
    JSON.stringify({
      ...{
        identifier_id: id,
        person_id: id,
        time,
        received_at: receivedAt,
        source_id: sourceId,
        message_id: messageId,
        kind,
        name,
        channel,
      },
      ...{ revenue_minor: 0, currency: '', body: JSON.stringify({ type: kind, event: name, properties, traits, context }) },
    }),
  );
  await server.warehouse.insert('event', `${lines.join('\n')}\n`, `of ${id}`);
  return `p${id}`;
}

import { migrations as audienceMigrations } from '../src/audience/index.ts';
import { consentPurposesSetting } from '../src/consent/index.ts';
import { migrations as contentMigrations } from '../src/content/index.ts';
import {
  type ConnectorRules,
  connectorSetting,
  migrations as deliveryMigrations,
  type MailRoute,
  MessageRunner,
  type MessageWish,
  type NoticeRules,
  noticeSetting,
  ownSource,
  planMessages,
  type ReachRules,
  type RenderContent,
  type RunnerDependencies,
} from '../src/delivery/index.ts';
import { type CustomerEvent, migrations as eventMigrations, unpackText } from '../src/event/index.ts';
import { type Clock, fixedClock, hourMs, type JsonObject, type PersonId, type SourceId } from '../src/foundation/index.ts';
import { type GateRules, migrations as gateMigrations, gateRulesSetting, type RefusedAct } from '../src/gate/index.ts';
import { migrations as identityMigrations } from '../src/identity/index.ts';
import {
  decodeSummary,
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../src/profile/index.ts';
import { migrations as settingsMigrations } from '../src/settings/index.ts';
import { migrations as sourceMigrations } from '../src/source/index.ts';
import { valueCostsSetting, migrations as valueMigrations } from '../src/value/index.ts';
import { type TestEngines, testEngines } from './engines.ts';

/** Somebody, as a test writes her: her identifiers, and what happened under each. */
export interface GivenPerson {
  readonly identifiers: Readonly<Record<string, readonly Partial<CustomerEvent>[]>>;
}

/** Everything that messages need, on real engines, with a clock of its own. */
export interface MessageHouse {
  readonly engines: TestEngines;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly dependencies: RunnerDependencies;
  readonly refused: RefusedAct[];
  gate: GateRules;
  connectors: ConnectorRules;
  notices: NoticeRules;
  content: RenderContent;
  /** Who is in an audience. */
  audience: ReachRules['audience'];
  route: MailRoute | undefined;
  runner(): MessageRunner;
  /** Makes a person out of `email:may@okafor.test` and the like, all seen together; answers her number. */
  person(given: GivenPerson['identifiers']): Promise<PersonId>;
  /** More happened under one of her identifiers. */
  happened(identifier: string, event: Partial<CustomerEvent>): Promise<void>;
  plan(
    person: PersonId,
    wish?: Partial<MessageWish>,
    once?: string,
  ): Promise<{ key: string; state: string; reasons: readonly { code: string }[]; dueAt: number }>;
  /** Works until there is nothing to do now. */
  settle(runner?: MessageRunner): Promise<void>;
  message(key: string): Promise<{
    state: string;
    reason: string | null;
    way: string;
    connector: string | null;
    is_stand_in: boolean;
    receipt: string | null;
    words: string | null;
    address_id: number | null;
    attempts: number;
  }>;
  /** Events of the product's own that wait in the inbox. */
  told(): Promise<{ event: string; properties: JsonObject; messageId: string }[]>;
}

// A Monday at ten in Lisbon.
const start = Date.parse('2026-05-04T09:00:00Z');

const rooms = [settingsMigrations, sourceMigrations, eventMigrations, identityMigrations, profileMigrations, valueMigrations];
/** The tables that messages stand on, without those that a test server brings. */
export const messageMigrations = [...rooms.slice(1), audienceMigrations, contentMigrations, gateMigrations, deliveryMigrations].flat();

/** The rules as they come with the product. */
export function messageRules(given: Partial<ReachRules> = {}): ReachRules {
  return {
    ...{
      consent: () => consentPurposesSetting.default,
      gate: () => gateRulesSetting.default,
      preference: () => traitPreferenceSetting.default,
    },
    ...{ stockOf: () => undefined, audience: () => undefined, log: { note: () => {} } },
    world: async () => ({ model: undefined, costs: valueCostsSetting.default, tenths: undefined }),
    ...given,
  };
}

type RunnerGiven = Pick<RunnerDependencies, 'clock' | 'postgres' | 'rules'> & Partial<RunnerDependencies>;

/** One that sends, by the rules as they come with the product where nothing else is said. */
export function newRunner(given: RunnerGiven): MessageRunner {
  return new MessageRunner(runnerDependencies(given));
}

function runnerDependencies(given: RunnerGiven): RunnerDependencies {
  const { postgres, clock } = given;
  return {
    ...{ systemClock: clock, random: () => 0.5, source: ownSource(postgres, clock), route: async () => undefined },
    ...{ connectors: () => connectorSetting.default, content: () => undefined, notices: () => noticeSetting.default },
    fits: async (_, people) => new Set(people),
    onProblem: (message, error) => {
      throw new Error(message, { cause: error });
    },
    ...given,
  };
}

export async function messageHouse(): Promise<MessageHouse> {
  const engines = await testEngines({ migrations: [...settingsMigrations, ...messageMigrations] });
  const { postgres } = engines;
  const clock = fixedClock(start);
  const house = {
    ...{ engines, clock, refused: [] as RefusedAct[], gate: gateRulesSetting.default, connectors: connectorSetting.default },
    ...{
      notices: noticeSetting.default,
      content: (() => undefined) as RenderContent,
      audience: (() => undefined) as ReachRules['audience'],
      route: undefined as MailRoute | undefined,
    },
  };
  const rules = messageRules({
    gate: () => house.gate,
    audience: (id) => house.audience(id),
    log: { note: (one) => house.refused.push(one) },
  });
  const dependencies = runnerDependencies({
    ...{ postgres, clock, rules, connectors: () => house.connectors, notices: () => house.notices },
    ...{ content: (...asked) => house.content(...asked), route: async () => house.route },
  });
  const runner = () => new MessageRunner(dependencies);
  const own = runner();
  return Object.assign(house, {
    ...{ dependencies, runner },
    ...newcomers(engines, clock),
    plan: async (person: PersonId, wish: Partial<MessageWish> = {}, once?: string) => {
      const whole: MessageWish = {
        ...{ ways: ['email'], purpose: 'marketing', isPromotion: true, isAnswer: false, body: { text: 'Hello {firstName|you}' } },
        ...{ at: clock.now(), by: 'Ana', ...wish },
      };
      const asked = { person, identifierId: person, wish: whole, once };
      const [made] = await postgres.transaction((sql) => planMessages(sql, [asked], { rules, content: house.content }, clock.now()));
      return made as NonNullable<typeof made>;
    },
    settle: async (by: MessageRunner = own) => {
      for (let step = 0; step < 200; step += 1) if (!(await by.step())) return;
      throw new Error('the messages do not come to rest');
    },
    message: async (key: string) => {
      const columns = 'state, reason, way, connector, is_stand_in, receipt, words, address_id, attempts';
      const [row] = await postgres.query(`SELECT ${columns} FROM message WHERE key = $1`, [key]);
      return row as Awaited<ReturnType<MessageHouse['message']>>;
    },
    told: async () => {
      const rows = await postgres.query<{ body: Buffer }>('SELECT body FROM inbox ORDER BY id');
      return rows.flatMap(({ body }) => (JSON.parse(unpackText(body)) as { batch: [] }).batch);
    },
  });
}

/** Makes people, and lets things happen to them. */
export function newcomers({ postgres }: Pick<TestEngines, 'postgres'>, clock: Clock) {
  let events = 0;
  const folding = { searches: { categories: [], keepWhenUnsaid: false } };
  const eventOf = (given: Partial<CustomerEvent>): CustomerEvent => {
    events += 1;
    const time = given.time ?? clock.now() - hourMs;
    return {
      ...{
        messageId: `e${events}`,
        kind: 'track',
        sourceId: 1 as SourceId,
        name: '',
        channel: 'web',
        properties: {},
        time,
        receivedAt: time,
      },
      ...{ traits: {}, context: {}, integrations: {}, ...given },
    };
  };
  const happened = async (identifier: string, event: Partial<CustomerEvent>): Promise<void> => {
    const [namespace = '', value = ''] = identifier.split(/:(.*)/s);
    const [row] = await postgres.query<{ id: number; body: string | null }>(
      'SELECT identifier.id, summary.body FROM identifier LEFT JOIN summary ON summary.identifier_id = identifier.id WHERE namespace = $1 AND value = $2',
      [namespace, value],
    );
    const before = row?.body == null ? emptySummary() : (decodeSummary(row.body) ?? emptySummary());
    const body = encodeSummary(foldEvent(before, eventOf(event), folding));
    await postgres.query('INSERT INTO summary VALUES ($1, $2) ON CONFLICT (identifier_id) DO UPDATE SET body = excluded.body', [
      row?.id,
      body,
    ]);
  };
  return {
    happened,
    person: async (given: GivenPerson['identifiers']): Promise<PersonId> => {
      const ids: number[] = [];
      for (const identifier of Object.keys(given)) {
        const [namespace = '', value = ''] = identifier.split(/:(.*)/s);
        const [row] = await postgres.query<{ id: number }>(
          'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ($1, $2, 0, 1, 1) RETURNING id',
          [namespace, value],
        );
        ids.push((row as { id: number }).id);
      }
      const person = Math.min(...ids) as PersonId;
      await postgres.query('UPDATE identifier SET person_id = $1 WHERE id = ANY ($2::int8[])', [person, ids]);
      for (const id of ids.filter((one) => one !== person)) {
        await postgres.query(
          "INSERT INTO edge (a, b, rule, strength, source_id, message_id, first_time, observed_at) VALUES ($1, $2, 'observed', 1, 1, 'e', 1, 1)",
          [person, id],
        );
      }
      for (const [identifier, own] of Object.entries(given)) for (const event of own) await happened(identifier, event);
      return person;
    },
  };
}

/** An event by which she allows or refuses a purpose. */
export function consents(preferences: Readonly<Record<string, boolean>>, time?: number): Partial<CustomerEvent> {
  const context = { consent: { categoryPreferences: { ...preferences } } };
  return { kind: 'track', name: 'Segment Consent Preference Updated', context, ...(time === undefined ? {} : { time }) };
}

/** An event that says who she is. */
export function knownAs(traits: JsonObject): Partial<CustomerEvent> {
  return { kind: 'identify', traits: { timezone: 'Europe/Lisbon', ...traits } };
}

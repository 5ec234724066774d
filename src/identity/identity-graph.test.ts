import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { CustomerEvent } from '../event/index.ts';
import { Conflict, fixedClock, InvalidInput, type JsonObject, type PersonId, type SourceId } from '../foundation/index.ts';
import { type DecisionContext, joinPeople, splitPerson, undoDecision } from './decide-identity.ts';
import { type Identifier, identifiersOf } from './identifier.ts';
import { attachOfRow, wordOfRow } from './identity-graph.ts';
import { type IdentityRules, defaultIdentityRules as rules } from './identity-rules.ts';
import { decodeMarks } from './personal-marks.ts';
import type { EdgeRow, IdentifierRow } from './queries/graph.ts';
import { resolveComponents } from './resolve-components.ts';
import { IdentifierResolver } from './resolve-identifiers.ts';
import { migrations } from './tables.ts';

let engines: TestEngines;
const clock = fixedClock(1_750_000_000_000);
let messages = 0;

beforeAll(async () => {
  engines = await testEngines({ migrations });
});
afterAll(() => engines.close());
beforeEach(() => engines.postgres.query('TRUNCATE identifier, edge, identity_decision RESTART IDENTITY'));

function eventOf(fields: Partial<CustomerEvent>): CustomerEvent {
  messages += 1;
  return {
    messageId: `m${messages}`,
    kind: 'track',
    name: 'Seen',
    sourceId: 1 as SourceId,
    channel: 'web',
    time: clock.now() + messages,
    receivedAt: clock.now() + messages,
    properties: {},
    traits: {},
    context: {},
    integrations: {},
    ...fields,
  };
}

async function arrive(resolver: IdentifierResolver, events: readonly CustomerEvent[], by: IdentityRules = rules): Promise<void> {
  const batch = events.map((event) => ({ event, identifiers: identifiersOf(event, by) }));
  await engines.postgres.transaction(async (sql) => (await resolver.resolve(sql, batch, by)).writing);
}

/** People as sets of names, free of numbers: what two loads of the same events must have in common. */
async function people(): Promise<string[]> {
  const rows = await engines.postgres.query<{ names: string }>(
    `SELECT string_agg(namespace || ' ' || value, ', ' ORDER BY namespace, value) AS names FROM identifier GROUP BY person_id ORDER BY 1`,
  );
  return rows.map((row) => row.names);
}

async function everything(): Promise<unknown> {
  return [
    await engines.postgres.query('SELECT id, person_id, shared FROM identifier ORDER BY id'),
    await engines.postgres.query("SELECT a, b, rule, refused FROM edge WHERE rule = 'observed' ORDER BY a, b"),
  ];
}

interface SplitRow {
  id: number;
  members: string;
  others: string;
}

/** What the database holds beside what all evidence and decisions, taken together at once, say it should. */
async function storedAndWhole(): Promise<{ stored: unknown; whole: unknown }> {
  const identifiers = await engines.postgres.query<IdentifierRow>('SELECT * FROM identifier ORDER BY id');
  const edges = await engines.postgres.query<EdgeRow>('SELECT *, strength::float8 AS strength FROM edge ORDER BY id');
  const splits = await engines.postgres.query<SplitRow>(
    `SELECT id, array_to_json(members)::text AS members, array_to_json(others)::text AS others FROM identity_decision
     WHERE kind = 'split' AND undone_at IS NULL`,
  );
  const { personOf, refused, shared } = resolveComponents(
    identifiers.map((row) => ({ ...row, marks: decodeMarks(row.marks), attach: attachOfRow(row) })),
    edges.map((row) => ({ ...row, firstTime: row.first_time, decided: row.rule !== 'observed', word: wordOfRow(row) })),
    splits.map((row) => ({ decisionId: row.id, members: new Set(JSON.parse(row.members)), others: new Set(JSON.parse(row.others)) })),
    rules,
  );
  return {
    stored: [
      identifiers.map((row) => `${row.namespace} ${row.value}: ${row.person_id} ${row.shared}`),
      edges.map((row) => `${row.a} ${row.b} ${row.rule}: ${row.refused}`),
    ],
    whole: [
      identifiers.map((row) => `${row.namespace} ${row.value}: ${personOf.get(row.id)} ${shared.has(row.id)}`),
      edges.map((row) => `${row.a} ${row.b} ${row.rule}: ${refused.get(row.id) ?? null}`),
    ],
  };
}

const context = (): DecisionContext => ({ postgres: engines.postgres, rules, clock });
const by = { name: 'Steward', reason: 'they told us so' };

async function personOf(identifier: Identifier): Promise<PersonId> {
  const [row] = await engines.postgres.query<{ person_id: number }>(
    'SELECT person_id FROM identifier WHERE namespace = $1 AND value = $2',
    [identifier.namespace, identifier.value],
  );
  return row?.person_id as PersonId;
}

describe('evidence as it arrives', () => {
  it('makes an unknown visitor known when she signs in', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [eventOf({ anonymousId: 'phone' })]);
    await arrive(resolver, [eventOf({ userId: 'maya', anonymousId: 'laptop' })]);
    expect(await people()).toEqual(['anonymous_id laptop, user_id maya', 'anonymous_id phone']);
    await arrive(resolver, [eventOf({ userId: 'maya', anonymousId: 'phone' })]);
    expect(await people()).toEqual(['anonymous_id laptop, anonymous_id phone, user_id maya']);
    expect(await personOf({ namespace: 'user_id', value: 'maya' })).toBe(1);
  });

  it('lets go of a browser when a second person signs in on it', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [eventOf({ userId: 'maya', anonymousId: 'kiosk' })]);
    expect(await people()).toEqual(['anonymous_id kiosk, user_id maya']);
    await arrive(resolver, [eventOf({ userId: 'noor', anonymousId: 'kiosk' })]);
    expect(await people()).toEqual(['anonymous_id kiosk', 'user_id maya', 'user_id noor']);
  });

  it('takes an alias at its word, and the browser of both accounts with it', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [eventOf({ userId: 'old', anonymousId: 'x' }), eventOf({ userId: 'new', anonymousId: 'x' })]);
    expect(await people()).toEqual(['anonymous_id x', 'user_id new', 'user_id old']);
    await arrive(resolver, [eventOf({ kind: 'alias', userId: 'new', previousId: 'old' })]);
    expect(await people()).toEqual(['anonymous_id x, user_id new, user_id old']);
  });

  it('knows the earliest time at which an identifier was seen, whatever came first', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [eventOf({ userId: 'late', time: 2_000 })]);
    await arrive(resolver, [eventOf({ userId: 'late', time: 1_000 }), eventOf({ userId: 'late', time: 1_500 })]);
    const [row] = await engines.postgres.query<{ first_seen: number }>("SELECT first_seen FROM identifier WHERE value = 'late'");
    expect(row?.first_seen).toBe(1_000);
  });

  it('makes nobody one of those who answer to the same code, and leaves a kiosk out of it', async () => {
    const resolver = new IdentifierResolver();
    const mass = { externalIds: [{ type: 'brochure_code', id: 'SPRING26' }] };
    for (const name of ['ana', 'ben', 'cleo'])
      await arrive(resolver, [eventOf({ kind: 'identify', traits: { email: `${name}@mail.test` }, context: mass })]);
    for (const name of ['dora', 'emil']) {
      const seen = { channel: 'kiosk' as const, anonymousId: 'kiosk-1', context: { traits: { email: `${name}@mail.test` } } };
      await arrive(resolver, [eventOf(seen), eventOf({ channel: 'kiosk', anonymousId: 'kiosk-1' })]);
    }
    expect(await people()).toEqual([
      'anonymous_id kiosk-1',
      'brochure_code SPRING26',
      ...['ana', 'ben', 'cleo', 'dora', 'emil'].map((name) => `email ${name}@mail.test`),
    ]);
    expect(await engines.postgres.query('SELECT DISTINCT refused FROM edge')).toEqual([{ refused: 'shared_identifier' }]);
  });

  describe('where the visitor of a browser refuses', () => {
    const answers = (categoryPreferences: Record<string, boolean>) => ({ context: { consent: { categoryPreferences } } });
    const refused = answers({ advertising: false, analytics: false, functional: false });
    const apart = ['anonymous_id laptop', 'user_id maya'];
    const together = ['anonymous_id laptop, user_id maya'];

    it('leaves her earlier pages alone when she signs in, until she allows it, in whatever order that arrives', async () => {
      const page = eventOf({ kind: 'page', anonymousId: 'laptop', ...refused });
      const signIn = eventOf({ userId: 'maya', anonymousId: 'laptop' });
      const later = eventOf({ anonymousId: 'laptop', ...answers({ analytics: true }) });
      for (const order of [
        [page, signIn],
        [signIn, page],
      ]) {
        await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
        const resolver = new IdentifierResolver();
        for (const event of order) await arrive(resolver, [event]);
        expect(await people()).toEqual(apart);
        expect(await engines.postgres.query('SELECT refused FROM edge')).toEqual([{ refused: 'not_permitted' }]);
        resolver.forget();
        await arrive(resolver, [later]);
        expect(await people()).toEqual(together);
        await arrive(resolver, [{ ...page, messageId: 'again', time: page.time - 1 }]);
        expect(await people()).toEqual(together);
      }
    });

    it('asks what the rules say: Global Privacy Control and advertising are about something else', async () => {
      const cases: [Partial<CustomerEvent>, Partial<IdentityRules>, string[]][] = [
        [{ context: { gpc: true } }, {}, together],
        [{ context: { gpc: true } }, { attachGpcRefuses: true }, apart],
        [answers({ advertising: false }), {}, together],
        [answers({ Personalization: false, analytics: true }), {}, apart],
        [answers({ c1: false, c2: false }), {}, apart],
        [refused, { attachEarlier: 'always' }, together],
        [{}, { attachEarlier: 'only_allowed' }, apart],
        [answers({ functional: true }), { attachEarlier: 'only_allowed' }, together],
      ];
      for (const [said, changed, expected] of cases) {
        await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
        const resolver = new IdentifierResolver();
        const events = [eventOf({ anonymousId: 'laptop', ...said }), eventOf({ userId: 'maya', anonymousId: 'laptop' })];
        for (const event of events) await arrive(resolver, [event], { ...rules, ...changed });
        expect(await people(), JSON.stringify([said, changed])).toEqual(expected);
      }
    });

    it('goes by what was said in that browser: her other one is hers', async () => {
      const resolver = new IdentifierResolver();
      await arrive(resolver, [
        eventOf({ userId: 'maya', anonymousId: 'laptop', ...refused }),
        eventOf({ userId: 'maya', anonymousId: 'phone' }),
      ]);
      expect(await people()).toEqual(['anonymous_id laptop', 'anonymous_id phone, user_id maya']);
    });
  });

  it('gives a browser of two e-mails back when an account shows that both are one person', async () => {
    const resolver = new IdentifierResolver();
    const seen = (email: string, more: Partial<CustomerEvent>) => eventOf({ kind: 'identify', traits: { email }, ...more });
    await arrive(resolver, [seen('home@mail.test', { anonymousId: 'x' })]);
    await arrive(resolver, [seen('work@mail.test', { anonymousId: 'x' })]);
    expect(await people()).toEqual(['anonymous_id x', 'email home@mail.test', 'email work@mail.test']);
    await arrive(resolver, [seen('home@mail.test', { userId: 'maya' })]);
    await arrive(resolver, [seen('work@mail.test', { userId: 'maya' })]);
    expect(await people()).toEqual(['anonymous_id x, email home@mail.test, email work@mail.test, user_id maya']);
  });

  it('ends in the same people whatever the order and the batches', async () => {
    const events = [
      eventOf({ userId: 'a', anonymousId: 'x' }),
      eventOf({ anonymousId: 'x' }),
      eventOf({ kind: 'identify', userId: 'a', traits: { email: 'a@mail.test', phone: '+351 912 345 678' } }),
      eventOf({ kind: 'identify', anonymousId: 'y', traits: { email: 'A@mail.test' } }),
      eventOf({ userId: 'b', anonymousId: 'z' }),
      eventOf({ kind: 'identify', userId: 'b', traits: { phone: '00351912345678' } }),
      eventOf({ userId: 'c', anonymousId: 'z' }),
      eventOf({ kind: 'alias', userId: 'd', previousId: 'old-d' }),
    ];
    await arrive(new IdentifierResolver(), events);
    const expected = await people();
    for (let turn = 0; turn < 6; turn += 1) {
      await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
      const resolver = new IdentifierResolver();
      const shuffled = events
        .map((event, index) => ({ event, key: (index * 7 + turn * 5) % 11 }))
        .sort((left, right) => left.key - right.key);
      for (const { event } of shuffled) await arrive(resolver, [event]);
      expect(await people()).toEqual(expected);
    }
    expect(expected).toContain('user_id b');
  });
});

describe('decisions of people', () => {
  it('split a person for good, and undo gives back exactly what was', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [
      eventOf({ kind: 'identify', userId: 'maya', anonymousId: 'laptop', traits: { email: 'maya@mail.test' } }),
      eventOf({ userId: 'maya', anonymousId: 'phone' }),
    ]);
    const before = await everything();
    const outcome = await splitPerson(context(), 1 as PersonId, [{ namespace: 'anonymous_id', value: 'phone' }], by);
    expect(await people()).toEqual(['anonymous_id laptop, email maya@mail.test, user_id maya', 'anonymous_id phone']);
    expect(outcome.kept).not.toBe(outcome.separated);
    resolver.forget();
    await arrive(resolver, [eventOf({ userId: 'maya', anonymousId: 'phone' })]);
    expect(await people()).toContain('anonymous_id phone');
    await undoDecision(context(), outcome.decisionId, by);
    expect(await everything()).toEqual(before);
  });

  it('make two people of one, also where only what is taken out, or stays, linked the rest', async () => {
    const resolver = new IdentifierResolver();
    const hub = eventOf({ kind: 'identify', userId: 'maya', anonymousId: 'laptop', traits: { email: 'maya@mail.test' } });
    await arrive(resolver, [hub, eventOf({ userId: 'maya', anonymousId: 'phone' })]);
    const before = await everything();
    const others = 'anonymous_id laptop, anonymous_id phone, email maya@mail.test';
    const split = await splitPerson(context(), 1 as PersonId, [{ namespace: 'user_id', value: 'maya' }], by);
    expect(await people()).toEqual([others, 'user_id maya']);
    expect(split).toMatchObject({
      kept: await personOf({ namespace: 'email', value: 'maya@mail.test' }),
      separated: await personOf({ namespace: 'user_id', value: 'maya' }),
      alsoApart: [],
    });
    await arrive(new IdentifierResolver(), [{ ...hub, messageId: 'again', time: hub.time - 1 }, eventOf({ anonymousId: 'phone' })]);
    expect(await people()).toEqual([others, 'user_id maya']);
    await undoDecision(context(), split.decisionId, by);
    expect(await everything()).toEqual(before);
    const taken = [
      { namespace: 'anonymous_id', value: 'laptop' },
      { namespace: 'email', value: 'maya@mail.test' },
    ];
    await splitPerson(context(), 1 as PersonId, taken, by);
    expect(await people()).toEqual(['anonymous_id laptop, email maya@mail.test', 'anonymous_id phone, user_id maya']);
  });

  it('split anybody into exactly two, whatever is taken out, and undo gives back what was', async () => {
    const subsets = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 3, maxLength: 12 }), subsets, async (events, taken) => {
        await engines.postgres.query('TRUNCATE identifier, edge, identity_decision RESTART IDENTITY');
        await arrive(new IdentifierResolver(), events.map(customerEventOf));
        const before = await everything();
        const rows = await engines.postgres.query<IdentifierRow>('SELECT * FROM identifier ORDER BY id');
        for (const person of new Set(rows.map((row) => row.person_id))) {
          const held = rows.filter((row) => row.person_id === person);
          const out = held.filter(() => taken.next().value);
          if (out.length === 0 || out.length === held.length) continue;
          const split = await splitPerson(context(), person as PersonId, out, by);
          const after = await engines.postgres.query<IdentifierRow>('SELECT * FROM identifier WHERE id = ANY ($1::int8[])', [
            `{${held.map(({ id }) => id)}}`,
          ]);
          const outIds = new Set(out.map(({ id }) => id));
          for (const { id, person_id } of after) expect(person_id).toBe(outIds.has(id) ? split.separated : split.kept);
          expect([split.kept === split.separated, split.alsoApart]).toEqual([false, []]);
          const { stored, whole } = await storedAndWhole();
          expect(stored).toEqual(whole);
          await undoDecision(context(), split.decisionId, by);
          expect(await everything()).toEqual(before);
          expect(await engines.postgres.query('SELECT 1 FROM edge WHERE decision_id IS NOT NULL')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('join two people against the guards, and refuse to where a split is in force', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, [eventOf({ userId: 'maya' }), eventOf({ userId: 'maya2' })]);
    const before = await everything();
    const join = await joinPeople(context(), 1 as PersonId, 2 as PersonId, by);
    expect(await people()).toEqual(['user_id maya, user_id maya2']);
    await undoDecision(context(), join.decisionId, by);
    expect(await everything()).toEqual(before);
    await joinPeople(context(), 1 as PersonId, 2 as PersonId, by);
    await splitPerson(context(), 1 as PersonId, [{ namespace: 'user_id', value: 'maya2' }], by);
    await expect(joinPeople(context(), 1 as PersonId, 2 as PersonId, by)).rejects.toThrow(Conflict);
  });

  it('join people whole: neither loses what a guard or a limit would take', async () => {
    const resolver = new IdentifierResolver();
    const identify = (userId: string, traits: JsonObject, anonymousId?: string) =>
      eventOf({ kind: 'identify', userId, traits, ...(anonymousId === undefined ? {} : { anonymousId }) });
    await arrive(resolver, [
      eventOf({ anonymousId: 'laptop' }),
      identify('maya', { email: 'maya@mail.test', name: 'Maya Okafor' }, 'laptop'),
      ...Array.from({ length: 4 }, (_, index) => identify('maya', { email: `maya${index}@mail.test` })),
      eventOf({ anonymousId: 'tablet' }),
      identify('otto', { email: 'otto@mail.test', name: 'Otto Lind' }, 'tablet'),
    ]);
    const before = await everything();
    expect(await people()).toHaveLength(2);
    const [left, right] = await Promise.all(['maya', 'otto'].map((value) => personOf({ namespace: 'user_id', value })));
    const join = await joinPeople(context(), left as PersonId, right as PersonId, by);
    expect(await people()).toHaveLength(1);
    await arrive(new IdentifierResolver(), [identify('maya', { email: 'maya@mail.test' }, 'laptop')]);
    expect(await people()).toHaveLength(1);
    await undoDecision(context(), join.decisionId, by);
    expect(await everything()).toEqual(before);
  });

  it('take out what is named in the way somebody types it', async () => {
    await arrive(new IdentifierResolver(), [
      eventOf({ kind: 'identify', userId: 'maya', anonymousId: 'laptop', traits: { email: 'maya@mail.test' } }),
    ]);
    await splitPerson(context(), 1 as PersonId, [{ namespace: 'email', value: ' Maya@Mail.test' }], by);
    expect(await people()).toEqual(['anonymous_id laptop, user_id maya', 'email maya@mail.test']);
  });

  it('refuse to take out what is not there, or everything', async () => {
    await arrive(new IdentifierResolver(), [eventOf({ userId: 'maya', anonymousId: 'x' })]);
    await expect(splitPerson(context(), 1 as PersonId, [{ namespace: 'email', value: 'no' }], by)).rejects.toThrow(InvalidInput);
    const all = [
      { namespace: 'user_id', value: 'maya' },
      { namespace: 'anonymous_id', value: 'x' },
    ];
    await expect(splitPerson(context(), 1 as PersonId, all, by)).rejects.toThrow(/leave at least one/);
  });

  it('undone in any order leave nothing behind', async () => {
    const resolver = new IdentifierResolver();
    const events = Array.from({ length: 30 }, (_, index) => eventOf({ userId: `u${index}`, anonymousId: `a${index % 23}` }));
    await arrive(resolver, events);
    const before = await everything();
    const decisions: number[] = [];
    for (let turn = 0; turn < 25; turn += 1) {
      const [first, second] = [(turn * 7) % 30, (turn * 11 + 3) % 30];
      const left = await personOf({ namespace: 'user_id', value: `u${first}` });
      const right = await personOf({ namespace: 'user_id', value: `u${second}` });
      if (left !== right) decisions.push((await joinPeople(context(), left, right, by)).decisionId);
    }
    expect(decisions.length).toBeGreaterThan(10);
    for (const decision of decisions.sort((left, right) => ((left * 17) % 29) - ((right * 17) % 29)))
      await undoDecision(context(), decision, by);
    expect(await everything()).toEqual(before);
  });
});

const anyEvent = fc.record({
  user: fc.option(fc.nat(3), { nil: undefined }),
  browser: fc.option(fc.nat(2), { nil: undefined }),
  email: fc.option(fc.nat(2), { nil: undefined }),
  phone: fc.option(fc.nat(1), { nil: undefined }),
  called: fc.constantFrom(undefined, undefined, 'Maya Okafor', 'Maja Okafor', 'Jonas Okafor', 'Max Lee', 'Maximilian Lee', 'Maya Lee'),
  code: fc.option(fc.nat(2), { nil: undefined }),
  word: fc.constantFrom(undefined, undefined, 'Social Handle Linked', 'Social Handle Unlinked'),
  handle: fc.nat(1),
  analytics: fc.constantFrom(undefined, undefined, undefined, true, false),
  alias: fc.integer({ min: 0, max: 9 }),
  time: fc.nat(20),
});
type AnyEvent = typeof anyEvent extends fc.Arbitrary<infer One> ? One : never;
const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.array(anyEvent, { minLength: 1, maxLength: 6 }) },
  { weight: 3, arbitrary: fc.record({ decide: fc.constantFrom('join', 'split', 'undo'), first: fc.nat(30), second: fc.nat(30) }) },
);

/** Somebody's word on a name of hers, signed in or in her own space. */
function wordOf({ user, browser, email, phone, word, handle, time }: AnyEvent): CustomerEvent {
  return eventOf({
    ...{ name: word as string, channel: 'own', time: clock.now() + time },
    ...(user === undefined ? {} : { userId: `u${user}` }),
    ...(browser === undefined ? {} : { anonymousId: `a${browser}` }),
    context: {
      externalIds: [{ type: 'x_handle', id: `h${handle}` }],
      traits: {
        ...(email === undefined ? {} : { email: `e${email}@mail.test` }),
        ...(phone === undefined ? {} : { phone: `+35191234567${phone}` }),
      },
    },
  });
}

function customerEventOf(any: AnyEvent): CustomerEvent {
  const { user, browser, email, phone, called, code, analytics, alias, time } = any;
  if (any.word !== undefined) return wordOf(any);
  const known = user ?? browser ?? email ?? phone;
  const traits = {
    ...(email === undefined ? {} : { email: `e${email}@mail.test` }),
    ...(phone === undefined ? {} : { phone: `+35191234567${phone}` }),
    ...(called === undefined ? {} : { name: called }),
  };
  return eventOf({
    kind: alias === 0 && user !== undefined ? 'alias' : 'identify',
    ...(user === undefined ? {} : { userId: `u${user}` }),
    ...(browser === undefined && known !== undefined ? {} : { anonymousId: `a${browser ?? 9}` }),
    ...(alias === 0 && user !== undefined ? { previousId: `a${alias}` } : {}),
    traits,
    context: {
      ...(code === undefined ? {} : { externalIds: [{ type: 'brochure_code', id: `SPRING${code}` }] }),
      ...(analytics === undefined ? {} : { consent: { categoryPreferences: { analytics } } }),
    },
    time: clock.now() + time,
  });
}

/** A join, a split or an undoing of whoever is there; what is not possible is not done. */
async function decide(step: { decide: string; first: number; second: number }, decisions: number[]): Promise<void> {
  const all = await engines.postgres.query<IdentifierRow>('SELECT * FROM identifier ORDER BY id');
  const first = all[step.first % Math.max(1, all.length)];
  const second = all[step.second % Math.max(1, all.length)];
  if (first === undefined || second === undefined) return;
  try {
    if (step.decide === 'join') {
      decisions.push((await joinPeople(context(), first.person_id as PersonId, second.person_id as PersonId, by)).decisionId);
    } else if (step.decide === 'split') {
      decisions.push((await splitPerson(context(), first.person_id as PersonId, [first], by)).decisionId);
    } else if (decisions.length > 0) {
      await undoDecision(context(), decisions.splice(step.first % decisions.length, 1)[0] as number, by);
    }
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof InvalidInput)) throw error;
  }
}

describe('the law of the stored graph', () => {
  it('is at every moment what all evidence and decisions say when taken together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
        await engines.postgres.query('TRUNCATE identifier, edge, identity_decision RESTART IDENTITY');
        const resolver = new IdentifierResolver();
        const decisions: number[] = [];
        for (const step of steps) {
          if (Array.isArray(step)) await arrive(resolver, step.map(customerEventOf));
          else {
            await decide(step, decisions);
            resolver.forget();
          }
          const { stored, whole } = await storedAndWhole();
          expect(stored).toEqual(whole);
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { peopleOf, somebodyWith } from '../../test/people-with-events.ts';
import { signedIn } from '../../test/signed-in.ts';
import { hiddenFields } from '../access/index.ts';
import { migrations as deliveryMigrations } from '../delivery/index.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { formatPersonId, type JsonObject } from '../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { acceptSurest, LinkageKeeper, migrations as linkageMigrations, linkageRulesSetting, queueForLinkage } from '../linkage/index.ts';
import { migrations as profileMigrations, traitPreferenceSetting } from '../profile/index.ts';
import { customersRoutes } from './customers.ts';
import { joinPairsRoutes } from './join-pairs.ts';
import { decisionContext, type JoinsDependencies, joinsRoutes } from './joins.ts';
import { viewContextFor } from './people.ts';

const hidden = [
  { field: 'birthday', hiddenFrom: ['steward' as const], why: 'for the test' },
  { field: 'phone', hiddenFrom: ['marketer' as const], why: 'for the test' },
];
let server: TestServer;
let keeper: LinkageKeeper;
let joins: JoinsDependencies;
const problems: string[] = [];

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations, ...linkageMigrations, ...deliveryMigrations],
    warehouseTables: [eventTable],
    routes: (app, started) => {
      const people = { ...peopleOf(started), hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(hidden, role) };
      joins = {
        ...{ postgres: started.postgres, audit: started.audit, clock: started.clock, identityRules: () => defaultIdentityRules },
        viewOf: (caller) => viewContextFor(people, caller),
        namesOf: async () => new Map(),
      };
      joinsRoutes(app, joins);
      customersRoutes(app, people);
      joinPairsRoutes(app, { people, joins, rules: () => linkageRulesSetting.default });
    },
  });
  const { postgres, warehouse, clock } = server;
  keeper = new LinkageKeeper({
    ...{ postgres, warehouse, clock, rules: () => linkageRulesSetting.default, preference: () => traitPreferenceSetting.default },
    onProblem: (message) => problems.push(message),
  });
});
afterAll(() => server.close());

/** Somebody of whom this was stated, compared with all that were there before. */
async function somebody(traits: JsonObject): Promise<string> {
  const id = await somebodyWith(server, [{ daysAgo: 3, kind: 'identify', traits }]);
  await queueForLinkage(server.postgres, [Number(id.slice(1))]);
  while (await keeper.stepArrivals());
  return id;
}

/** What is in several hands is nobody's record. */
async function becomeNobodys(surname: string): Promise<void> {
  const rows = await server.postgres.query<{ id: number }>(
    'UPDATE identifier SET shared = true WHERE id IN (SELECT identifier_id FROM linkage_record WHERE fields[2] = $1) RETURNING id',
    [surname],
  );
  await queueForLinkage(
    server.postgres,
    rows.map(({ id }) => id),
  );
  while (await keeper.stepArrivals());
}

const ana = {
  firstName: 'Ana',
  lastName: 'Gonçalves',
  birthday: '1984-03-07',
  phone: '+351912345678',
  address: { street: '12 Rua Nova', city: 'Porto', postalCode: '4050' },
};
const pairsOf = async (id: string, role: 'admin' | 'steward' = 'admin') =>
  (await server.call(role, 'GET', `/v1/customers/${id}/pairs`)).body.items;
const verdict = (id: number, body: object) => server.call('steward', 'POST', `/v1/joins/pairs/${id}/verdict`, body);

describe('records that share no key', () => {
  it('come before a reviewer as soon as they arrive, side by side, with what each field says', async () => {
    const one = await somebody(ana);
    const other = await somebody({
      firstName: 'Anna',
      lastName: 'Goncalves',
      birthday: '1984-07-03',
      address: { street: 'Rua Nova, 12', city: 'Porto' },
    });
    await somebody({ firstName: 'Bruno', lastName: 'Keller', birthday: '1950-01-31', email: 'bruno@example.test' });
    const [pair, ...others] = await pairsOf(one);
    expect(others).toEqual([]);
    expect(pair.people.map(({ id }: { id: string }) => id).sort()).toEqual([one, other].sort());
    expect(pair.chance).toBeGreaterThan(0.8);
    const agreements = Object.fromEntries(pair.fields.map(({ field, agreement }: Record<string, string>) => [field, agreement]));
    expect(agreements).toMatchObject({
      given_name: 'nickname',
      surname: 'equal',
      birth_date: 'day_and_month_swapped',
      street: 'equal',
      phone: 'missing',
    });
    const sum = pair.start.bits + pair.others.bits + pair.fields.reduce((all: number, { bits }: { bits: number }) => all + bits, 0);
    expect(1 / (1 + 2 ** -sum)).toBeCloseTo(pair.chance, 6);
    const page = (await server.call('admin', 'GET', '/v1/joins/pairs')).body;
    expect([page.waiting, page.items.length, page.items[0].id]).toEqual([1, 1, pair.id]);
    expect(await pairsOf(other)).toEqual([pair]);
  });

  it('are compared anew with each that comes while they are few, and are a pair no more when one of them is nobody’s', async () => {
    const namesakes = { firstName: 'Sara', lastName: 'Lindqvist', address: { city: 'Lund' } };
    const one = await somebody(namesakes);
    const other = await somebody(namesakes);
    const [before] = await pairsOf(one);
    for (let at = 0; at < 8; at++) await somebody({ firstName: at % 2 === 0 ? 'Sara' : `Nobody${at}`, lastName: 'Lindqvist' });
    const [after] = (await pairsOf(one)).filter(({ people }: { people: { id: string }[] }) => people.some(({ id }) => id === other));
    expect([after.id, after.foundAt]).toEqual([before.id, before.foundAt]);
    expect(after.chance).toBeLessThan(before.chance - 0.05);
    const sum = after.start.bits + after.others.bits + after.fields.reduce((all: number, { bits }: { bits: number }) => all + bits, 0);
    expect(1 / (1 + 2 ** -sum)).toBeCloseTo(after.chance, 6);
    await becomeNobodys('lindqvist');
    expect(await pairsOf(one)).toEqual([]);
  });

  it('are none where years of birth tell two apart, as of a father and a son of one name', async () => {
    const { postgres } = server;
    const traits = {
      firstName: 'Artur',
      lastName: 'Vilhena',
      address: { street: '3 Rua da Serra', city: 'Loulé' },
      phone: '+351289414141',
    };
    const born = async (year: number): Promise<string> => {
      const id = await somebodyWith(server, [{ daysAgo: 3, kind: 'identify', traits: { ...traits, birthYear: year } }]);
      const marks = JSON.stringify([['artur'], ['vilhena'], [String(year)]]);
      await postgres.query('UPDATE identifier SET marks = $2 WHERE id = $1', [Number(id.slice(1)), marks]);
      await queueForLinkage(postgres, [Number(id.slice(1))]);
      while (await keeper.stepArrivals());
      return id;
    };
    const father = await born(1949);
    await born(1977);
    expect(await pairsOf(father)).toEqual([]);
    const again = await born(1950);
    const [pair, ...others] = await pairsOf(father);
    expect([pair.people.map(({ id }: { id: string }) => id).sort(), others]).toEqual([[father, again].sort(), []]);
    await becomeNobodys('vilhena');
  });

  it('are shown without what the role may not see', async () => {
    const [pair] = (await server.call('steward', 'GET', '/v1/joins/pairs')).body.items;
    expect(pair.fields.find(({ field }: { field: string }) => field === 'birth_date')).toMatchObject({
      values: [null, null],
      hidden: true,
    });
    expect((await server.call('clerk', 'GET', '/v1/joins/pairs')).status).toBe(403);
  });

  it('are joined by a decision that names what it rests on, and can be undone', async () => {
    const [pair] = (await server.call('admin', 'GET', '/v1/joins/pairs')).body.items;
    const { status, body } = await verdict(pair.id, { verdict: 'join', reason: 'the same handwriting' });
    expect([status, body.state, body.people[0].id]).toEqual([200, 'join', body.people[1].id]);
    const graph = (await server.call('admin', 'GET', `/v1/customers/${body.people[0].id}/graph`)).body;
    expect(graph.decisions[0]).toMatchObject({
      id: body.decision,
      kind: 'join',
      reason: 'the same handwriting',
      evidence: { pair: pair.id, model: 0 },
    });
    expect(graph.decisions[0].evidence.chance).toBeCloseTo(pair.chance, 9);
    expect((await verdict(pair.id, { verdict: 'different' })).body.error.code).toBe('linkage.joined');
    expect((await server.call('admin', 'GET', '/v1/joins/pairs')).body.waiting).toBe(0);
    const judgedOne = async () => (await server.call('admin', 'GET', '/v1/joins/statistics')).body.calibration[0].one;
    expect(await judgedOne()).toBe(1);
    const split = await server.call('steward', 'POST', `/v1/customers/${body.people[0].id}/split`, {
      identifiers: [pair.people[1].identifier],
      reason: 'two sisters, one of them says',
    });
    expect(await judgedOne()).toBe(0);
    // Two again: it stands among those that are two people, from where they may be joined once more.
    const idsIn = async (state: string) =>
      (await server.call('admin', 'GET', `/v1/joins/pairs?state=${state}`)).body.items.map(({ id }: { id: number }) => id);
    expect(await idsIn('join')).not.toContain(pair.id);
    expect(await idsIn('different')).toContain(pair.id);
    expect((await server.call('admin', 'GET', `/v1/joins/pairs/${pair.id}`)).body.state).toBe('different');
    await server.call('steward', 'POST', `/v1/decisions/${split.body.decision}/undo`, { reason: 'it was a joke' });
    expect(await judgedOne()).toBe(1);
    expect(await idsIn('join')).toContain(pair.id);
    await server.call('steward', 'POST', `/v1/decisions/${body.decision}/undo`, { reason: 'two sisters' });
    const apart = (await server.call('admin', 'GET', `/v1/joins/pairs/${pair.id}`)).body;
    expect(apart.people[0].id).not.toBe(apart.people[1].id);
    expect((await server.call('admin', 'GET', '/v1/joins/statistics')).body.calibration).toMatchObject([{ judged: 1, one: 0 }]);
    expect(await server.actions()).toEqual(expect.arrayContaining(['identity.join', 'identity.undo']));
  });

  it('that are two by a reviewer’s word are not proposed again, whatever comes; two words that differ are seen', async () => {
    const [pair] = (await server.call('admin', 'GET', '/v1/joins/pairs?state=different')).body.items;
    expect((await verdict(pair.id, { verdict: 'different' })).body).toMatchObject({ state: 'different', disputed: false });
    const maya = await signedIn(server, 'Maya', 'steward');
    expect((await maya('POST', `/v1/joins/pairs/${pair.id}/verdict`, { verdict: 'household' })).body.verdicts.at(-1)).toMatchObject({
      by: 'Maya',
      verdict: 'household',
    });
    expect((await server.call('admin', 'GET', `/v1/joins/pairs/${pair.id}`)).body.disputed).toBe(true);
    const [one] = pair.people;
    await server.postgres.query('UPDATE linkage_record SET fields[1] = $2 WHERE identifier_id = $1', [Number(one.id.slice(1)), 'ann']);
    await queueForLinkage(server.postgres, [Number(one.id.slice(1))]);
    while (await keeper.stepArrivals());
    expect((await server.call('admin', 'GET', '/v1/joins/pairs')).body.waiting).toBe(0);
    const judged = async () =>
      (await server.call('admin', 'GET', '/v1/joins/statistics')).body.calibration.map(({ judged: count }: { judged: number }) => count);
    expect(await judged()).toEqual([2]);
    expect((await verdict(pair.id, { verdict: 'open' })).body.state).toBe('open');
    // What is taken back is no label any more; Maya's word stands.
    expect(await judged()).toEqual([1]);
    expect((await server.call('admin', 'GET', '/v1/joins/pairs')).body.waiting).toBe(1);
    await verdict(pair.id, { verdict: 'later' });
  });

  it('of one home are two people', async () => {
    const home = { lastName: 'Iversen', phone: '+4722334455', address: { street: '4 Storgata', city: 'Oslo', postalCode: '0155' } };
    const one = await somebody({ ...home, firstName: 'Nils', birthday: '1970-02-01' });
    await somebody({ ...home, firstName: 'Greta', birthday: '1996-11-23' });
    expect(await pairsOf(one)).toEqual([]);
  });

  it('are of one household by a reviewer’s word: both pages say who said so, at once, until it is taken back', async () => {
    const home = { lastName: 'Abrantes', birthday: '1971-04-02', address: { street: '9 Rua do Sol', city: 'Faro', postalCode: '8000' } };
    const one = await somebody({ ...home, firstName: 'Carla' });
    const other = await somebody({ ...home, firstName: 'Carlo' });
    const householdOf = async (id: string) => (await server.call('clerk', 'GET', `/v1/customers/${id}`)).body.household;
    const [pair] = await pairsOf(one);
    expect(await householdOf(one)).toEqual([]);
    const told: string[] = [];
    const stop = await server.postgres.listen('applied', (payload) => told.push(payload));
    const maya = await signedIn(server, 'Rosa', 'steward');
    const say = (state: string, reason: string) => maya('POST', `/v1/joins/pairs/${pair.id}/verdict`, { verdict: state, reason });
    await say('household', 'twins, she says');
    const [day] = new Date(server.clock.now()).toISOString().split('T');
    const word = {
      why: `said by Rosa on ${day}: one household`,
      said: { by: 'Rosa', time: new Date(server.clock.now()).toISOString(), reason: 'twins, she says' },
    };
    expect(await householdOf(one)).toEqual([{ id: other, name: 'Carlo Abrantes', ...word }]);
    expect(await householdOf(other)).toEqual([{ id: one, name: 'Carla Abrantes', ...word }]);
    expect((await server.call('admin', 'GET', `/v1/customers/${one}/graph`)).body.household).toEqual([{ id: other, ...word }]);
    await expect.poll(() => told.flatMap((payload) => payload.split(' ')).sort()).toEqual([one.slice(1), other.slice(1)].sort());
    await stop();
    // A shared phone beside it is a second reason for the same member, and no more of it than the role may see.
    const { postgres } = server;
    const [phone] = await postgres.query<{ id: number }>(
      "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, shared) VALUES ('phone', '+351289000111', 0, 0, 1, true) RETURNING id",
    );
    await postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [phone?.id as number]);
    for (const id of [one, other])
      await postgres.query(
        "INSERT INTO edge (a, b, rule, source_id, message_id, first_time, observed_at, strength, refused) VALUES ($1, $2, 'observed', 1, 'm', 0, 0, 0.9, 'shared_identifier')",
        [Number(id.slice(1)), phone?.id as number],
      );
    expect(await householdOf(one)).toEqual([
      {
        ...word,
        id: other,
        name: 'Carlo Abrantes',
        why: `the same phone: +351289000111; ${word.why}`,
        shares: { namespace: 'phone', value: '+351289000111' },
      },
    ]);
    expect((await server.call('marketer', 'GET', `/v1/customers/${one}`)).body.household[0].why).toMatch(
      /^the same phone: [^;\d]*0?111; said by Rosa/,
    );
    await postgres.query('DELETE FROM edge WHERE b = $1', [phone?.id as number]);

    // Whoever holds the identifier by now; two who have become one are no household.
    const third = await somebody({ firstName: 'Xavier', lastName: 'Zeller', birthday: '1930-12-12' });
    const joined = (await server.call('steward', 'POST', `/v1/customers/${other}/join`, { with: third, reason: 'he says so' })).body;
    expect((await householdOf(one)).map(({ id }: { id: string }) => id)).toEqual([joined.customer]);
    const become = (await server.call('steward', 'POST', `/v1/customers/${one}/join`, { with: third, reason: 'all one' })).body;
    expect(await householdOf(one)).toEqual([]);
    for (const { decision } of [become, joined])
      await server.call('steward', 'POST', `/v1/decisions/${decision}/undo`, { reason: 'a mistake' });
    expect(await householdOf(one)).toHaveLength(1);

    await say('different', 'neighbours');
    expect([await householdOf(one), await householdOf(other)]).toEqual([[], []]);
    await say('household', 'not neighbours');
    expect((await householdOf(one))[0].said.reason).toBe('not neighbours');
    await say('open', 'not sure');
    expect(await householdOf(one)).toEqual([]);
    await say('later', 'another day');
    expect(await server.actions()).toContain('identity.judge');
  });

  it('are joined without a reviewer only where the firm says so, and never against what one person can have', async () => {
    const one = await somebody({
      firstName: 'Olga',
      lastName: 'Quist',
      birthday: '1961-05-09',
      email: 'olga.quist@one.test',
      phone: '+4677000111',
    });
    const other = await somebody({
      firstName: 'Olga',
      lastName: 'Quist',
      birthday: '1961-05-09',
      email: 'olga@two.test',
      phone: '+4677000111',
    });
    const twice = { firstName: 'Hugo', lastName: 'Pires', birthday: '1988-08-08', phone: '+3519900' };
    const ids = [await somebody(twice), await somebody({ ...twice, email: 'hugo@three.test' })];
    await server.postgres.query(
      "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) SELECT 'user_id', 'u' || id, id, 1, 1 FROM unnest($1::int8[]) AS id",
      [`{${ids.map((id) => id.slice(1)).join(',')}}`],
    );
    const context = decisionContext(joins, { kind: 'system', name: 'statistics' }, 'identity.join', undefined, 'sure enough');
    expect(await acceptSurest(context, 0.95)).toBe(1);
    const [{ person_id: person } = { person_id: 0 }] = await server.postgres.query<{ person_id: number }>(
      'SELECT person_id FROM identifier WHERE id = $1',
      [Number(other.slice(1))],
    );
    expect(formatPersonId(person as never)).toBe(one);
    const [pair] = await pairsOf(ids[0] as string);
    expect(pair.care).toEqual(['together they would have 2 of: User id; one person has at most 1']);
  });

  it('are compared with each other on demand; too few teach nothing, and a page that is none is refused', async () => {
    expect((await server.call('steward', 'POST', '/v1/joins/statistics/run')).status).toBe(202);
    expect((await server.call('steward', 'POST', '/v1/joins/statistics/run')).body.error.code).toBe('linkage.running');
    await keeper.stepRun();
    const { runs, model } = (await server.call('admin', 'GET', '/v1/joins/statistics')).body;
    expect(runs[0]).toMatchObject({ askedBy: expect.any(String), model: null, pairsFound: 0, problem: null });
    expect(runs[0].rules.length).toBeGreaterThan(10);
    expect(model).toEqual({ version: 0, fittedAt: null });
    expect((await server.call('admin', 'GET', '/v1/joins/pairs?after=x')).body.error.code).toBe('linkage.bad_page');
    expect((await server.call('admin', 'GET', '/v1/joins/pairs/999999')).status).toBe(404);
    expect(problems).toEqual([]);
  });
});

describe('a run over everybody', () => {
  const surnames = [
    'Abel',
    'Brandt',
    'Costa',
    'Dias',
    'Ebner',
    'Fischer',
    'Gomes',
    'Huber',
    'Jansen',
    'Lopes',
    'Maier',
    'Neves',
    'Olsen',
    'Ramos',
    'Silva',
    'Toth',
  ];
  const givenNames = [
    'Carla',
    'David',
    'Elena',
    'Frank',
    'Irene',
    'Jonas',
    'Klara',
    'Luca',
    'Mara',
    'Paula',
    'Rita',
    'Sven',
    'Tania',
    'Ugo',
    'Vera',
    'Walter',
  ];

  it('learns from all records, and finds those that no key on arrival brought together', async () => {
    const traitsOf = (number: number): JsonObject => ({
      firstName: givenNames[number % 16] as string,
      lastName: surnames[(number * 7 + Math.floor(number / 16)) % 16] as string,
      birthday: `${1940 + ((number * 13) % 60)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + ((number * 5) % 28)).padStart(2, '0')}`,
      email: `person${number * 37}@example.test`,
    });
    const ids = await Promise.all(
      Array.from({ length: 330 }, (_, at) =>
        somebodyWith(server, [
          { daysAgo: 3, kind: 'identify', traits: at < 250 ? traitsOf(at) : { ...traitsOf(at - 250), email: `other${at}@mail.test` } },
        ]),
      ),
    );
    await queueForLinkage(
      server.postgres,
      ids.map((id) => Number(id.slice(1))),
    );
    while (await keeper.stepArrivals());
    await server.postgres.query("DELETE FROM linkage_pair WHERE state = 'open'");
    expect(await keeper.stepRun()).toBe(true);
    const statistics = (await server.call('admin', 'GET', '/v1/joins/statistics')).body;
    expect(statistics.model.version).toBe(1);
    const found = await server.postgres.query<{ a: number; b: number; chance: number }>(
      'SELECT a, b, chance FROM linkage_pair WHERE state = $1 AND model = 1',
      ['open'],
    );
    const numbers = new Map(ids.map((id, at) => [Number(id.slice(1)), at % 250]));
    const right = found.filter(({ a, b, chance }) => chance > 0.5 && numbers.get(a) === numbers.get(b) && numbers.has(a));
    const wrong = found.filter(({ a, b, chance }) => chance > 0.5 && numbers.has(a) && numbers.has(b) && numbers.get(a) !== numbers.get(b));
    expect(right.length).toBeGreaterThanOrEqual(78);
    expect(wrong.length).toBeLessThanOrEqual(2);
    // What arrives while a run goes on has not been seen by it.
    const { a, b } = right[0] as { a: number; b: number };
    await server.postgres.query('UPDATE linkage_pair SET model = 0, found_at = $3 WHERE a = $1 AND b = $2', [a, b, server.clock.now() + 1]);
    await server.postgres.query("UPDATE linkage_record SET fields = array_fill(''::text, ARRAY[19]) WHERE identifier_id = $1", [b]);
    await server.call('steward', 'POST', '/v1/joins/statistics/run');
    await keeper.stepRun();
    expect(await server.postgres.query('SELECT model FROM linkage_pair WHERE a = $1 AND b = $2', [a, b])).toEqual([{ model: 0 }]);
    // Whoever comes now is compared by what was learned.
    const [first] = ids;
    await somebody({ ...traitsOf(0), email: 'third@mail.test' });
    const [pair] = await pairsOf(first as string);
    expect(pair.model).toBe(2);
  });

  it('learns from what reviewers say, once a hundred words foretell each other better than the statistics alone', async () => {
    const maya = await signedIn(server, 'Noor', 'steward');
    const open = await server.postgres.query<{ id: number }>("SELECT id FROM linkage_pair WHERE state = 'open' AND chance > 0.5");
    for (const { id } of open) {
      await verdict(id, { verdict: 'different' });
      await maya('POST', `/v1/joins/pairs/${id}/verdict`, { verdict: 'household' });
    }
    const before = (await server.call('admin', 'GET', '/v1/joins/statistics')).body;
    expect(before.runs[0].lessons).toEqual({ labels: expect.any(Number), isCorrected: false });
    expect(before.quality[0].precision.high).toBeLessThan(0.2);
    await server.call('steward', 'POST', '/v1/joins/statistics/run');
    await keeper.stepRun();
    const { runs, model } = (await server.call('admin', 'GET', '/v1/joins/statistics')).body;
    expect(runs[0].lessons).toMatchObject({ isCorrected: true });
    expect(runs[0].lessons.labels).toBeGreaterThanOrEqual(100);
    expect(runs[0].lessons.surprise.corrected).toBeLessThan(runs[0].lessons.surprise.alone);
    // Of people of whom nobody has said anything, less is made of the same agreement.
    const twice = { firstName: 'Irene', lastName: 'Ebner', birthday: '1999-12-30' };
    const one = await somebody({ ...twice, email: 'first@other.test' });
    await somebody({ ...twice, email: 'second@other.test' });
    const [pair] = await pairsOf(one);
    expect(pair === undefined || pair.chance < 0.5).toBe(true);
    if (pair !== undefined) expect(pair.model).toBe(model.version);
  });
});

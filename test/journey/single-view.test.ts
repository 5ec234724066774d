import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  customerSingleViewRoutes,
  type JoinsDependencies,
  joinPairsRoutes,
  joinsRoutes,
  singleViewRoutes,
  viewContextFor,
} from '../../src/api/index.ts';
import { LinkageKeeper, linkageRulesSetting } from '../../src/linkage/index.ts';
import { createSource } from '../../src/source/index.ts';
import { type SingleViewDefinition, SingleViewKeeper, singleViewSetting } from '../../src/wholeness/index.ts';
import { startWorkingServer, type WorkingServer } from './working-server.ts';

// A hundred customers of whom forty have an unlinked fragment: sent as events, compared on arrival, and counted, on real engines.

let server: WorkingServer;
let linkage: LinkageKeeper;
let keeper: SingleViewKeeper;
let definition: SingleViewDefinition = singleViewSetting.default;
let storeCards = 0;
const stops: (() => unknown)[] = [];
const numbersIn = (payload: string) => payload.split(' ').map(Number).filter(Number.isSafeInteger);

beforeAll(async () => {
  server = await startWorkingServer('single view', async (app, people, { said: { sources } }) => {
    const { postgres, warehouse, clock, audit, identityRules, traitPreference } = people;
    const rules = { definition: () => ({ definition, version: 1 }) };
    singleViewRoutes(app, people, rules);
    customerSingleViewRoutes(app, people, { ...rules, sources });
    const joins: JoinsDependencies = {
      ...{ postgres, audit, clock, identityRules, namesOf: async () => new Map() },
      viewOf: (caller) => viewContextFor(people, caller),
    };
    joinsRoutes(app, joins);
    joinPairsRoutes(app, { people, joins, rules: () => linkageRulesSetting.default });
    const onProblem = (message: string, error?: unknown) => {
      throw new Error(message, { cause: error });
    };
    linkage = new LinkageKeeper({
      ...{ postgres, warehouse, clock, onProblem, preference: traitPreference },
      rules: () => linkageRulesSetting.default,
    });
    keeper = new SingleViewKeeper({
      ...{ postgres, clock, onProblem, identity: identityRules, preference: traitPreference },
      ...{ definition: () => definition, sources: () => sources.list() },
    });
    const owners = { marketingOwner: 'Maya', technologyOwner: 'Tomas', timezone: 'UTC' };
    const { source } = await createSource(postgres, { name: 'Store cards', channel: 'store', kind: 'file', ...owners }, clock);
    storeCards = source.id;
    await sources.refresh();
    stops.push(
      await postgres.listen('applied', (payload) => keeper.changed(numbersIn(payload))),
      await postgres.listen('pairs_changed', (payload) => keeper.pairsChanged(numbersIn(payload))),
      await postgres.listen('view_changed', (payload) => {
        if (payload === 'everybody') keeper.measureAgain();
        else keeper.spokenOf(numbersIn(payload));
      }),
    );
  });
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await server.close();
});

/** What the threads do a moment after the events. */
async function settle(): Promise<void> {
  while (await linkage.stepArrivals());
  // Notices arrive by their own connection.
  await new Promise((resolve) => setTimeout(resolve, 100));
  while ((await keeper.step()) !== undefined);
}

const [syllables, ends] = [
  ['Ar', 'Be', 'Co', 'Du', 'Es', 'Fa', 'Gi', 'Ho', 'Iv', 'Ju'],
  ['mandez', 'lander', 'ritsen', 'vinhal', 'kowski', 'pereza', 'toffel', 'ndberg', 'schmid', 'quilho'],
];
const firstNames = ['Ana', 'Bruno', 'Clara', 'Diego', 'Elena', 'Filipe', 'Greta', 'Hugo', 'Ines', 'Jonas'];

/** A customer of the web shop, told apart from every other by all that is said of her. */
function customer(at: number) {
  const name = { firstName: firstNames[(at * 7) % 10], lastName: `${syllables[at % 10]}${ends[Math.floor(at / 10)]}` };
  const birthday = `${1950 + (at % 45)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 3) % 28)).padStart(2, '0')}`;
  const address = {
    street: `${at + 1} Rua ${ends[at % 10]}${syllables[Math.floor(at / 10)]}`,
    city: 'Porto',
    postalCode: String(4000 + at),
  };
  return { ...name, birthday, address };
}

const measure = async () => (await server.call('cmo', 'GET', '/v1/single-view')).body;
const people = async (query: string) => (await server.call('steward', 'GET', `/v1/single-view/people?${query}`)).body;

it('reads 60 % of a hundred customers of whom forty have an unlinked fragment, and lists the forty', async () => {
  const all = Array.from({ length: 100 }, (_, at) => at);
  await server.send(
    ...all.map((at) => ({ type: 'identify', userId: `web-${at}`, traits: { ...customer(at), email: `c${at}@shop.test` } })),
    // Forty wrote another list once: with a letter missing, and nothing that both share.
    ...all.slice(0, 40).map((at) => {
      const { firstName, lastName, birthday, address } = customer(at);
      const traits = { firstName, lastName: `${lastName.slice(0, -2)}${lastName.at(-1)}`, birthday, address };
      return { type: 'identify', traits, context: { externalIds: [{ type: 'store_card', id: `CARD-${at}`, collection: 'users' }] } };
    }),
    // Behind a browser nobody is known: no customer, but said.
    { type: 'page', anonymousId: 'browser-1', properties: { url: 'https://shop.test/' } },
  );
  await settle();
  expect(await measure()).toMatchObject({
    ...{ share: 0.6, customers: 100, whole: 60, notYet: 40, reasons: [{ reason: 'likely_pair', customers: 40 }] },
    ...{ leftOut: { unknown: 1, countedWithAnother: 40 }, waiting: 0, measuredAt: expect.any(String) },
    days: [{ share: 0.6, whole: 60, notYet: 40 }],
  });
  const first = await people('limit=25');
  const rest = await people(`limit=25&after=${first.next}`);
  const listed = [...first.items, ...rest.items];
  expect([first.customers, first.items.length, rest.items.length, rest.next]).toEqual([40, 25, 15, undefined]);
  const names = all.slice(0, 40).map((at) => `${customer(at).firstName} ${customer(at).lastName}`);
  expect(listed.map(({ name }) => name).sort()).toEqual(names.sort());
  for (const { records, reasons } of listed) {
    expect([records.length, reasons.map(({ reason }: { reason: string }) => reason)]).toEqual([2, ['likely_pair']]);
    expect((await server.call('steward', 'GET', `/v1/joins/pairs/${reasons[0].pair}`)).body.state).toBe('open');
  }
  expect((await people('state=whole&limit=200')).items).toHaveLength(60);
  expect((await people('state=unknown')).items).toHaveLength(1);
  expect((await people('reason=likely_pair&limit=200')).items.map(({ id }: { id: string }) => id)).toEqual(listed.map(({ id }) => id));
});

it('moves with what a steward says of a pair: one person, or two', async () => {
  const { items } = await people('limit=2');
  const [one, two] = items.map(({ reasons }: { reasons: { pair: number }[] }) => reasons[0]?.pair);
  await server.call('steward', 'POST', `/v1/joins/pairs/${one}/verdict`, { verdict: 'join' });
  await settle();
  expect(await measure()).toMatchObject({ share: 0.61, customers: 100, notYet: 39, leftOut: { countedWithAnother: 39 } });
  await server.call('steward', 'POST', `/v1/joins/pairs/${two}/verdict`, { verdict: 'different' });
  await settle();
  expect(await measure()).toMatchObject({ customers: 101, whole: 63, notYet: 38 });
  const { decisions } = (await server.call('steward', 'GET', `/v1/customers/${items[0].id}/graph`)).body;
  await server.call('steward', 'POST', `/v1/decisions/${decisions[0].id}/undo`, { reason: 'two sisters' });
  await settle();
  // A join that is undone says that they are two.
  expect(await measure()).toMatchObject({ customers: 102, notYet: 38 });
});

it('asks for a source that is expected, says so on her page, and takes the word of a colleague that she is not there', async () => {
  definition = { ...definition, expected: [{ source: storeCards, freshDays: null }] };
  await settle();
  expect(await measure()).toMatchObject({
    share: 0,
    definition: {
      expected: [{ source: { name: 'Store cards' } }],
      words: expect.arrayContaining([expect.stringContaining('Store cards')]),
    },
  });
  const id = await server.numberOf('web-99');
  const address = `/v1/customers/${id}`;
  const seen = (await server.call('clerk', 'GET', `${address}/single-view`)).body;
  expect(seen).toMatchObject({ state: 'not_yet', reasons: [{ reason: 'source_missing', source: { name: 'Store cards' } }] });
  const reason = 'she has no store card';
  expect((await server.call('clerk', 'PUT', `${address}/absent-sources/${storeCards}`, { reason })).status).toBe(403);
  const said = await server.call('agent', 'PUT', `${address}/absent-sources/${storeCards}`, { reason });
  expect(said.body).toMatchObject({ state: 'whole', sources: [{ state: 'absent', absence: { reason, by: 'a agent' } }] });
  expect((await server.call('agent', 'PUT', `${address}/absent-sources/${storeCards}`, { reason })).body.error.code).toBe(
    'wholeness.absent_already',
  );
  await settle();
  expect((await people('state=whole')).items.map((one: { id: string }) => one.id)).toEqual([id]);
  const end = `${address}/absent-sources/${storeCards}/end`;
  expect((await server.call('agent', 'POST', end, { reason: 'she has one now' })).body.state).toBe('not_yet');
  expect((await server.call('agent', 'POST', end, { reason: 'again' })).body.error.code).toBe('wholeness.not_absent');
  await server.send({ type: 'identify', userId: 'web-98', traits: { absentSources: ['store cards'] } });
  await settle();
  expect((await people('state=whole')).items.map((one: { id: string }) => one.id)).toEqual([await server.numberOf('web-98')]);
  expect(await server.actions()).toEqual(expect.arrayContaining(['people.list', 'people.say_absent', 'people.end_absent']));
});

it('measures again on demand, and refuses who may not ask and what makes no sense', async () => {
  expect((await server.call('cio', 'POST', '/v1/single-view/measure')).status).toBe(202);
  server.clock.set(server.clock.now() + 60_000);
  await settle();
  expect((await measure()).everybodyAt).toBe(new Date(server.clock.now()).toISOString());
  expect((await server.call('clerk', 'GET', '/v1/single-view')).status).toBe(403);
  expect((await server.call('clerk', 'GET', '/v1/single-view/people')).status).toBe(403);
  expect((await server.call('engineer', 'GET', '/v1/single-view/people')).status).toBe(403);
  expect((await people('state=whole&reason=likely_pair')).error.code).toBe('wholeness.bad_question');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customersRoutes, type JoinsDependencies, joinsRoutes, viewContextFor } from '../../src/api/index.ts';
import type { JsonObject } from '../../src/foundation/index.ts';
import { startWorkingServer, type WorkingServer } from './working-server.ts';

// Two adults of one home, in the forms in which lists bring them: two records remain, of one household, and the review list says why.

let server: WorkingServer;
let hidden: string[] = [];

beforeAll(async () => {
  server = await startWorkingServer('household', (app, people) => {
    const { postgres, clock, audit, identityRules } = people;
    const joins: JoinsDependencies = {
      ...{ postgres, audit, clock, identityRules, namesOf: async () => new Map() },
      viewOf: (caller) => ({ ...viewContextFor(people, caller), isHidden: (field) => hidden.includes(field) }),
    };
    joinsRoutes(app, joins);
    customersRoutes(app, people);
  });
});
afterAll(() => server.close());

interface Member {
  readonly id: string;
  readonly why: string;
}
interface Refused {
  readonly reason: string;
  readonly refusal: { readonly code: string; readonly namespace?: string };
  readonly differences: readonly string[];
  readonly people: readonly { readonly id: string; readonly birthYear?: number }[];
}

const address = { street: '12 Rua das Flores', city: 'Porto', postalCode: '4050' };
const ana: JsonObject = { firstName: 'Ana', lastName: 'Abrantes', birthday: '1980-03-07', address };
const rui: JsonObject = { firstName: 'Rui', lastName: 'Abrantes', birthday: '1974-11-23', address };
const inHands = [/several people/, /different names or dates of birth/];

/** The customer whom this value names, or of those known by a phone alone the one of this name. */
type Of = string | { readonly phone: string; readonly name: string };

async function numberOf(of: Of): Promise<string> {
  if (typeof of === 'string') return server.numberOf(of);
  const keys = await server.postgres.query<{ person_id: number; marks: string }>(
    `SELECT k.person_id, k.marks FROM identifier k JOIN edge e ON k.id IN (e.a, e.b) JOIN identifier p ON p.id IN (e.a, e.b)
     WHERE k.namespace = 'person_key' AND p.value = $1`,
    [of.phone],
  );
  return `p${keys.find(({ marks }) => marks.includes(of.name))?.person_id}`;
}

/** Sends all; answers what the pages of both and the review list say. */
async function seen(events: readonly object[], values: readonly [Of, Of]) {
  for (const event of events) await server.send(event);
  const ids = await Promise.all(values.map(numberOf));
  const views = await Promise.all(ids.map(async (id) => (await server.call('steward', 'GET', `/v1/customers/${id}`)).body));
  const review: Refused[] = (await server.call('steward', 'GET', '/v1/joins')).body.items;
  return {
    ids,
    names: views.map(({ name }) => name.display),
    households: views.map(({ household }) => household.map(({ id, why }: Member) => [id, why])),
    refused: review.filter(({ people }) => people.some(({ id }) => ids.includes(id))),
  };
}

const phoneIs = (id: string) => ({ type: 'phone', id, collection: 'users', encoding: 'none' });
const cardIs = (id: string) => ({ type: 'store_card', id, collection: 'users', encoding: 'none' });

describe('two adults of one phone and address with different names and years of birth', () => {
  const forms: Record<string, (phone: string) => { events: object[]; values: [Of, Of] }> = {
    'in two lists with a customer number each': (phone) => ({
      events: [
        { type: 'identify', userId: 'crm-1', traits: { ...ana, phone } },
        { type: 'identify', userId: 'shop-1', traits: { ...rui, phone } },
      ],
      values: ['crm-1', 'shop-1'],
    }),
    'with a card each and the phone as an identifier': (phone) => ({
      events: [
        { type: 'identify', traits: ana, context: { externalIds: [phoneIs(phone), cardIs('card-a')] } },
        { type: 'identify', traits: rui, context: { externalIds: [phoneIs(phone), cardIs('card-r')] } },
      ],
      values: ['card-a', 'card-r'],
    }),
    'with an e-mail address each': (phone) => ({
      events: [
        { type: 'identify', traits: { ...ana, phone, email: 'ana@abrantes.test' } },
        { type: 'identify', traits: { ...rui, phone, email: 'rui@abrantes.test' } },
      ],
      values: ['ana@abrantes.test', 'rui@abrantes.test'],
    }),
    'one of whom is known by the phone alone': (phone) => ({
      events: [
        { type: 'identify', userId: 'crm-4', traits: { ...ana, phone } },
        { type: 'identify', traits: { ...rui, phone } },
      ],
      values: ['crm-4', { phone, name: 'rui' }],
    }),
    'one of whom is known by the phone alone, and came first': (phone) => ({
      events: [
        { type: 'identify', traits: { ...ana, phone } },
        { type: 'identify', userId: 'crm-5', traits: { ...rui, phone } },
      ],
      values: [{ phone, name: 'ana' }, 'crm-5'],
    }),
    'of whom nothing but the phone is known beside their names': (phone) => ({
      events: [
        { type: 'identify', traits: { ...ana, phone } },
        { type: 'identify', traits: { ...rui, phone } },
      ],
      values: [
        { phone, name: 'ana' },
        { phone, name: 'rui' },
      ],
    }),
    'in a list without numbers, with years of birth, and a browser each': (phone) => ({
      events: [
        { type: 'identify', anonymousId: 'web-a7', traits: { ...ana, birthday: undefined, birth_year: 1980, phone } },
        { type: 'identify', anonymousId: 'web-r7', traits: { ...rui, birthday: undefined, birth_year: '1974', phone } },
      ],
      values: ['web-a7', 'web-r7'],
    }),
  };

  it.each(Object.keys(forms).map((form, at) => [form, `+35191200001${at}`] as const))('%s', async (form, phone) => {
    const { events, values } = (forms[form] as (typeof forms)[string])(phone);
    const { ids, names, households, refused } = await seen(events, values);
    expect(ids[0]).not.toBe(ids[1]);
    expect(names).toEqual(['Ana Abrantes', 'Rui Abrantes']);
    expect(households).toEqual([[[ids[1], `the same phone: ${phone}`]], [[ids[0], `the same phone: ${phone}`]]]);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.people.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(inHands.some((words) => words.test(refused[0]?.reason ?? ''))).toBe(true);
  });

  it('are told apart by their names and years of birth, as far as these may be seen', async () => {
    const phone = '+351912000090';
    const events = [
      { type: 'identify', userId: 'crm-9', traits: { ...ana, phone } },
      { type: 'identify', userId: 'shop-9', traits: { ...rui, birthday: undefined, birth_year: 1974, phone } },
    ];
    const { refused } = await seen(events, ['crm-9', 'shop-9']);
    expect(refused).toMatchObject([
      {
        refusal: { code: 'shared_identifier', namespace: 'phone' },
        differences: ['names', 'birth_years'],
        people: [{ birthYear: 1980 }, { birthYear: 1974 }],
      },
    ]);
    hidden = ['birthday'];
    const [unseen] = (await seen([], ['crm-9', 'shop-9'])).refused;
    hidden = [];
    expect(unseen?.differences).toEqual(['names']);
    expect(unseen?.people.map((person) => 'birthYear' in person)).toEqual([false, false]);
  });

  it('are of one household by a phone without a country that each list writes in its own way', async () => {
    const events = [
      { type: 'identify', userId: 'crm-8', traits: { ...ana, phone: '912 000 080' } },
      { type: 'identify', userId: 'shop-8', traits: { ...rui, phone: 912000080 } },
    ];
    const { ids, households } = await seen(events, ['crm-8', 'shop-8']);
    expect(households).toEqual([[[ids[1], 'the same phone: 912000080']], [[ids[0], 'the same phone: 912000080']]]);
  });

  it('leave what is said by their phone alone to nobody of the two, and a caller of whom no more is known to his phone', async () => {
    const [shared, own] = ['+351912000091', '+351912000092'];
    await server.send({ type: 'identify', traits: { ...ana, phone: shared } }, { type: 'identify', traits: { ...rui, phone: shared } });
    await server.send({ type: 'track', event: 'Call Completed', context: { traits: { phone: shared } } });
    const ids = await Promise.all([numberOf({ phone: shared, name: 'ana' }), numberOf({ phone: shared, name: 'rui' }), numberOf(shared)]);
    expect(new Set(ids).size).toBe(3);
    await server.send({ type: 'identify', traits: { name: 'Eva Lima', phone: own } });
    await server.send({ type: 'track', event: 'Call Completed', context: { traits: { phone: own } } });
    expect(await numberOf({ phone: own, name: 'eva' })).toBe('pundefined');
  });

  it('are one where the name is only misspelt, or the birthday has a slip', async () => {
    const phone = '+351912000093';
    await server.send({ type: 'identify', traits: { ...ana, phone } }, { type: 'identify', traits: { ...ana, firstName: 'Anna', phone } });
    await server.send(
      { type: 'identify', traits: { ...ana, birthday: '1980-07-03', phone } },
      { type: 'identify', traits: { ...ana, phone } },
    );
    const people = await server.postgres.query<{ people: number; identifiers: number }>(
      `SELECT count(DISTINCT k.person_id)::int AS people, count(DISTINCT k.id)::int AS identifiers
       FROM identifier p JOIN edge e ON p.id IN (e.a, e.b) JOIN identifier k ON k.id IN (e.a, e.b) WHERE p.value = $1`,
      [phone],
    );
    expect(people).toEqual([{ people: 1, identifiers: 4 }]);
  });

  it('leave what was kept by the phone where it was, and join it where it was of one', async () => {
    const [ofBoth, ofOne] = ['+351912000094', '+351912000095'];
    const passing = (name: string, phone: string) => ({ type: 'identify', traits: { name, phone } });
    await server.send(passing('Ana Abrantes', ofBoth), passing('Rui Abrantes', ofBoth), passing('Ana Abrantes', ofOne));
    await server.send({ type: 'identify', traits: { ...ana, phone: ofOne } });
    expect(await numberOf({ phone: ofOne, name: 'ana' })).toBe(await numberOf(ofOne));
    await server.send({ type: 'identify', traits: { ...ana, phone: ofBoth } }, { type: 'identify', traits: { ...rui, phone: ofBoth } });
    const ids = await Promise.all([numberOf(ofBoth), numberOf({ phone: ofBoth, name: 'ana' }), numberOf({ phone: ofBoth, name: 'rui' })]);
    expect(new Set(ids).size).toBe(3);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import type { CustomerEvent } from '../../event/index.ts';
import type { IdentifierId, JsonObject, SourceId } from '../../foundation/index.ts';
import { migrations as identityMigrations, type KnownIdentifier } from '../../identity/index.ts';
import { foldEvent } from '../summary/fold-event.ts';
import { emptySummary, encodeSummary } from '../summary/summary.ts';
import { migrations } from '../tables.ts';
import { newFindEntries } from './add-find-entries.ts';
import { findPeople } from './find-people.ts';
import { findTermsOf } from './find-terms.ts';

let engines: TestEngines;
const start = Date.UTC(2026, 0, 1);

/** A person with one identifier, found by her e-mail and whatever her events say. */
async function person(email: string, traits: JsonObject, tracked: JsonObject[] = [], lastDay = 0): Promise<number> {
  const { postgres } = engines;
  const [row] = await postgres.query<{ id: number }>(
    `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('email', $1, 0, $2, 1) RETURNING id`,
    [email, start],
  );
  const id = row!.id as IdentifierId;
  await postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [id]);
  const time = start + lastDay * 86_400_000;
  const base = {
    messageId: `m${id}`,
    sourceId: 1 as SourceId,
    channel: 'web',
    time,
    receivedAt: time,
    context: {},
    integrations: {},
  } as const;
  const events: CustomerEvent[] = [
    { ...base, kind: 'identify', name: '', properties: {}, traits },
    ...tracked.map(
      (properties, at): CustomerEvent => ({
        ...base,
        messageId: `m${id}-${at}`,
        kind: 'track',
        name: 'Order Completed',
        properties,
        traits: {},
      }),
    ),
  ];
  const summary = events.reduce(
    (all, event) => foldEvent(all, event, { searches: { categories: [], keepWhenUnsaid: false } }),
    emptySummary(),
  );
  await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  const identifier = { id, namespace: 'email', value: email, personId: id, shared: false } as unknown as KnownIdentifier;
  await newFindEntries(postgres, [...findTermsOf({ identifier }), ...events.flatMap((event) => findTermsOf({ event, identifierId: id }))]);
  return id;
}

const found = async (query: string): Promise<number[]> => (await findPeople(engines.postgres, query, 5)).map((each) => each.personId);

describe('findPeople', () => {
  let goncalo: number;
  let maria: number;
  let lateMaria: number;
  let pero: number;

  beforeAll(async () => {
    engines = await testEngines({ migrations: [...identityMigrations, ...migrations] });
    goncalo = await person('goncalo@x.test', { firstName: 'Gonçalo', lastName: 'Fernandes', phone: '+351 912 345 678' }, [
      { order_id: 'LK-100 234', plate: '12-AB-34' },
    ]);
    maria = await person('maria.santos@x.test', { name: 'Maria Santos' }, [{ order_id: 77, serial_number: 'SN 9/1' }]);
    lateMaria = await person('maria@y.test', { name: 'Maria João Santos' }, [], 30);
    pero = await person('pero@x.test', { name: 'Per-Olof Ångström', nickname: 'Pelle' });
    await newFindEntries(engines.postgres, [
      { identifierId: goncalo as IdentifierId, kind: 'phone', term: '876543219153', shown: '+351912345678' },
    ]);
  });
  afterAll(() => engines.close());

  it.each([
    'Fernandes',
    'gonçalo',
    'goncalo fernandes',
    'FERNANDES Goncalo',
    'fernandez',
    'gonzalo fernandes',
    'goncalo frenandes',
    'gon',
    'goncalo fern',
    'Fernandes G',
  ])('finds Gonçalo Fernandes by "%s"', async (query) => {
    expect(await found(query)).toEqual([goncalo]);
  });

  it.each([
    'goncalo@x.test',
    'GONCALO@x',
    '912345678',
    '+351 912 345 678',
    '00351912345678',
    '0912345678',
    'LK-100234',
    'lk100234',
    'LK-100',
    '12 ab 34',
    '12ab34',
  ])('finds him by the number or address "%s"', async (query) => {
    expect(await found(query)).toContain(goncalo);
  });

  it('finds by beginnings of all words, without the hyphen, by half of a double name and by a short name with a letter left out', async () => {
    const szczepan = await person('w@z.test', { name: 'Wilhelmina Szczepanska', license_plate: 'XY 99 ZZ', vin: 'WVW123456' });
    const lopez = await person('l@z.test', { name: 'Inés López-Silva' });
    const jensen = await person('j@z.test', { name: 'Jensen-Jensen' }, [{ brochure_code: 'SPRING-24' }]);
    const eva = await person('eva@z.test', { name: 'Eva Quist' });
    expect(await found('wilh szczep')).toEqual([szczepan]);
    expect(await found('xy99zz')).toEqual([szczepan]);
    expect(await found('wvw123456')).toEqual([szczepan]);
    expect(await found('LopezSilva')).toEqual([lopez]);
    expect(await found('Jensen-Jensan')).toEqual([jensen]);
    expect(await found('spring24')).toEqual([jensen]);
    expect(await found('ea quist')).toEqual([eva]);
  });

  it('ranks fewer wrong letters first, then whoever was seen last', async () => {
    expect(await found('maria santos')).toEqual([lateMaria, maria]);
    expect(await found('maria sntos')).toEqual([lateMaria, maria]);
    expect(await found('maria joao santos')).toEqual([lateMaria]);
  });

  it('finds by letters of other alphabets without their marks, and by the name somebody likes', async () => {
    expect(await found('angstrom')).toEqual([pero]);
    expect(await found('per olof angstrom')).toEqual([pero]);
    expect(await found('pelle')).toEqual([pero]);
  });

  it('says why', async () => {
    const [byOrder] = await findPeople(engines.postgres, 'lk100 234', 5);
    expect(byOrder).toMatchObject({ personId: goncalo, why: { kind: 'order', text: 'LK-100 234', exact: true } });
    const [byTypo] = await findPeople(engines.postgres, 'fernandez', 5);
    expect(byTypo).toMatchObject({ why: { kind: 'name', text: 'Gonçalo Fernandes', exact: false } });
    expect(await found('sn91')).toEqual([maria]);
    expect(await found('77')).toEqual([maria]);
  });

  it.each(['', '   ', 'xyzzy', 'maria fernandes', '\u0000', "'; drop table identifier; --", '%', '\ud800', 'a'.repeat(5000), '1', '@'])(
    'finds nobody by %j and does not fail',
    async (query) => {
      expect(await found(query)).toEqual([]);
    },
  );

  it('finds by a number that is stored under a reference', async () => {
    const reference = 'sealed:0123456789abcdef:1234';
    await newFindEntries(engines.postgres, [
      { identifierId: maria as IdentifierId, kind: 'account_number', term: 'sealed0123456789abcdef1234', shown: reference },
    ]);
    expect(await findPeople(engines.postgres, '4000 1234 1234 1234', 5)).toEqual([]);
    expect(await findPeople(engines.postgres, '4000 1234 1234 1234', 5, reference)).toMatchObject([
      { personId: maria, why: { kind: 'account_number', exact: true } },
    ]);
  });

  it.each(['+351 211 223 344', '00351 211223344', '211 223 344', '0211 223344'])(
    'finds a number that was stored without its country by "%s"',
    async (query) => {
      await newFindEntries(engines.postgres, [
        { identifierId: pero as IdentifierId, kind: 'phone', term: '443322112', shown: '211223344' },
      ]);
      expect(await found(query)).toEqual([pero]);
    },
  );

  it('finds by a customer’s own number, also one that was merged into another', async () => {
    const { postgres } = engines;
    expect(await findPeople(postgres, `p${maria}`, 5)).toMatchObject([{ personId: maria, why: { kind: 'customer', exact: true } }]);
    const [merged] = await postgres.query<{ id: number }>(
      `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', 'merged', $1, 0, 1) RETURNING id`,
      [maria],
    );
    expect(await found(`P${merged!.id}`)).toEqual([maria]);
    expect(await found('p999999')).toEqual([]);
    expect(await found('p99999999999999999999')).toEqual([]);
  });

  it.each([
    'maria.santos@x.test',
    'maria.santo@x.test',
    'maria.santtos@x.test',
    'maria.samtos@x.test',
    'maria.satnos@X.test',
    'mmaria.santos@x.test',
  ])('finds an e-mail in spite of a wrong letter: %s', async (query) => {
    expect(await found(query)).toEqual([maria]);
  });

  it('forgives no wrong letter after the @ and prefers the address that is right', async () => {
    expect(await found('maria.santos@z.test')).toEqual([]);
    expect(await found('mara@y.test')).toEqual([lateMaria]);
    expect(await found('maria@y.test')).toEqual([lateMaria]);
    expect(await found('mrai@y.test')).toEqual([]);
  });

  it('finds everybody who shares a phone, however it is typed, and not the phone itself', async () => {
    const { postgres } = engines;
    const [shared] = await postgres.query<{ id: number }>(
      `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, shared) VALUES ('phone', '+351933444555', 0, 0, 1, true) RETURNING id`,
    );
    const id = shared!.id as IdentifierId;
    await postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [id]);
    for (const person of [maria, pero]) {
      await postgres.query(
        `INSERT INTO edge (a, b, rule, strength, source_id, message_id, first_time, observed_at, refused) VALUES ($1, $2, 'observed', 0.9, 1, 'm', 0, 0, 'shared_identifier')`,
        [person, id],
      );
    }
    const identifier = { id, namespace: 'phone', value: '+351933444555', personId: id, shared: true } as unknown as KnownIdentifier;
    await newFindEntries(postgres, findTermsOf({ identifier }));
    for (const typed of ['+351 933 444 555', '00351933444555', '351933444555', '933 444 555', '0933444555']) {
      expect((await found(typed)).sort((left, right) => left - right)).toEqual([maria, pero].sort((left, right) => left - right));
    }
    expect(await found(`p${id}`)).toHaveLength(2);
    expect(await found('+44 7911 444 555')).toEqual([]);
  });

  it('finds a number that was stored without its country when the country is typed without a plus', async () => {
    await newFindEntries(engines.postgres, [{ identifierId: pero as IdentifierId, kind: 'phone', term: '777666512', shown: '215666777' }]);
    expect(await found('351215666777')).toEqual([pero]);
    expect(await found('351 215 666 778')).toEqual([]);
  });

  it('leaves entries that are there alone', async () => {
    const before = await engines.postgres.query(
      'SELECT (SELECT count(*) FROM find_name) AS names, (SELECT count(*) FROM find_entry) AS entries',
    );
    await newFindEntries(engines.postgres, [
      { identifierId: maria as IdentifierId, kind: 'name', term: 'maria santos' },
      { identifierId: maria as IdentifierId, kind: 'email', term: 'maria.santos@x.test' },
      { identifierId: maria as IdentifierId, kind: 'email', term: 'maria.santos@x.test' },
    ]);
    expect(
      await engines.postgres.query('SELECT (SELECT count(*) FROM find_name) AS names, (SELECT count(*) FROM find_entry) AS entries'),
    ).toEqual(before);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { CustomerEvent } from '../event/index.ts';
import { externalIdOf } from '../event/index.ts';
import { fixedClock, type PersonId, type SourceId } from '../foundation/index.ts';
import { migratePostgres } from '../storage/index.ts';
import { type DecisionContext, joinPeople, undoDecision } from './decide-identity.ts';
import { describeLinks, listRefusedLinks } from './describe-links.ts';
import { identifiersOf, normaliseIdentifier } from './identifier.ts';
import { defaultIdentityRules as rules } from './identity-rules.ts';
import { withoutHearsay } from './own-link.ts';
import { IdentifierResolver } from './resolve-identifiers.ts';
import { migrations } from './tables.ts';

// A name on a social network joins a person by her own link or a steward's word, and by nothing else: on a real engine.

let engines: TestEngines;
const clock = fixedClock(1_750_000_000_000);
let messages = 0;

beforeAll(async () => {
  engines = await testEngines({ migrations });
});
afterAll(() => engines.close());
beforeEach(() => engines.postgres.query('TRUNCATE identifier, edge, identity_decision RESTART IDENTITY'));

type Given = Partial<CustomerEvent> & { readonly handle?: string; readonly email?: string };

function eventOf({ handle, email, ...fields }: Given): CustomerEvent {
  messages += 1;
  return {
    ...{ messageId: `m${messages}`, kind: 'track', name: 'Seen', sourceId: 1 as SourceId, channel: 'web', properties: {}, traits: {} },
    ...{ time: clock.now() + messages, receivedAt: clock.now() + messages, integrations: {} },
    context: {
      ...(handle === undefined ? {} : { externalIds: [externalIdOf('x_handle', handle)] }),
      ...(email === undefined ? {} : { traits: { email } }),
    },
    ...fields,
  };
}
const mention = (fields: Given = {}): CustomerEvent =>
  eventOf({ name: 'Social Mention', channel: 'social', handle: '@Maya_Rides', ...fields });
const word = (name: string, userId = 'maya', fields: Given = {}): CustomerEvent =>
  eventOf({ name, userId, handle: 'maya_rides', ...fields });
const linked = 'Social Handle Linked';
const unlinked = 'Social Handle Unlinked';

async function arrive(resolver: IdentifierResolver, ...events: CustomerEvent[]): Promise<void> {
  const batch = events.map((event) => ({ event, identifiers: identifiersOf(event, rules) }));
  await engines.postgres.transaction(async (sql) => (await resolver.resolve(sql, batch, rules)).writing);
}

async function people(): Promise<string[]> {
  const rows = await engines.postgres.query<{ names: string }>(
    `SELECT string_agg(namespace || ' ' || value, ', ' ORDER BY namespace, value) AS names FROM identifier GROUP BY person_id ORDER BY 1`,
  );
  return rows.map((row) => row.names);
}

async function personOf(value: string): Promise<PersonId> {
  const [row] = await engines.postgres.query<{ person_id: number }>('SELECT person_id FROM identifier WHERE value = $1', [value]);
  return row?.person_id as PersonId;
}

const apart = ['email maya@okafor.test, user_id maya', 'x_handle maya_rides'];
const together = ['email maya@okafor.test, user_id maya, x_handle maya_rides'];
const maya = () => eventOf({ userId: 'maya', email: 'maya@okafor.test' });

describe('a name on a social network', () => {
  it('stays by itself when it is mentioned, whoever is named beside it', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, maya(), mention());
    await arrive(resolver, mention({ email: 'maya@okafor.test' }), mention({ userId: 'maya' }), mention({ anonymousId: 'phone' }));
    // A profile that somebody else keeps of her is not her word either.
    await arrive(resolver, eventOf({ kind: 'identify', userId: 'maya', handle: 'maya_rides' }));
    await arrive(resolver, eventOf({ name: linked, email: 'maya@okafor.test', handle: 'maya_rides', channel: 'social' }));
    expect(await people()).toEqual(apart);
  });

  it('is hers when she links it, signed in or in her own space, and no more when she takes it back', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, maya(), mention(), word(linked));
    expect(await people()).toEqual(together);
    await arrive(resolver, word(unlinked));
    expect(await people()).toEqual(apart);
    const { links } = await describeLinks(engines.postgres, await personOf('maya'), rules);
    expect(links.map(({ state, reason }) => [state, reason])).toContainEqual(['refused', 'she took back that it is hers']);
    await arrive(resolver, eventOf({ name: linked, channel: 'own', email: 'maya@okafor.test', handle: 'maya_rides' }));
    expect(await people()).toEqual(together);
  });

  it('is nobody’s when two people link it', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, maya(), mention(), word(linked), word(linked, 'ben'));
    expect(await people()).toEqual(['email maya@okafor.test, user_id maya', 'user_id ben', 'x_handle maya_rides']);
  });

  it('stays hers when somebody who never linked it takes it back, whatever comes first', async () => {
    for (const order of [
      [word(linked), word(unlinked, 'ben')],
      [word(unlinked, 'ben'), word(linked)],
    ]) {
      await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
      const resolver = new IdentifierResolver();
      await arrive(resolver, maya(), mention());
      for (const event of order) await arrive(resolver, event);
      expect(await people()).toEqual([...together, 'user_id ben']);
      await arrive(new IdentifierResolver(), ...order, mention());
      expect(await people()).toEqual([...together, 'user_id ben']);
      const { links } = await describeLinks(engines.postgres, await personOf('ben'), rules);
      expect(links.map(({ state, reason }) => [state, reason])).toEqual([['refused', 'she took back that it is hers']]);
    }
    // A steward has nothing to look at.
    expect((await listRefusedLinks(engines.postgres, { limit: 10 }, rules)).items).toEqual([]);
  });

  it('is the other’s when one of two who linked it takes it back, whether it comes at once or one by one', async () => {
    const events = [maya(), mention(), word(linked), word(linked, 'ben'), word(unlinked, 'ben')];
    for (const size of [1, 2, 5]) {
      await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
      const resolver = new IdentifierResolver();
      for (let at = 0; at < events.length; at += size) await arrive(resolver, ...events.slice(at, at + size));
      expect(await people()).toEqual([...together, 'user_id ben']);
      expect(await engines.postgres.query('SELECT 1 FROM identifier WHERE shared')).toEqual([]);
    }
    const resolver = new IdentifierResolver();
    await arrive(resolver, word(linked, 'ben'), word(unlinked));
    expect(await people()).toEqual(['email maya@okafor.test, user_id maya', 'user_id ben, x_handle maya_rides']);
  });

  it('makes one of nobody who links it too, whatever they are known by', async () => {
    const resolver = new IdentifierResolver();
    const inOwnSpace = (email: string) => eventOf({ name: linked, channel: 'own', email, handle: 'maya_rides' });
    await arrive(resolver, maya(), word(linked));
    await arrive(resolver, inOwnSpace('ben@x.test'));
    expect(await people()).toEqual(['email ben@x.test', 'email maya@okafor.test, user_id maya', 'x_handle maya_rides']);
    const { links } = await describeLinks(engines.postgres, await personOf('ben@x.test'), rules);
    expect(links.map(({ reason }) => reason)).toEqual([expect.stringContaining('X is used by several people')]);
  });

  it('is taken back by whichever of her identifiers she is known by, also where it is known only later that they are hers', async () => {
    const byEmail = eventOf({ name: linked, channel: 'own', email: 'maya@okafor.test', handle: 'maya_rides' });
    const events = [byEmail, word(unlinked), maya()];
    const expected = ['email maya@okafor.test, user_id maya', 'x_handle maya_rides'];
    for (const order of [events, [...events].reverse(), [maya(), ...events]]) {
      await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
      const resolver = new IdentifierResolver();
      for (const event of order) await arrive(resolver, event);
      expect(await people()).toEqual(expected);
      await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
      await arrive(new IdentifierResolver(), ...order);
      expect(await people()).toEqual(expected);
    }
    // What she is signed in with says who she is, whatever she says of the name.
    await engines.postgres.query('TRUNCATE identifier, edge RESTART IDENTITY');
    await arrive(
      new IdentifierResolver(),
      byEmail,
      word(unlinked, 'maya', { ...eventOf({ email: 'maya@okafor.test', handle: 'maya_rides' }), ...{ name: unlinked, userId: 'maya' } }),
    );
    expect(await people()).toEqual(expected);
  });

  it('stays whose a steward said, whoever else links it', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, maya(), mention());
    const context: DecisionContext = { postgres: engines.postgres, rules, clock };
    const by = { name: 'Steward', reason: 'she said so on the phone' };
    await joinPeople(context, await personOf('maya'), await personOf('maya_rides'), by);
    resolver.forget();
    await arrive(resolver, word(linked, 'ben'));
    await arrive(resolver, word(unlinked));
    expect(await people()).toEqual([...together, 'user_id ben']);
    const { links } = await describeLinks(engines.postgres, await personOf('ben'), rules);
    expect(links.map(({ reason }) => reason)).toEqual([expect.stringContaining('decided that it is another customer’s')]);
  });

  it('is hers where a steward confirms it, until he takes it back', async () => {
    const resolver = new IdentifierResolver();
    await arrive(resolver, maya(), mention());
    const context: DecisionContext = { postgres: engines.postgres, rules, clock };
    const by = { name: 'Steward', reason: 'she said so on the phone' };
    const { decisionId } = await joinPeople(context, await personOf('maya'), await personOf('maya_rides'), by);
    expect(await people()).toEqual(together);
    await undoDecision(context, decisionId, by);
    expect(await people()).toEqual(apart);
  });

  it('is linked whatever others call whoever is behind it', async () => {
    const resolver = new IdentifierResolver();
    const named = mention({
      context: { externalIds: [externalIdOf('x_handle', 'maya_rides')], traits: { name: 'Bruno Silva', email: 'b@x.test' } },
    });
    const heard = withoutHearsay(named, identifiersOf(named, rules), rules);
    expect(heard.context.traits).toBeUndefined();
    const known = eventOf({ kind: 'identify', userId: 'maya', traits: { name: 'Maya Okafor', email: 'maya@okafor.test' } });
    expect(withoutHearsay(known, identifiersOf(known, rules), rules)).toBe(known);
    await arrive(resolver, known, heard, word(linked));
    expect(await people()).toEqual(together);
  });

  it('is one however it is written, and another on another network', () => {
    expect(['@Maya_Rides', ' maya_rides', '@@MAYA_RIDES'].map((raw) => normaliseIdentifier(rules, 'x_handle', raw)?.value)).toEqual(
      Array(3).fill('maya_rides'),
    );
    expect(normaliseIdentifier(rules, 'x_handle', '@')).toBeUndefined();
    const both = [externalIdOf('x_handle', 'maya'), externalIdOf('instagram_handle', 'maya')];
    expect(identifiersOf(mention({ context: { externalIds: both } }), rules)).toHaveLength(1);
  });
});

const said = fc.constantFrom<() => CustomerEvent>(
  maya,
  () => mention(),
  () => mention({ email: 'maya@okafor.test' }),
  () => mention({ userId: 'ben' }),
  () => word('Social Handle Linked'),
  () => word('Social Handle Unlinked'),
  () => word('Social Handle Linked', 'ben'),
  () => word('Social Handle Unlinked', 'ben'),
  () => eventOf({ name: linked, channel: 'own', email: 'maya@okafor.test', handle: 'maya_rides' }),
  () => eventOf({ name: unlinked, channel: 'own', email: 'eve@x.test', handle: 'maya_rides' }),
  () => eventOf({ userId: 'ben', handle: 'maya_rides' }),
);

describe('whatever comes in whatever order', () => {
  it('the people are the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 2, maxLength: 10 }),
        fc.integer({ min: 1, max: 4 }),
        fc.func(fc.nat()),
        async (made, size, by) => {
          const events = made.map((make) => make());
          const load = async (list: CustomerEvent[]): Promise<string[]> => {
            await engines.postgres.query('TRUNCATE identifier, edge, identity_decision RESTART IDENTITY');
            const resolver = new IdentifierResolver();
            for (let at = 0; at < list.length; at += size) await arrive(resolver, ...list.slice(at, at + size));
            return people();
          };
          const inOrder = await load(events);
          const turned = [...events].sort((left, right) => by(left.messageId) - by(right.messageId));
          expect(await load(turned)).toEqual(inOrder);
          // What others say of it changes nothing of Maya's, unless it stands that Ben links it too. Eve never did.
          const others = events.filter(({ userId, context }) => userId === 'ben' || JSON.stringify(context).includes('eve@x.test'));
          const lastOfBen = others.findLast(({ userId, name }) => userId === 'ben' && [linked, unlinked].includes(name));
          if (lastOfBen?.name !== linked) {
            const mayas = (list: string[]) => list.filter((names) => /maya@|user_id maya/.test(names));
            expect(mayas(await load(events.filter((event) => !others.includes(event))))).toEqual(mayas(inOrder));
          }
          // Without her word the name is alone.
          if (!events.some(({ name }) => name === linked))
            expect(inOrder.filter((names) => names.includes('x_handle') && names.includes('user_id'))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('an installation that kept the word with the name', () => {
  it('gives it to each link of the name, by the rules in force, and leaves what browsers said where it is', async () => {
    const settings = { id: 'settings/0001', sql: 'CREATE TABLE setting_version (key text, version int, value text)' };
    const old = await testEngines({ migrations: [settings, ...migrations.slice(0, 3)] });
    try {
      const add = (namespace: string, value: string, refusedAt: number | null, allowedAt: number | null) =>
        old.postgres.query(
          `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, attach_refused_at, attach_allowed_at)
           VALUES ($1, $2, 1, 0, 1, $3, $4)`,
          [namespace, value, refusedAt, allowedAt],
        );
      await add('user_id', 'maya', null, null);
      await add('club_name', 'linked', null, 5);
      await add('club_name', 'unlinked', 7, 5);
      await add('tv_id', 'refused', 7, null);
      for (const [b, refused] of [
        [2, null],
        [3, 'not_permitted'],
        [4, 'not_permitted'],
      ])
        await old.postgres.query(
          `INSERT INTO edge (a, b, rule, source_id, message_id, first_time, observed_at, strength, refused)
           VALUES (1, $1, 'observed', 1, 'm', 0, 0, 0.9, $2)`,
          [b as number, refused as string | null],
        );
      const named = { ...rules.namespaces, club_name: { ...rules.namespaces.x_handle, label: 'Club' } };
      for (const [version, namespaces] of [{}, named].entries())
        await old.postgres.query("INSERT INTO setting_version VALUES ('identity.rules', $1, $2)", [
          version + 1,
          JSON.stringify({ ...rules, namespaces }),
        ]);
      await migratePostgres(old.postgres, [settings, ...migrations]);
      expect(await old.postgres.query('SELECT b, linked_at, unlinked_at, refused FROM edge ORDER BY b')).toEqual([
        { b: 2, linked_at: 5, unlinked_at: null, refused: null },
        { b: 3, linked_at: 5, unlinked_at: 7, refused: 'taken_back' },
        { b: 4, linked_at: null, unlinked_at: null, refused: 'not_permitted' },
      ]);
      const kept = await old.postgres.query<{ value: string }>('SELECT value FROM identifier WHERE attach_refused_at IS NOT NULL');
      expect(kept).toEqual([{ value: 'refused' }]);
    } finally {
      await old.close();
    }
  });
});

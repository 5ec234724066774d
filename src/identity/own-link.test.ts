import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { CustomerEvent } from '../event/index.ts';
import { externalIdOf } from '../event/index.ts';
import { fixedClock, type PersonId, type SourceId } from '../foundation/index.ts';
import { type DecisionContext, joinPeople, undoDecision } from './decide-identity.ts';
import { describeLinks } from './describe-links.ts';
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
          // Without her word the name is alone.
          if (!events.some(({ name }) => name === linked))
            expect(inOrder.filter((names) => names.includes('x_handle') && names.includes('user_id'))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

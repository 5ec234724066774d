import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleOf, defaultIdentityRules as rules } from './identity-rules.ts';
import { type Apart, type GraphEdge, type GraphNode, resolveComponents } from './resolve-components.ts';

function node(id: number, namespace: string): GraphNode {
  return { id, namespace, value: `${namespace}-${id}` };
}

function edge(id: number, a: number, b: number, more: Partial<GraphEdge> = {}): GraphEdge {
  return { id, a: Math.min(a, b), b: Math.max(a, b), strength: 0.9, firstTime: id, decided: false, ...more };
}

describe('people as components of evidence', () => {
  it('joins what was seen together, under the lowest number', () => {
    const nodes = [node(5, 'user_id'), node(2, 'email'), node(9, 'anonymous_id')];
    const { personOf, refused } = resolveComponents(nodes, [edge(1, 5, 2), edge(2, 5, 9)], [], rules);
    expect([...personOf.values()]).toEqual([2, 2, 2]);
    expect(refused.size).toBe(0);
  });

  it('holds a browser used by two signed-in people to be shared, and joins neither through it', () => {
    const nodes = [node(1, 'user_id'), node(2, 'user_id'), node(3, 'anonymous_id')];
    const { personOf, refused, shared } = resolveComponents(nodes, [edge(1, 1, 3), edge(2, 2, 3)], [], rules);
    expect(shared).toEqual(new Set([3]));
    expect([...personOf]).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect([...refused.values()]).toEqual(['shared_identifier', 'shared_identifier']);
  });

  it('holds a phone to be shared that a store card and an account of people with different names both name', () => {
    const maya = { givenNames: ['maya'], familyNames: [], birthdays: ['1980-05-04'] };
    const jonas = { givenNames: ['jonas'], familyNames: [], birthdays: ['1978-11-30'] };
    const nodes = [{ ...node(1, 'user_id'), marks: maya }, { ...node(2, 'store_card'), marks: jonas }, node(3, 'phone')];
    const { personOf, shared } = resolveComponents(nodes, [edge(1, 1, 3), edge(2, 2, 3)], [], rules);
    expect(shared).toEqual(new Set([3]));
    expect(personOf.get(1)).not.toBe(personOf.get(2));
  });

  it('keeps people of different names apart whom a browser connects, whatever lies in between', () => {
    const maya = { givenNames: ['maya'], familyNames: ['okafor'], birthdays: [] };
    const jonas = { givenNames: ['jonas'], familyNames: ['okafor'], birthdays: [] };
    const nodes = [
      { ...node(1, 'user_id'), marks: maya },
      node(2, 'anonymous_id'),
      node(3, 'phone'),
      { ...node(4, 'store_card'), marks: jonas },
    ];
    const edges = [edge(1, 1, 2, { strength: 0.85 }), edge(2, 2, 3, { strength: 0.85 }), edge(3, 3, 4, { strength: 0.9 })];
    const { personOf, refused } = resolveComponents(nodes, edges, [], rules);
    expect([...personOf]).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
      [4, 3],
    ]);
    expect([...refused]).toEqual([[2, 'names_differ']]);
    const decided = resolveComponents(nodes, [...edges, edge(4, 1, 4, { decided: true })], [], rules);
    expect(new Set(decided.personOf.values())).toEqual(new Set([1]));
  });

  it('keeps two user ids apart that only a chain of weaker identifiers connects', () => {
    const nodes = [node(1, 'user_id'), node(2, 'user_id'), node(3, 'phone'), node(4, 'anonymous_id')];
    const edges = [edge(1, 1, 3, { strength: 0.95 }), edge(2, 3, 4), edge(3, 2, 4, { strength: 0.85 })];
    const { personOf, refused } = resolveComponents(nodes, edges, [], rules);
    expect(personOf.get(1)).not.toBe(personOf.get(2));
    expect([...refused.values()]).toEqual(['limit_reached:user_id']);
  });

  describe('around things that may be in several hands', () => {
    const called = (...givenNames: string[]) => ({ givenNames, familyNames: ['okafor'], birthdays: [] });

    it.each(['brochure_code', 'anonymous_id', 'device_id', 'phone'])('joins no strangers by a %s when nobody states a name', (thing) => {
      const nodes = [node(1, 'email'), node(2, 'email'), node(3, thing)];
      const { personOf, refused, shared } = resolveComponents(nodes, [edge(1, 1, 3), edge(2, 2, 3)], [], rules);
      expect([...personOf.values()]).toEqual([1, 2, 3]);
      expect(shared).toEqual(new Set([3]));
      expect([...refused.values()]).toEqual(['shared_identifier', 'shared_identifier']);
    });

    it('joins two e-mails by a phone where names on both sides agree, and not where one is silent or only the family is named', () => {
      const joined = (left?: GraphNode['marks'], right?: GraphNode['marks']) => {
        const nodes = [
          { ...node(1, 'email'), ...(left && { marks: left }) },
          { ...node(2, 'email'), ...(right && { marks: right }) },
        ];
        return resolveComponents([...nodes, node(3, 'phone')], [edge(1, 1, 3), edge(2, 2, 3)], [], rules).personOf.get(2) === 1;
      };
      expect(joined(called('maya'), called('maja'))).toBe(true);
      expect(joined({ ...called(), birthdays: ['1980-05-04'] }, { ...called(), birthdays: ['1980-05-04'] })).toBe(true);
      expect(joined(called('maya'), called('jonas'))).toBe(false);
      expect(joined(called('maya'))).toBe(false);
      expect(joined(called(), called())).toBe(false);
    });

    it('takes two e-mails of one account for one person, and leaves her the browser of both', () => {
      const nodes = [node(1, 'email'), node(2, 'email'), node(3, 'anonymous_id'), node(4, 'user_id')];
      const edges = [edge(1, 1, 3), edge(2, 2, 3), edge(3, 1, 4), edge(4, 2, 4)];
      expect(new Set(resolveComponents(nodes, edges, [], rules).personOf.values())).toEqual(new Set([1]));
      expect(resolveComponents(nodes, edges.slice(0, 3), [], rules).shared).toEqual(new Set([3]));
    });

    it('joins two known people no more by a chain of such things than by one', () => {
      const nodes = [node(1, 'email'), node(2, 'anonymous_id'), node(3, 'phone'), node(4, 'email')];
      const edges = [edge(1, 1, 2), edge(2, 2, 3), edge(3, 3, 4)];
      const { personOf, refused } = resolveComponents(nodes, edges, [], rules);
      expect(personOf.get(1)).not.toBe(personOf.get(4));
      expect([...refused.values()]).toEqual(['nothing_says_one']);
    });

    it('leaves a brochure code to the one person who answers to it, from print to purchase', () => {
      const nodes = [node(1, 'email'), node(2, 'brochure_code'), node(3, 'anonymous_id')];
      expect(new Set(resolveComponents(nodes, [edge(1, 1, 2), edge(2, 2, 3)], [], rules).personOf.values())).toEqual(new Set([1]));
      const mass = [...nodes, node(4, 'anonymous_id')];
      const edges = [edge(1, 1, 2), edge(2, 2, 3), edge(3, 2, 4)];
      expect(new Set(resolveComponents(mass, edges, [], rules).personOf.values()).size).toBe(4);
    });

    it('follows the rules as they are set', () => {
      const nodes = [node(1, 'email'), node(2, 'email'), node(3, 'loyalty_id')];
      const trusting = { ...rules, otherNamespace: { ...rules.otherNamespace, shareable: false } };
      expect(resolveComponents(nodes, [edge(1, 1, 3), edge(2, 2, 3)], [], trusting).personOf.get(2)).toBe(1);
    });
  });

  it('obeys a decision that keeps two sides apart, also against new evidence', () => {
    const nodes = [node(1, 'user_id'), node(2, 'email'), node(3, 'phone')];
    const aparts: Apart[] = [{ decisionId: 7, members: new Set([2]), others: new Set([1]) }];
    const { personOf, refused } = resolveComponents(nodes, [edge(1, 1, 2), edge(2, 2, 3), edge(3, 1, 3)], aparts, rules);
    expect(personOf.get(1)).not.toBe(personOf.get(2));
    expect(refused.get(1)).toBe('split_by_decision:7');
  });
});

const namespaces = ['user_id', 'email', 'phone', 'anonymous_id', 'card_number', 'brochure_code'];
const graphs = fc
  .record({
    kinds: fc.array(fc.constantFrom(...namespaces), { minLength: 2, maxLength: 14 }),
    called: fc.array(fc.constantFrom('', '', 'maya', 'maja', 'jonas', 'max', 'maximilian'), { minLength: 14, maxLength: 14 }),
    pairs: fc.array(
      fc.record({ a: fc.nat(13), b: fc.nat(13), time: fc.nat(5), strength: fc.constantFrom(0.8, 0.9, 1), decided: fc.boolean() }),
      { maxLength: 25 },
    ),
    apart: fc.array(fc.record({ members: fc.array(fc.nat(13), { maxLength: 3 }), others: fc.array(fc.nat(13), { maxLength: 3 }) }), {
      maxLength: 2,
    }),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ kinds, called, pairs, apart, order }) => {
    const nodes = kinds.map((namespace, index) => ({
      ...node(index + 1, namespace),
      marks: { givenNames: [called[index] as string].filter((name) => name !== ''), familyNames: [], birthdays: [] },
    }));
    const seen = new Set<string>();
    const edges = pairs
      .map((pair) => ({ ...pair, a: (pair.a % kinds.length) + 1, b: (pair.b % kinds.length) + 1 }))
      .filter((pair) => {
        const key = [pair.a, pair.b].sort().join();
        return pair.a !== pair.b && !seen.has(key) && seen.add(key);
      })
      .map((pair, index) =>
        edge(index + 1, pair.a, pair.b, { firstTime: pair.time, strength: pair.strength, decided: pair.decided && index % 7 === 0 }),
      );
    const aparts = apart.map((one, index) => ({
      decisionId: index + 1,
      members: new Set(one.members),
      others: new Set(one.others.filter((id) => !one.members.includes(id))),
    }));
    return { nodes, edges, aparts, order };
  });

function shuffled<Item>(items: readonly Item[], order: Iterable<number>): Item[] {
  const keys = order[Symbol.iterator]();
  return items
    .map((item) => ({ item, key: keys.next().value as number }))
    .sort((left, right) => left.key - right.key)
    .map((one) => one.item);
}

describe('the law of the graph', () => {
  it('does not depend on the order in which evidence arrived', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, aparts, order }) => {
        const expected = resolveComponents(nodes, edges, aparts, rules);
        const other = resolveComponents(shuffled(nodes, order), shuffled(edges, order), aparts, rules);
        expect([...other.personOf].sort()).toEqual([...expected.personOf].sort());
        expect([...other.refused].sort()).toEqual([...expected.refused].sort());
      }),
    );
  });

  it('never exceeds a limit, joins through a shared identifier or crosses a decision, unless a person decided so', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, aparts }) => {
        const free = edges.filter((one) => !one.decided);
        const { personOf, shared } = resolveComponents(nodes, free, aparts, rules);
        const people = new Map<number | undefined, GraphNode[]>();
        for (const one of nodes) people.set(personOf.get(one.id), [...(people.get(personOf.get(one.id)) ?? []), one]);
        for (const members of people.values()) {
          expect(members.filter((one) => one.namespace === 'user_id').length).toBeLessThanOrEqual(1);
          if (members.length > 1) expect(members.some((one) => shared.has(one.id))).toBe(false);
          const ids = members.map((one) => one.id);
          for (const apart of aparts) expect(ids.some((id) => apart.members.has(id)) && ids.some((id) => apart.others.has(id))).toBe(false);
        }
      }),
    );
  });

  it('never lets things that may be in several hands make one of two who are not stated to be one', () => {
    const isLoose = (one: GraphNode) => ruleOf(rules, one.namespace).shareable === true;
    fc.assert(
      fc.property(graphs, ({ nodes, edges, aparts }) => {
        const free = edges.filter((one) => !one.decided);
        const unnamed = nodes.map(({ marks: _, ...one }) => one);
        const firm = unnamed.filter((one) => !isLoose(one));
        const ids = new Set(firm.map((one) => one.id));
        const withThings = resolveComponents(unnamed, free, aparts, rules).personOf;
        const without = resolveComponents(
          firm,
          free.filter((one) => ids.has(one.a) && ids.has(one.b)),
          aparts,
          rules,
        ).personOf;
        for (const left of firm) {
          for (const right of firm)
            expect(withThings.get(left.id) === withThings.get(right.id)).toBe(without.get(left.id) === without.get(right.id));
        }
      }),
    );
  });

  it('keeps an account and its e-mail together, with however many cards she pays', () => {
    const node = (id: number, namespace: string): GraphNode => ({ id, namespace, value: `${namespace}-${id}` }) as GraphNode;
    const edge = (id: number, a: number, b: number) => ({ id, a, b, strength: 0.8, firstTime: 0, decided: false });
    const nodes = [node(1, 'user_id'), node(2, 'card_number'), node(3, 'email'), node(10, 'card_number')];
    const { personOf } = resolveComponents(nodes, [edge(1, 1, 3), edge(2, 3, 10), edge(3, 2, 3)] as never, [], rules);
    expect(personOf.get(3)).toBe(personOf.get(1));
  });

  it('gives every person the lowest number among her identifiers', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, aparts }) => {
        const { personOf } = resolveComponents(nodes, edges, aparts, rules);
        for (const [id, person] of personOf) {
          const lowest = Math.min(...[...personOf].filter(([, other]) => other === person).map(([other]) => other));
          expect(person).toBe(lowest);
          expect(person).toBeLessThanOrEqual(id);
        }
      }),
    );
  });
});

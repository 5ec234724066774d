import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, chainEntry, emptyHead, hashOf, isSignedBy, signHead } from './audit-entry.ts';

const key = Buffer.alloc(32, 7);
const entry = chainEntry({ actor: { kind: 'user', id: 3, name: 'Ana' }, action: 'people.read', subject: 'person:p1' }, 1, 1_000);

describe('canonical JSON', () => {
  test('is the same text for the same value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ) as typeof value;
        expect(canonicalJson(shuffled as never)).toBe(canonicalJson(value as never));
        expect(JSON.parse(canonicalJson(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('leaves out what is undefined, sorts keys by code unit and adds no space', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: 'ü' }], a: null })).toBe('{"a":null,"b":[1,{"c":"ü"}]}');
  });
});

describe('the chain', () => {
  test('gives another hash for any change of any column, and for another entry before', () => {
    const hash = hashOf(entry, emptyHead.hash);
    const changes = { id: 2, time: 1_001, actor_kind: 'token', actor_id: 4, actor_name: 'Ben', action: 'x.y', subject: 'person:p2' };
    for (const [column, value] of Object.entries({ ...changes, reason: '', details: '{"a":1}' })) {
      expect(hashOf({ ...entry, [column]: value }, emptyHead.hash), column).not.toEqual(hash);
    }
    expect(hashOf(entry, hash)).not.toEqual(hash);
    expect(hashOf({ ...entry }, Buffer.from(emptyHead.hash))).toEqual(hash);
  });

  test('a head is signed by one key and for one place and hash', () => {
    const head = { id: 5, hash: hashOf(entry, emptyHead.hash) };
    const signature = signHead(head, key);
    expect(isSignedBy(head, signature, key)).toBe(true);
    expect(isSignedBy(head, signature, Buffer.alloc(32, 8))).toBe(false);
    expect(isSignedBy({ ...head, id: 4 }, signature, key)).toBe(false);
    expect(isSignedBy({ ...head, hash: emptyHead.hash }, signature, key)).toBe(false);
    expect(isSignedBy(head, Buffer.alloc(0), key)).toBe(false);
    expect(isSignedBy(emptyHead, Buffer.alloc(0), key)).toBe(true);
  });

  test('texts that Postgres cannot keep are made keepable before they are hashed', () => {
    const odd = chainEntry({ actor: { kind: 'user', name: 'A\0na' }, action: 'x.y', subject: 'half \ud800' }, 1, 1);
    expect([odd.actor_name, odd.subject]).toEqual(['A\uFFFDna', 'half \uFFFD']);
  });
});

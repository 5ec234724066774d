import { describe, expect, it } from 'vitest';
import { InvalidInput, type JsonObject, type SourceId } from '../foundation/index.ts';
import { checkMapping } from './check-mapping.ts';
import { compileMapping, type MappedRow } from './map-row.ts';
import type { Mapping } from './mapping.ts';
import { RowIdentity } from './row-identity.ts';

const columns = ['id', 'mail', 'when', 'amount', 'qty', 'cur', 'first', 'last', 'vip', 'extra'];
const cells = ['007', ' May@Example.org ', '01.02.2023 13:05', '1.234,50', '3', '€', 'Maya', 'Okafor', 'ja', ''];

function map(mapping: Mapping, row: readonly unknown[] = cells, surroundings = {}): MappedRow {
  const compiled = compileMapping(checkMapping(mapping, columns), { columns, origin: 'f.csv', ...surroundings });
  return compiled({ line: 7, cells: row as string[] }, 'm1');
}

function event(mapped: MappedRow): JsonObject {
  if (!('event' in mapped)) throw new Error(JSON.stringify(mapped));
  return mapped.event;
}

const order: Mapping = {
  kind: 'track',
  event: 'Order Completed',
  time: { column: 'when', format: 'dd.MM.yyyy HH:mm' },
  identifiers: { user_id: 'id', email: 'mail', loyalty_card: 'extra' },
  properties: { revenue: 'amount', quantity: 'qty', total: { multiply: ['qty', 'amount'] } },
  traits: { name: { template: '{first} {last}' }, vip: { column: 'vip', as: 'boolean' } },
  constants: { affiliation: 'Lisbon', 'context.campaign.source': 'file' },
  money: { currencyColumn: 'cur' },
  decimal: ',',
};

describe('a row under a mapping', () => {
  it('becomes a message in the shape of the Segment spec', () => {
    expect(event(map(order, cells, { timezone: 'Europe/Lisbon' }))).toEqual({
      type: 'track',
      messageId: 'm1',
      event: 'Order Completed',
      timestamp: '2023-02-01T13:05:00.000Z',
      userId: '007',
      properties: { affiliation: 'Lisbon', revenue: 1234.5, quantity: 3, total: 3703.5, currency: 'EUR' },
      context: {
        import: { file: 'f.csv', line: 7 },
        campaign: { source: 'file' },
        traits: { name: 'Maya Okafor', vip: true, email: 'May@Example.org' },
      },
    });
  });

  it('has its identifiers where identity looks for them', () => {
    const identify = event(
      map({
        kind: 'identify',
        identifiers: { email: 'mail', card: 'id', anonymous_id: 'first' },
        traits: { email: 'last', 'address.city': 'first' },
      }),
    );
    expect(identify).toMatchObject({
      type: 'identify',
      anonymousId: 'Maya',
      traits: { email: 'Okafor', address: { city: 'Maya' } },
      context: {
        externalIds: [
          { id: 'May@Example.org', type: 'email', collection: 'users', encoding: 'none' },
          { id: '007', type: 'card', collection: 'users', encoding: 'none' },
        ],
      },
    });
    expect(event(map({ kind: 'group', identifiers: { user_id: 'id', group_id: 'last' }, traits: { name: 'last' } }))).toMatchObject({
      type: 'group',
      userId: '007',
      groupId: 'Okafor',
      traits: { name: 'Okafor' },
    });
    expect(event(map({ kind: 'alias', time: { now: true }, identifiers: { user_id: 'id', previous_id: 'first' } }))).toMatchObject({
      type: 'alias',
      userId: '007',
      previousId: 'Maya',
    });
  });

  it('takes zone and currency of the source where it says none', () => {
    const plain: Mapping = { ...order, money: {}, decimal: ',' };
    expect(event(map(plain, cells, { timezone: 'America/New_York', currency: 'USD' }))).toMatchObject({
      timestamp: '2023-02-01T18:05:00.000Z',
      properties: { currency: 'USD' },
    });
    expect(
      event(
        map({ ...plain, time: { column: 'when', format: 'dd.MM.yyyy HH:mm', timezone: 'Asia/Tokyo' } }, cells, {
          timezone: 'America/New_York',
        }),
      ),
    ).toMatchObject({ timestamp: '2023-02-01T04:05:00.000Z' });
  });

  it.each([
    ['2023-02-01', undefined, true],
    ['2023-02-01T00:00', undefined, undefined],
    ['01.02.2023', 'dd.MM.yyyy', true],
    ['01.02.2023 00:00', 'dd.MM.yyyy HH:mm', undefined],
    ['1675209600', 'unix', undefined],
  ])('says when it states a day without a time: %s', (when, format, dateOnly) => {
    const time = { column: 'when', ...(format === undefined ? {} : { format }) };
    const { context, timestamp } = event(map({ ...order, time }, cells.with(2, when))) as { context: JsonObject; timestamp: string };
    expect(timestamp).toBe('2023-02-01T00:00:00.000Z');
    expect((context.import as JsonObject).dateOnly).toBe(dateOnly);
  });

  it('is refused with everything that is wrong with it', () => {
    const bad = map(order, ['', '', '31.02.2023 10:00', 'x', '3', 'Euro', '', '', 'perhaps', '']);
    expect(bad).toEqual({
      problem: [
        'time "31.02.2023 10:00" in column "when" is not a date in the format dd.MM.yyyy HH:mm',
        'vip (column "vip"): "perhaps" is neither yes nor no',
        'revenue (column "amount"): "x" is not a number with decimal ","',
        '"x" in column "amount" is not a number',
        'currency "Euro" in column "cur" is not a code of three letters',
        'says nobody: "id", "mail", "extra" are all empty',
      ].join('; '),
    });
    expect(map(order, ['1', '', '', '', '', '', '', '', '', ''])).toEqual({ problem: 'column "when" says no time' });
  });

  it('leaves out what is empty, and keeps a faulty text where the mapping says so', () => {
    const lenient: Mapping = {
      kind: 'identify',
      identifiers: { user_id: 'id' },
      traits: { birthday: { column: 'extra', as: 'date', format: 'yyyyMMdd', faulty: 'text' }, note: 'last' },
    };
    expect(event(map(lenient, ['1', '', '', '', '', '', '', '\\N', '', '19080230']))).toMatchObject({ traits: { birthday: '19080230' } });
    expect(event(map(lenient, ['1', '', '', '', '', '', '', '\\N', '', '19080229'])).traits).toEqual({ birthday: '1908-02-29' });
    expect(event(map(lenient, ['1', '', '', '', '', '', '', '', '', ''])).traits).toBeUndefined();
  });

  it('has its values looked up, and names its own event', () => {
    const mapping: Mapping = {
      ...order,
      event: { column: 'vip', values: { ja: 'Order Completed', nein: 'Order Refunded' } },
      properties: { grade: { column: 'first', values: { Maya: 'A', Ann: null }, otherwise: 'B' } },
    };
    const withCells = (vip: string, first: string) => map(mapping, ['1', '', '01.02.2023 13:05', '', '', '', first, '', vip, '']);
    expect(event(withCells('nein', 'Maya'))).toMatchObject({ event: 'Order Refunded', properties: { grade: 'A' } });
    expect(event(withCells('nein', 'Zoe'))).toMatchObject({ properties: { grade: 'B' } });
    expect(event(withCells('nein', 'Ann')).properties).not.toHaveProperty('grade');
    expect(withCells('vielleicht', 'Ann')).toEqual({
      problem: '"vielleicht" in column "vip" is none of the mapped event names; vip (column "vip"): "vielleicht" is neither yes nor no',
    });
  });

  it('is left out when a condition holds', () => {
    const skipping = (...skipWhen: NonNullable<Mapping['skipWhen']>) => 'skipped' in map({ ...order, skipWhen });
    expect(skipping({ column: 'extra', blank: true })).toBe(true);
    expect(skipping({ column: 'extra', blank: false })).toBe(false);
    expect(skipping({ column: 'qty', below: 3 }, { column: 'qty', above: 2 })).toBe(true);
    expect(skipping({ column: 'first', is: ['Ann', 'Maya'] })).toBe(true);
    expect(skipping({ column: 'last', matches: '^O.*r$' })).toBe(true);
    expect(skipping({ column: 'amount', below: 1234 })).toBe(false);
  });

  it('that is a Segment message already stays one, gets an id when it has none, and loses the key it carries', () => {
    const segment = compileMapping(checkMapping({ kind: 'segment' }), { columns: undefined, origin: 'f' });
    const row = (object: JsonObject) => segment({ line: 1, object, text: '' }, 'made');
    expect(row({ type: 'track', event: 'X', userId: 'u', writeKey: 'secret' })).toEqual({
      event: { type: 'track', event: 'X', userId: 'u', messageId: 'made' },
    });
    expect(row({ type: 'page', messageId: 'own', userId: 'u' })).toMatchObject({ event: { messageId: 'own' } });
    expect(row({ type: 'pigeon' })).toMatchObject({ problem: expect.stringContaining('none of identify') });
  });

  it('of JSON is read by dotted paths and keeps the types it has', () => {
    const compiled = compileMapping(
      checkMapping({ kind: 'identify', identifiers: { user_id: 'a.id' }, traits: { tags: 'tags', n: 'a.n', 'x.y': 'x.y', none: 'a.b.c' } }),
      { columns: undefined, origin: 'f' },
    );
    const object = { a: { id: 5, n: 1.5 }, tags: ['p'], 'x.y': true };
    expect(compiled({ line: 1, object, text: '' }, 'm')).toMatchObject({
      event: { userId: '5', traits: { tags: ['p'], n: 1.5, x: { y: true } } },
    });
  });
});

describe('a mapping', () => {
  const problemsOf = (mapping: unknown, known?: readonly string[]): string[] => {
    try {
      checkMapping(mapping, known);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      expect(error.code).toBe('connector.bad_mapping');
      return error.problems.map((problem) => `${problem.at}: ${problem.message}`);
    }
  };

  it('is refused with every problem at once, in words', () => {
    expect(problemsOf({ kind: 'trac', evnt: 'x', properties: { revenue: 5 } })).toEqual([
      'mapping.evnt: is not a part of a mapping; check the spelling',
      expect.stringContaining('mapping.kind: must be one of identify, track'),
      expect.stringContaining('mapping.properties.revenue: must be a column’s name'),
    ]);
    expect(
      problemsOf(
        {
          kind: 'track',
          time: { column: 'When', format: 'QQ', timezone: 'Mars' },
          identifiers: {},
          traits: { 'a.__proto__.b': 'id', t: { template: 'no column' } },
        },
        columns,
      ),
    ).toEqual([
      'mapping.event: a track event needs a name, for example "Order Completed"',
      'mapping.identifiers: say which column tells who it is: user_id, email, phone or a namespace of yours',
      'mapping.traits.t.template: has no column in it; write columns in braces: {first} {last}',
      'mapping.traits.a.__proto__.b: cannot be used as a name',
      expect.stringContaining('mapping.time.format: "QQ" is no part of a date'),
      'mapping.time.timezone: "Mars" is not a time zone; use a name such as Europe/Lisbon',
      'mapping.time.column: the file has no column "When"; did you mean "when"?',
    ]);
    expect(problemsOf({ kind: 'segment', event: 'x' })).toEqual([
      'mapping.event: does nothing where rows are Segment messages already; leave it out',
    ]);
    expect(problemsOf({ kind: 'segment' }, columns)).toEqual([expect.stringContaining('this file is a table')]);
    expect(problemsOf({ kind: 'alias', identifiers: { email: 'mail' } })).toHaveLength(3);
    expect(problemsOf({ ...order, skipWhen: [{ column: 'id' }, { column: 'id', matches: '(' }] })).toHaveLength(2);
    expect(problemsOf('nonsense')).toEqual(['mapping: expected object']);
  });
});

describe('the name of a row', () => {
  const identity = (mapping: Mapping, sourceId = 1) => new RowIdentity({ sourceId: sourceId as SourceId, secret: 's', mapping, columns });
  const row = (line: number, ...first: string[]) => ({ line, cells: [...first, ...cells.slice(first.length)] });
  const ids = (names: RowIdentity, rows: ReturnType<typeof row>[]) => rows.map((one) => JSON.stringify(names.next(one)));

  it('is the same for the same file again, and different for two equal lines of one file', () => {
    const rows = [row(2, 'a'), row(3, 'b'), row(4, 'a'), row(5, 'a')];
    const first = ids(identity(order), rows);
    expect(new Set(first).size).toBe(4);
    expect(ids(identity(order), rows)).toEqual(first);
    // A longer edition of the file names its old rows as before, wherever they stand.
    expect(ids(identity(order), [row(2, 'new'), ...rows]).slice(1)).toEqual(first);
  });

  it('differs by source, kind, event and edition', () => {
    const names = [
      identity(order),
      identity(order, 2),
      identity({ ...order, event: 'Other' }),
      identity({ ...order, kind: 'page' }),
      identity({ ...order, edition: '2' }),
    ];
    expect(new Set(names.map((one) => ids(one, [row(2, 'a')])[0])).size).toBe(5);
  });

  it('is made of the columns that the mapping chooses, or of a template as it is', () => {
    const chosen = identity({ ...order, messageId: ['id', 'when'] });
    const [one, two, three] = ids(chosen, [row(2, 'a', 'x'), row(3, 'a', 'y'), row(4, 'b', 'x')]);
    expect(one).toBe(two);
    expect(three).not.toBe(one);
    expect(chosen.next({ line: 5, cells: ['', '', ''] })).toMatchObject({ problem: expect.stringContaining('all empty') });
    expect(identity({ ...order, messageId: { template: 'order-{id}' } }).next(row(2, '9'))).toMatchObject({ messageId: 'order-9' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedText, shapeOf } from './warehouse-statement.ts';

describe('the kind of a statement', () => {
  it.each([
    ['SELECT 1', 'select'],
    ['  -- why\n/* and */ with 1 AS x select x', 'select'],
    ['(SELECT 1) UNION ALL (SELECT 2)', 'select'],
    ['FROM numbers(3) SELECT number', 'select'],
    ['INSERT INTO t VALUES (1)', 'insert'],
    ['CREATE TABLE t (a UInt8) ENGINE = Memory', 'other'],
    ['SHOW TABLES', 'other'],
    ['', 'other'],
  ])('%j is %s', (text, kind) => {
    expect(shapeOf(text).kind).toBe(kind);
  });
});

describe('the format that a statement names', () => {
  it.each([
    ['SELECT 1 FORMAT JSONEachRow', 'JSONEachRow'],
    ['SELECT 1 format CSV;', 'CSV'],
    ['SELECT 1 FORMAT JSON SETTINGS max_threads = 1', 'JSON'],
    ["SELECT ' FORMAT CSV'", undefined],
    ['SELECT format FROM t', undefined],
    ['SELECT 1 AS format', undefined],
    ['SELECT 1 -- FORMAT CSV', undefined],
  ])('%j names %s', (text, format) => {
    expect(shapeOf(text).format).toBe(format);
  });
});

describe('a second statement', () => {
  it.each([
    ['SELECT 1', false],
    ['SELECT 1; -- the end\n ', false],
    ['SELECT \';\', `a;b`, "c;d", $x$ ; $x$', false],
    ['SELECT 1; DROP TABLE t', true],
    ['INSERT INTO t FORMAT JSONEachRow {"a": "; DROP TABLE t"}', false],
    ["INSERT INTO t VALUES ('a'); SELECT 1", false],
  ])('%j: %s', (text, several) => {
    // What follows an INSERT's format or VALUES is data, and the engine reads it as nothing else.
    expect(shapeOf(text).several).toBe(several);
  });

  it('is never seen inside a quoted text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '"', '`', '\\', ';', '$', '-', '/', '*', '#', ' ', '\n', 'a', 'ü') }), (text) => {
        expect(shapeOf(`SELECT ${quotedText(text)} FORMAT CSV`)).toMatchObject({ kind: 'select', several: false, format: 'CSV' });
      }),
    );
  });
});

describe('the head of an insert', () => {
  it('is read where it is plain', () => {
    expect(shapeOf('INSERT INTO t FORMAT JSONEachRow').insert).toMatchObject({
      table: 't',
      columns: undefined,
      plain: true,
      inlineData: false,
    });
    expect(shapeOf("insert into table `db`.t (a, `b`)\nSETTINGS x = 1, y = '2' FORMAT CSV").insert).toMatchObject({
      table: 'db.t',
      columns: ['a', 'b'],
      plain: true,
      settings: "x = 1, y = '2'",
    });
  });

  it('shows where a file may be named', () => {
    const text = 'INSERT INTO t (a) SETTINGS x = 1 FORMAT Parquet';
    const { clausesAt } = shapeOf(text).insert!;
    expect(`${text.slice(0, clausesAt)}| ${text.slice(clausesAt)}`).toBe('INSERT INTO t (a) | SETTINGS x = 1 FORMAT Parquet');
  });

  it.each([
    "INSERT INTO FUNCTION file('x') FORMAT CSV",
    'INSERT INTO `my table` FORMAT CSV',
    'INSERT INTO t (* EXCEPT (a)) FORMAT CSV',
    "INSERT INTO t SELECT * FROM input('a UInt8') FORMAT CSV",
    'INSERT INTO t VALUES',
    'INSERT INTO t SELECT 1',
  ])('%s is left to the engine', (text) => {
    const { insert } = shapeOf(text);
    expect(insert?.plain === true && insert.table !== undefined).toBe(false);
  });

  it('tells data given with the statement from none', () => {
    expect(shapeOf('INSERT INTO t FORMAT CSV\n1,2').insert?.inlineData).toBe(true);
    expect(shapeOf('INSERT INTO t FORMAT CSV ; \n').insert?.inlineData).toBe(false);
  });
});

it('reads any text without throwing or hanging', () => {
  const sqlPiece = fc.constantFrom(
    'SELECT',
    'INSERT INTO',
    ' FORMAT ',
    'VALUES',
    "'",
    '"',
    '`',
    '$',
    ';',
    '(',
    ')',
    '--',
    '/*',
    '*/',
    '\\',
    ' ',
    '\n',
    '.',
    't',
  );
  fc.assert(fc.property(fc.array(sqlPiece, { maxLength: 60 }), (pieces) => void shapeOf(pieces.join(''))));
});

it.each(["'", '/* ', '$a$b', "'\\", '"`', "SELECT 'x', ", '(', 'INSERT '])(
  'takes a time that grows with the length of %j alone',
  (piece) => {
    const start = performance.now();
    shapeOf(piece.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(3_000);
  },
);

it('reads a statement with a megabyte of text in one literal', () => {
  expect(shapeOf(`SELECT ${quotedText("it's\n".repeat(300_000))} FORMAT CSV`)).toMatchObject({
    kind: 'select',
    format: 'CSV',
    several: false,
  });
});

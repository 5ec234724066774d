import { describe, expect, it } from 'vitest';
import { type Column, csvOf, nextSort, shownColumns, sortedRows, withColumnSwitched } from './column.ts';

interface Row {
  name: string;
  size?: number;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, plain: (row) => row.name },
  { id: 'size', header: 'Size', cell: (row) => row.size, plain: (row) => row.size },
  { id: 'note', header: 'Note', cell: () => '', extra: true },
];

describe('columns in the address bar', () => {
  it('shows all but the extra ones until somebody chooses', () => {
    expect(shownColumns(columns, undefined).map((column) => column.id)).toEqual(['name', 'size']);
    expect(shownColumns(columns, 'note').map((column) => column.id)).toEqual(['name', 'note']);
  });

  it('leaves the address bar again when the usual columns are back', () => {
    const without = withColumnSwitched(columns, undefined, 'size');
    expect(without).toBe('name');
    expect(withColumnSwitched(columns, without, 'size')).toBeUndefined();
    expect(withColumnSwitched(columns, undefined, 'note')).toBe('name,size,note');
  });
});

describe('sorting', () => {
  it('goes up, down, and back to the server order', () => {
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBeUndefined();
  });

  it('keeps what is unknown last in both directions', () => {
    const rows: Row[] = [{ name: 'b' }, { name: 'a', size: 2 }, { name: 'c', size: 10 }];
    expect(sortedRows(rows, columns, 'size', 'en').map((row) => row.name)).toEqual(['a', 'c', 'b']);
    expect(sortedRows(rows, columns, '-size', 'en').map((row) => row.name)).toEqual(['c', 'a', 'b']);
    expect(sortedRows(rows, columns, 'nothing', 'en')).toEqual(rows);
  });
});

describe('export', () => {
  it('quotes what needs quoting and disarms formulas', () => {
    const csv = csvOf([{ name: 'a "b", c', size: 1 }, { name: '=1+1' }], columns);
    expect(csv).toBe('Name,Size\r\n"a ""b"", c",1\r\n\'=1+1,\r\n');
  });
});

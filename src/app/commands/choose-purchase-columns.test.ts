import { describe, expect, it } from 'vitest';
import { choosePurchaseColumns } from './choose-purchase-columns.ts';

const columns = (sample: Record<string, readonly string[]>) => Object.entries(sample).map(([name, values]) => ({ name, values }));
const days = ['2024-01-02', '2024-02-03', '2024-03-04'];

describe('columns of a file of purchases', () => {
  it('are found by what headings say, in several spellings', () => {
    expect(
      choosePurchaseColumns(columns({ 'Order Date': days, 'Customer-ID': ['7', '8', '9'], 'Order Total': ['1.5', '2', '3'] }), {}),
    ).toEqual({
      ...{ customer: 'Customer-ID', date: 'Order Date', amount: 'Order Total' },
    });
    expect(
      choosePurchaseColumns(
        columns({ Kundennummer: ['7', '8', '9'], Datum: ['2.1.2024', '3.2.2024', '4.3.2024'], Betrag: ['1,5', '2', '3'] }),
        {},
      ),
    ).toEqual({
      ...{ customer: 'Kundennummer', date: 'Datum', amount: 'Betrag' },
    });
  });

  it('are found by their place where there are no headings', () => {
    const log = columns({
      'column 1': ['00004', '00021'],
      'column 2': ['0001', '0002'],
      'column 3': ['19970101', '19970118'],
      'column 4': ['2', '2'],
      'column 5': ['29.33', '29.73'],
    });
    expect(choosePurchaseColumns(log, {})).toEqual({ customer: 'column 1', date: 'column 3', amount: 'column 5' });
    expect(choosePurchaseColumns(log, { customer: 'column 2' })).toMatchObject({ customer: 'column 2', date: 'column 3' });
  });

  it('are asked for, all at once, where they cannot be told', () => {
    const unclear = columns({ colour: ['red', 'blue'], weight: ['a', 'b'] });
    const problemsOf = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return (error as { problems: { at: string }[] }).problems.map(({ at }) => at);
      }
    };
    expect(choosePurchaseColumns(columns({ customer: ['a', 'b'], date: ['2024-01-01', '2024-01-02'] }), {})).toEqual({
      customer: 'customer',
      date: 'date',
    });
    const paid = columns({ customer: ['a', 'b'], date: ['2024-01-01', '2024-01-02'], amount: ['1', ''] });
    expect(choosePurchaseColumns(paid, { amount: 'none' })).toEqual({ customer: 'customer', date: 'date' });
    expect(problemsOf(() => choosePurchaseColumns(unclear, {}))).toEqual(['--customer', '--date']);
    expect(problemsOf(() => choosePurchaseColumns(unclear, { customer: 'colour', date: 'when' }))).toEqual(['--date']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../api/contract.ts';
import { draftOf, mappingOf, problemsOf, withKind } from './mapping-draft.ts';

const columns = ['KdNr', 'Mail', 'Kauf am', 'Betrag', 'Währung', 'Filiale', 'Menge', 'Preis'];
const purchases: Mapping = {
  kind: 'track',
  event: 'Order Completed',
  time: { column: 'Kauf am', format: 'dd.MM.yyyy HH:mm', timezone: 'Europe/Berlin' },
  identifiers: { user_id: 'KdNr', email: 'Mail' },
  properties: { total: { column: 'Betrag', as: 'money' }, revenue: { multiply: ['Menge', 'Preis'] }, store_id: 'Filiale' },
  money: { currencyColumn: 'Währung' },
  decimal: ',',
};

describe('taking a mapping apart', () => {
  it('gives every column one use and keeps the rest', () => {
    const draft = draftOf(purchases, columns);
    expect(draft.uses.map((use) => `${use.column}: ${use.place} ${use.name}`)).toEqual([
      'KdNr: identifier user_id',
      'Mail: identifier email',
      'Kauf am: time dd.MM.yyyy HH:mm',
      'Betrag: property total',
      'Währung: currency ',
      'Filiale: property store_id',
      'Menge: leave ',
      'Preis: leave ',
    ]);
    expect(draft.rest.properties).toEqual({ revenue: { multiply: ['Menge', 'Preis'] } });
  });

  it('puts together what it took apart', () => {
    expect(mappingOf(draftOf(purchases, columns))).toEqual(purchases);
  });

  it('puts together any mapping, even one in which a column is used twice', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const value = fc.oneof(
      fc.constantFrom(...columns),
      fc.record({ column: fc.constantFrom(...columns), as: fc.constantFrom('number', 'text') }),
      fc.constant({ template: '{KdNr}-{Mail}' }),
    );
    const part = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 });
    const mapping = fc.record(
      { kind: fc.constant('track'), identifiers: part, traits: part, properties: part },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(mapping, (any) => {
        expect(mappingOf(draftOf(any as Mapping, columns))).toEqual(any);
      }),
    );
  });
});

describe('editing', () => {
  it('turns properties into facts when rows are about people', () => {
    const draft = withKind(draftOf(purchases, columns), 'identify');
    expect(draft.uses.find((use) => use.column === 'Filiale')).toMatchObject({ place: 'trait', name: 'store_id' });
    expect(mappingOf(draft).event).toBeUndefined();
  });

  it('says what is missing', () => {
    const draft = draftOf({ kind: 'track', properties: { total: 'Betrag' } }, columns);
    expect(problemsOf(draft)).toEqual(['noPerson', 'noEvent']);
    expect(problemsOf(draftOf(purchases, columns))).toEqual([]);
    const unnamed = draftOf(purchases, columns);
    unnamed.uses = unnamed.uses.map((use) => (use.column === 'Mail' ? { ...use, name: 'user_id' } : use));
    expect(problemsOf(unnamed)).toEqual(['sameName']);
  });

  it('needs nothing where rows are messages already', () => {
    expect(problemsOf(draftOf({ kind: 'segment' }, columns))).toEqual([]);
  });
});

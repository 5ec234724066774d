import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { testEngines } from '../../../test/engines.ts';
import { keptListings, migrations, warehouseTables } from '../index.ts';
import { forgetListings, listingName, listingsToForget } from './forget-listings.ts';
import { addListing } from './value-listings.ts';

const now = Date.parse('2026-05-04T08:00:00Z');
const someListing = fc.record({
  kind: fc.constantFrom('fit' as const, 'own' as const),
  madeAt: fc.integer({ min: now - 30 * 86_400_000, max: now }),
  unlike: fc.uuid(),
  isShown: fc.boolean(),
});

it('forgets old fits that nobody shows and all but the newest back-tests of one’s own, and never a fit that is shown or just made', () => {
  fc.assert(
    fc.property(fc.array(someListing, { maxLength: 30 }), (made) => {
      const name = ({ kind, madeAt, unlike }: (typeof made)[number]) => listingName(kind, madeAt, unlike);
      const shown = new Set(made.filter(({ kind, isShown }) => kind === 'fit' && isShown).map(name));
      const forgotten = new Set(listingsToForget(made.map(name), shown, now));
      for (const one of made.filter(({ kind }) => kind === 'fit')) {
        expect(forgotten.has(name(one))).toBe(!one.isShown && now - one.madeAt > 3_600_000);
      }
      const own = made.filter(({ kind }) => kind === 'own');
      const kept = own.filter((one) => !forgotten.has(name(one)));
      expect(kept).toHaveLength(Math.min(8, own.length));
      for (const one of own.filter((each) => forgotten.has(name(each)))) {
        expect(one.madeAt).toBeLessThanOrEqual(Math.min(...kept.map(({ madeAt }) => madeAt)));
      }
    }),
  );
});

it('takes what is forgotten out of both engines', async () => {
  const { postgres, warehouse, close } = await testEngines({ migrations, warehouseTables });
  onTestFinished(close);
  const day = 86_400_000;
  const names = Array.from({ length: 10 }, (_, at) => listingName('own', now - at * day, 'x')).concat(
    listingName('fit', now - day, "it's"),
  );
  for (const listing of names) {
    await addListing(postgres, { listing, oneIn: 1 });
    const row = { listing, person_id: 7, currency: 'EUR', days: [20_000, 20_010], spent_minor: 1200 };
    await warehouse.insert('value_model_person', JSON.stringify(row), listing);
  }
  await forgetListings(postgres, warehouse, now);
  expect([...(await keptListings(postgres))].sort()).toEqual(names.slice(0, 8).sort());
  const left = await warehouse.query<{ listing: string }>('SELECT listing FROM value_model_person');
  expect(left.map(({ listing }) => listing).sort()).toEqual(names.slice(0, 8).sort());
});

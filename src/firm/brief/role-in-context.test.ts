import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartyRole, partyRoles } from '../role/party-role.ts';
import { briefRulesSetting } from './brief-rules.ts';
import { mattersOf, sayingOf } from './role-in-context.ts';

const rules = briefRulesSetting.default;
const today = '2026-05-04';
const leasing: PartyRole[] = [
  { role: 'partner', context: 'leases our product to hotels', since: '2025-01-01' },
  { role: 'competitor', context: 'bids against us for installations', since: '2025-06-01' },
];
const withheldIn = (roles: readonly PartyRole[], asked: string | undefined) =>
  sayingOf(roles, asked, today, rules).withheld.map(({ item }) => item);

describe('what may be said to a firm of several roles', () => {
  it('holds price floors and stock back in a bid, and names the role', () => {
    const saying = sayingOf(leasing, 'installation bid', today, rules);
    expect(saying.withheld).toEqual([
      { item: 'priceFloors', because: leasing[1], why: 'sameContext' },
      { item: 'stock', because: leasing[1], why: 'sameContext' },
    ]);
    expect(saying.roles.map(({ role }) => role.role)).toEqual(['competitor']);
    expect(saying.shown).not.toContain('stock');
  });

  it('shows the service history in a service case, where it is no competitor', () => {
    const saying = sayingOf(leasing, 'service case', today, rules);
    expect(saying.withheld).toEqual([]);
    expect(saying.shown).toContain('serviceHistory');
  });

  it('knows a matter by its words, however they are written', () => {
    expect(mattersOf('Instalações de carregadores', rules)).toEqual(['installation bid']);
    expect(withheldIn(leasing, 'a tender for chargers')).toEqual(['priceFloors', 'stock']);
    expect(withheldIn(leasing, 'renewal of the lease')).toEqual([]);
  });

  it('is careful where it cannot tell', () => {
    expect(withheldIn(leasing, undefined)).toEqual(['priceFloors', 'stock']);
    expect(withheldIn(leasing, 'lunch')).toEqual(['priceFloors', 'stock']);
    expect(withheldIn([{ role: 'competitor', context: 'same streets', since: '2025-01-01' }], 'service case')).toEqual(['stock']);
  });

  it('holds nothing back for a role that has ended, or has not begun', () => {
    expect(withheldIn([{ ...(leasing[1] as PartyRole), until: '2026-01-01' }], 'installation bid')).toEqual([]);
    expect(withheldIn([{ ...(leasing[1] as PartyRole), since: '2026-06-01' }], 'installation bid')).toEqual([]);
  });

  it('never shows what it holds back, and holds no less back by one more role', () => {
    const role = fc.record({
      role: fc.constantFrom(...partyRoles),
      context: fc.constantFrom('bids for installations', 'leases', '', 'same streets'),
      since: fc.constantFrom('2025-01-01', '2027-01-01'),
    });
    const asked = fc.constantFrom('installation bid', 'service case', 'leasing', 'lunch', undefined);
    fc.assert(
      fc.property(fc.array(role, { maxLength: 6 }), role, asked, (roles, more, matter) => {
        const before = sayingOf(roles, matter, today, rules);
        const after = sayingOf([...roles, more], matter, today, rules);
        for (const { item } of after.withheld) expect(after.shown).not.toContain(item);
        expect(after.withheld.map(({ item }) => item)).toEqual(expect.arrayContaining(before.withheld.map(({ item }) => item)));
      }),
    );
  });
});

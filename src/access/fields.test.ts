import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidInput } from '../foundation/index.ts';
import { callerOf } from './caller.ts';
import { fieldRulesSetting, hiddenFields, hiddenMark, hideFields, revealEntry } from './fields.ts';

const { rules } = fieldRulesSetting.default;

describe('hidden fields', () => {
  test('are the same field however its name is written', () => {
    const clerk = hiddenFields(rules, 'clerk');
    for (const name of ['accountNumber', 'account_number', 'Account Number', 'ACCOUNT-NUMBER'])
      expect(clerk.ruleFor(name), name).toBeDefined();
    expect(clerk.ruleFor('grossMargin')).toMatchObject({ field: '*margin*' });
    expect(clerk.ruleFor('email')).toBeUndefined();
    expect(clerk.ruleFor('constructor')).toBeUndefined();
  });

  test('are those about our earnings in all the names that systems give them, and not words that only look like them', () => {
    const clerk = hiddenFields(rules, 'clerk');
    const hidden = ['margin', 'marginPercent', 'margin_eur', 'grossMarginPct', 'contribution margin', 'MARGIN', 'Margin %', 'margins'];
    hidden.push('profit', 'profit_eur', 'netProfit', 'profitability', 'markup', 'markupPercent', 'priceMarkup', 'cogs', 'supplier_price');
    hidden.push('cost', 'costs', 'unitCost', 'unit_costs', 'costPrice', 'cost_price', 'landedCost', 'costOfGoodsSold', 'unitCostEur');
    for (const name of hidden) expect(clerk.ruleFor(name), name).toBeDefined();
    const shown = [
      'marginal',
      'marginalNote',
      'nonprofit',
      'is_nonprofit',
      'profile',
      'shippingCost',
      'delivery_cost',
      'costume',
      'customer',
    ];
    for (const name of [...shown, 'price', 'costa']) expect(clerk.ruleFor(name), name).toBeUndefined();
    expect(clerk.ruleFor('marginal_cost')).toBeDefined();
    const made = hiddenFields([{ field: 'iban', except: ['iban'], hiddenFrom: ['clerk'], why: '' }], 'clerk');
    expect(made.ruleFor('iban')).toBeUndefined();
  });

  test('depend on the role: what a product costs is for who decides about it, a full number for nobody without a reason', () => {
    for (const role of ['clerk', 'agent', 'supervisor', 'marketer'] as const)
      expect(hiddenFields(rules, role).ruleFor('margin')).toBeDefined();
    for (const role of ['accountManager', 'sponsor', 'analyst', 'cmo', 'cio', 'admin'] as const)
      expect(hiddenFields(rules, role).ruleFor('margin')).toBeUndefined();
    for (const role of ['clerk', 'accountManager', 'supervisor', 'sponsor', 'steward', 'cmo', 'admin'] as const)
      expect(hiddenFields(rules, role).ruleFor('iban')).toBeDefined();
  });

  test('are taken out at any depth, and nothing else changes', () => {
    const clerk = hiddenFields(rules, 'clerk');
    const event = { properties: { products: [{ sku: 'a', unit_cost: 3, price: 5 }], iban: { parts: ['DE', 1] } }, context: null };
    expect(hideFields(event, clerk)).toEqual({
      properties: { products: [{ sku: 'a', unit_cost: hiddenMark, price: 5 }], iban: hiddenMark },
      context: null,
    });
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        expect(hideFields(value as never, hiddenFields([], 'clerk'))).toEqual(value);
      }),
    );
    const hostile = JSON.parse('{"__proto__":{"margin":1},"constructor":2}') as never;
    expect(JSON.stringify(hideFields(hostile, clerk))).toBe(`{"__proto__":{"margin":"${hiddenMark}"},"constructor":2}`);
  });

  test('rules with many stars are refused, since matching them could take seconds', () => {
    const rule = { field: '*a*b*c', hiddenFrom: ['clerk' as const], why: '' };
    expect(fieldRulesSetting.problemsOf({ rules: [rule] })).toEqual([expect.objectContaining({ at: 'rules[0].field' })]);
    expect(fieldRulesSetting.problemsOf({ rules: [{ ...rule, field: '*', hiddenFrom: ['boss'] }] }).length).toBeGreaterThan(0);
  });

  test('showing one needs a reason, which goes into the log with the name of the field and not its value', () => {
    const caller = callerOf({ kind: 'user', id: 1, name: 'Ana', role: 'agent', mustSetPassword: false });
    const reveal = { subject: 'person:p1', field: 'iban', reason: ' refund by phone ' };
    expect(revealEntry(caller, reveal)).toMatchObject({ action: 'people.reveal', reason: 'refund by phone', details: { field: 'iban' } });
    expect(() => revealEntry(caller, { ...reveal, reason: '  ' })).toThrow(InvalidInput);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFirmIdentifier, type FirmNamespace, isOwnDomain } from './firm-identifier.ts';

const storedAs = (namespace: FirmNamespace, text: string) => {
  const checked = checkFirmIdentifier(namespace, text);
  return checked.ok ? checked.value : undefined;
};
const problemOf = (namespace: FirmNamespace, text: string) => {
  const checked = checkFirmIdentifier(namespace, text);
  return checked.ok ? undefined : checked.problem;
};

// Numbers that registers publish, of tax offices' own examples and of firms that print them.
const vatNumbers = [
  'ATU13585627 BE0403019261 BG175074752 CY10259033P CZ25123891 DE136695976 DK13585628 EE100931558 EL094259216 ESA13585625',
  'ESB58378431 ES54362315K FI20774740 FR40303265045 FR83404833048 GB980780684 HR33392005961 HU12892312 IE6433435F IT00743110157',
  'LT119511515 LU15027442 LV40003521600 MT11679112 NL004495445B01 PL8567346215 PT501964843 RO18547290 SE556012579001 SI50223054 SK2022749619',
].flatMap((line) => line.split(' '));

describe('numbers of firms', () => {
  it.each(vatNumbers)('takes %s', (number) => {
    expect(problemOf('vat', number)).toBeUndefined();
  });

  it('finds every mistyped digit in countries whose check digits can', () => {
    const finding = vatNumbers.filter((number) => /^(BE|DE|EE|HR|HU|IT)/.test(number));
    fc.assert(
      fc.property(fc.constantFrom(...finding), fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const place = 2 + (at % (number.length - 2));
        const digit = number[place] as string;
        const wrong = `${number.slice(0, place)}${(Number(digit) + by) % 10}${number.slice(place + 1)}`;
        expect(problemOf('vat', wrong), wrong).toBeDefined();
      }),
    );
  });

  it('says what is wrong with a VAT number, and what to do', () => {
    expect(problemOf('vat', 'PT501964842')).toBe('has a wrong check digit for PT: a digit is mistyped, compare it with the invoice');
    expect(problemOf('vat', 'PT50196484')).toBe('is no VAT number of PT: after PT come 9 digits');
    expect(problemOf('vat', '501964843')).toContain('write the two letters of an EU country');
    expect(storedAs('vat', 'pt 501.964.843')).toBe('PT501964843');
    expect(storedAs('vat', 'GR 094259216')).toBe('EL094259216');
  });

  it('checks an LEI by its two last digits', () => {
    expect(storedAs('lei', '5067 00GE1G29325QX363')).toBe('506700GE1G29325QX363');
    expect(storedAs('lei', '213800KUD8LAJWSQ9D15')).toBe('213800KUD8LAJWSQ9D15');
    expect(problemOf('lei', '213800KUD8LAJWSQ9D16')).toContain('wrong check digits');
    expect(problemOf('lei', '213800KUD8')).toContain('20 letters and digits');
  });

  it('finds every digit of an LEI that is mistyped as a digit, and every letter as a letter', () => {
    const lei = '213800KUD8LAJWSQ9D15';
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (at, letter) => {
        const typed = `${lei.slice(0, at)}${letter}${lei.slice(at + 1)}`;
        if (/\d/.test(letter) === /\d/.test(lei[at] as string)) expect(storedAs('lei', typed) === undefined).toBe(typed !== lei);
      }),
    );
  });

  it('takes nine digits for a D-U-N-S number', () => {
    expect(storedAs('duns', '15-048-3782')).toBe('150483782');
    expect(problemOf('duns', '15048378')).toContain('nine digits');
  });

  it('puts the country before a number of a register', () => {
    expect(storedAs('registration', 'gb 01234567')).toBe('GB:01234567');
    expect(problemOf('registration', '01234567')).toContain('two letters of the country');
  });

  it('cuts addresses down to the domain', () => {
    for (const text of ['https://www.Acme.example/de?x=1', 'ana@acme.example', 'acme.example.', 'WWW.ACME.EXAMPLE:443'])
      expect(storedAs('domain', text)).toBe('acme.example');
    expect(problemOf('domain', 'acme')).toContain('acme.example');
    expect(isOwnDomain('gmail.com')).toBe(false);
    expect(isOwnDomain('shop.wixsite.com')).toBe(false);
    expect(isOwnDomain('acme.example')).toBe(true);
  });
});

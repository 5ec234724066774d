import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { JsonObject } from '../foundation/index.ts';
import { phoneCountryOf } from './phone-country.ts';

const country = (context: JsonObject, traits: JsonObject = {}, timezone = 'UTC') =>
  phoneCountryOf({ kind: 'identify', traits, context } as CustomerEvent, timezone);

describe('the country of a phone number without one', () => {
  it('is the one stated beside it, else that of the event, else that of its source', () => {
    const berlin = { timezone: 'Europe/Berlin', locale: 'en-GB' };
    expect(country(berlin, { address: { country: 'pt' } }, 'Europe/Lisbon')).toBe('PT');
    expect(country(berlin, { country: 'Narnia' }, 'Europe/Lisbon')).toBe('DE');
    for (const said of ['Portugal', 'PT', 'PRT', ' portugal ']) expect(country({}, { address: { country: said } })).toBe('PT');
    for (const said of ['Germany', 'Deutschland', 'Alemanha', 'Alemania', 'Allemagne', 'DEU'])
      expect(country({}, { country: said })).toBe('DE');
    for (const said of ['UK', 'United Kingdom', 'Royaume-Uni', 'GBR']) expect(country({}, { country: said })).toBe('GB');
    expect(country({ location: { country: 'ES' } }, {}, 'Europe/Lisbon')).toBe('ES');
    expect(country({ locale: 'pt-BR' })).toBe('BR');
    expect(country({ locale: 'zh_Hant_TW' })).toBe('TW');
    expect(country({ locale: 'pt' }, {}, 'Europe/Lisbon')).toBe('PT');
    expect(country({ timezone: 'Asia/Calcutta' })).toBe('IN');
  });

  it('is unknown where nothing says it', () => {
    expect(country({ timezone: 'Nowhere/Atlantis', locale: 'en' })).toBeUndefined();
    expect(country({}, {}, 'UTC')).toBeUndefined();
  });
});

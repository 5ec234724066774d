import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { drawFirm } from './firms.ts';
import { drawPerson } from './person.ts';

describe('phone numbers', () => {
  const people = Array.from({ length: 3000 }, (_, index) => drawPerson(7, index));

  it('are numbers that the country’s plan allows, so that a strict reader takes them', () => {
    const company = { seed: 7, people: 3000, start: Date.UTC(2023, 0, 1), until: Date.UTC(2026, 0, 1) };
    const firms = Array.from({ length: 200 }, (_, number) => drawFirm(company, number));
    const numbers = [
      ...people.flatMap((person) => [person.mobile, person.household.landline]),
      ...firms.flatMap((firm) => firm.contacts.flatMap(({ person }) => [person.mobile, person.household.landline])),
    ].filter((number) => number !== undefined);
    const wrong = numbers.filter((number) => parsePhoneNumberFromString(number)?.isValid() !== true);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('are nobody else’s', () => {
    const mobiles = people.map((person) => person.mobile).filter((number) => number !== undefined);
    expect(new Set(mobiles).size).toBe(mobiles.length);
    const homes = new Map(people.map((person) => [person.household.id, person.household.landline]));
    const lines = [...homes.values()].filter((number) => number !== undefined);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
